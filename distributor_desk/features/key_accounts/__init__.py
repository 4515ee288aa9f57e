"""Key accounts: contracts with supermarket chains, their fees, and the negotiation about them."""

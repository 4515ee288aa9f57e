"""Sales: the one ledger of sales lines, returns and payments."""

"""What is read of the range: the ledger's sums by product, and figures of the whole company."""

"""Excel in and out: knows columns, not customers."""

"""Products: what we sell, its case size, price and stock."""

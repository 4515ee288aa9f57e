"""Customers: who they are, on which route, whose rep."""

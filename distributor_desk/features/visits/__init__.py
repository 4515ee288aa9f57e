"""Visits: routes, promises, and the sheet in the hand of the rep."""

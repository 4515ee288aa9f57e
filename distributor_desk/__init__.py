"""Distributor Desk: the desk of a small family-run distributor."""

__version__ = "0.1.0"

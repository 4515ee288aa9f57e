"""Forms and panels of key accounts."""

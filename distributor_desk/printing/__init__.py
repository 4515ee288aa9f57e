"""Paper: knows millimetres, not rebates."""

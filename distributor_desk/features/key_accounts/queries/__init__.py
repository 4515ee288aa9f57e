"""What is read of key accounts."""

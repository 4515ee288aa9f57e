"""What can be done with key accounts: one gesture, one write."""

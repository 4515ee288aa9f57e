"""What can be done with returns: one gesture, one write."""

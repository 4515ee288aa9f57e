"""What can be done with reps: one gesture, one write."""

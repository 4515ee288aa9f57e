"""What is read of reps: the board of a month, targets by category, commission, people, meetings."""

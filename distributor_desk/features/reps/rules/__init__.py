"""What is true of reps: targets by the season, measures of their calls, commission, leaving in good order."""

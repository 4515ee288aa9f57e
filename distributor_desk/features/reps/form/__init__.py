"""The forms of the reps' page."""

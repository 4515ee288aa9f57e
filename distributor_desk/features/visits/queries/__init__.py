"""What is read for visits: by day, by card, by promise, and as it is kept."""

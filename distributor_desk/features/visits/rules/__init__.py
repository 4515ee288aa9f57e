"""What is true of visits: due days, restocking, why a shop is visited, small steps, and what paper may say."""

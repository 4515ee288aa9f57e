"""What can be done with visits, promises, routes, plans and words: one gesture, one write."""

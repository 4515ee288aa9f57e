"""What can be done with sub-distributors and their counties: one gesture, one write."""

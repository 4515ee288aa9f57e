"""What is said and printed of sub-distributors: sentences for screen and paper, the scorecard sheet, the counties."""

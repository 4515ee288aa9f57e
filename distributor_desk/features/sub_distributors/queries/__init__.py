"""What is read of sub-distributors: the list, the numbers of the scorecard, one of them whole, counties, days due."""

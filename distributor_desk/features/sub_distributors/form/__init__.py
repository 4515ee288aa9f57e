"""What is seen of sub-distributors beside the lists: the page of one, its forms, bars, its part of a customer's page."""

"""What is true of rebates (business rules §2): terms, what they pay, periods, the way to the next tier, words."""

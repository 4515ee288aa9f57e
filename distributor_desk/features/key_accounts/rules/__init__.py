"""What is true of fees, contracts and negotiations: pure values and functions (business rules §4)."""

"""What is true of returns and exchanges (business rules §3): states, reasons, the policy, the sums."""

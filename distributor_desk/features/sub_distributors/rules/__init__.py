"""What is true of sub-distributors: states and territories, the scorecard, growth, the own office (rules §7)."""

"""Portfolio: which products earn the money, which only turn it over, and what becomes of the last three."""

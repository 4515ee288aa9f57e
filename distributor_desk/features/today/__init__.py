"""Today: what needs the owner, and how the company stands."""

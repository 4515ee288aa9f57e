"""One room per subject of the trade."""

"""Qt shared by all rooms: knows tables, not trade."""

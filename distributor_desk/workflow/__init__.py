"""What joins the floors below, without a window and without trade."""

"""Stock: how long it lasts, the red line, and what a manufacturer's offer to push stock is worth."""

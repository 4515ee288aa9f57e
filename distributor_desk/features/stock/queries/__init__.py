"""What is read of stock: lines with their cover, offers, how money turns over, what needs the owner."""

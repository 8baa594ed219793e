"""What minutes hold, and what follows from them."""

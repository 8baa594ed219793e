"""One writer at a time, what has changed meanwhile, and the way back."""

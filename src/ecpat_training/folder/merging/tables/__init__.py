"""Tables as their rows and columns are known, and written again."""

"""How much of what was left to gain people gained."""

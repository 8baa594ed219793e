"""How many people of each group are compared."""

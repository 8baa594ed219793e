"""Half-days, who was there in them, and the rule of completion."""

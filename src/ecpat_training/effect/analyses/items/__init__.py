"""The single questions: how many knew, what was chosen, who changed, what to teach again."""

"""The best series: its variables, and the searches that prove it."""

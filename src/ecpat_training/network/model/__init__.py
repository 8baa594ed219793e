"""Networks by codes: who was asked, who answered, what was said of whom."""

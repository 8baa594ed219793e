"""The trained beside those who were asked twice without the training."""

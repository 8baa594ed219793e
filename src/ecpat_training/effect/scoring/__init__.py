"""From answers to the scores of scales."""

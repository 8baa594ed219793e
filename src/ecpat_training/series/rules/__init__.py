"""Rules over the dates and trainers of a series, a rule a file."""

"""Whom to train as trainers, as a proven optimum."""

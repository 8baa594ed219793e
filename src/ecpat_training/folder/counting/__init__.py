"""Counting over all trainings of a folder."""

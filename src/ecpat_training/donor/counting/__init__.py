"""Counts, and what of the counts may be published."""

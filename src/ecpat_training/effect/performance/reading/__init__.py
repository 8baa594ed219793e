"""Rubrics, keys and filled sheets, as they come."""

"""Stata data files, read by pandas behind a gate."""

"""Every change by each standardiser and each exact test."""

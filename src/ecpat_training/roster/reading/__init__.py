"""Participant lists: from rows to people, and everything doubtful in between."""

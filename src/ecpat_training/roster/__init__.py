"""Staffing: lists of people, who is on them, who comes, and who sits with whom."""

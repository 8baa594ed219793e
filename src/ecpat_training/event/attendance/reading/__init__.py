"""Attendance lists as they come, with every cell looked at."""

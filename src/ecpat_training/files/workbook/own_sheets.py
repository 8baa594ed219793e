"""Sheets of a workbook that are ours, by which it is known again."""

CHOICES = "ecpat_choices"
"""Holds what the drop-downs of a workbook offer that people fill in."""

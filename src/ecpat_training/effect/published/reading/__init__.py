"""The table of published effects, and reports of what trainings changed."""

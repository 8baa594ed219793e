"""The table of trainings, and programs that compute the figures from it again."""

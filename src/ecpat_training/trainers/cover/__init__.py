"""What depends on whom, and how many trainings can run at once."""

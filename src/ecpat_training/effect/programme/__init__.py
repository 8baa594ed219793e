"""What a whole programme of trainings changed."""

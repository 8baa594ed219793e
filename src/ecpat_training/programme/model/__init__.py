"""What the programme's file means: trainings, manual, trainers, rules as they are written."""

"""From the effects of single trainings to that of the programme."""

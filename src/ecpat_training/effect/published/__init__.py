"""What trainings of others changed, as published, and which of it a training may be compared with."""

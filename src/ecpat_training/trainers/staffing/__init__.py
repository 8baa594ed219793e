"""What the sessions of a training ask of a team, and whether some team answers."""

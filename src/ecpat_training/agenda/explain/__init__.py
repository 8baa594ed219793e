"""Why there is no agenda, what would make one possible, and what another one would cost."""

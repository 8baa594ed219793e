"""Why there is no series, and what would make one possible."""

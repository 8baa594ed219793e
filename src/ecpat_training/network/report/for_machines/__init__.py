"""What the commands answer with --json."""

"""One workflow for each command."""

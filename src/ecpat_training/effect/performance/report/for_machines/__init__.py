"""What each command answers with `--json`."""

"""Rules over a participant list, one a file."""

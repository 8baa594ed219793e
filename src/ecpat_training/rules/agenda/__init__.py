"""Rules over an agenda and its trainers, one a file."""

"""The programme's file."""

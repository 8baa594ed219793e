"""The agenda's file."""

"""What the command does, step by step."""

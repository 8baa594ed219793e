"""What the command answers to other programs."""

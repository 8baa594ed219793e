"""What a training gives, and what all of them give together."""

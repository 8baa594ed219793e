"""What a pool of trainers is made of, and what was found about it."""

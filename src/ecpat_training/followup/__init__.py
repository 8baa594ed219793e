"""Commitments of participants, what became of them, and the goals that a programme follows up."""

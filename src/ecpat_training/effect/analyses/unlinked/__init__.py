"""Waves compared as two groups of people, where nobody, or fewer than half, can be linked."""

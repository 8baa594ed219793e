"""Reliable change, person by person."""

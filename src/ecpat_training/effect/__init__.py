"""Evaluating a training: who changed, by how much, how sure that is, and what may be published."""

"""Evaluating one training: from survey exports to its effect report, a step a file."""

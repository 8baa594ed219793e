"""Answers, and what is found about a survey."""

"""Answers, frozen, with the text that every output shows of them."""

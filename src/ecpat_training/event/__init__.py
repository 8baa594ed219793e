"""Around one event: what is printed and sent for it."""

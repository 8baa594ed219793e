"""The use case, which connects the others."""

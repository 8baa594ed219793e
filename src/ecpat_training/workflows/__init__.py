"""One use case a file; the only room that wires the others together."""

"""Whether groups of people changed differently."""

"""Reports on commitments and goals."""

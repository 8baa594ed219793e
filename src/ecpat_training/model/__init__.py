"""What the YAML and the tables mean: one noun a file, frozen, nothing unknown allowed."""

"""Who comes, and what a pack holds."""

"""A person's request as pages know it, and what a page is."""

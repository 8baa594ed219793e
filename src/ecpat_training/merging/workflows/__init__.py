"""Use cases of merging."""

"""Survey exports: from rows to the answers of a wave."""

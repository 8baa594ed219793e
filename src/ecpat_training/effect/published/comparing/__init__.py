"""Like with like: which published effects are measured as a training is, and how they spread."""

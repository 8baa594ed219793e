"""Documents to bytes, one format a file: how it looks."""

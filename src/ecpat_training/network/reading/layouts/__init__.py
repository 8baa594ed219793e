"""Ways in which tables say who knows whom, one a file; `read` is None where a table is of another kind."""

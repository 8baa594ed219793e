"""Ways to compare, one a file. Each holds its `design`; a new one is a new file."""

"""What every room may use: places, findings, errors, text as data. Standard library only."""

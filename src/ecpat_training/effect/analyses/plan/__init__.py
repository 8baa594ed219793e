"""The analysis plan held against what was found."""

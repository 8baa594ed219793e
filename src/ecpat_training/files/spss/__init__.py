"""SPSS data files: their dictionary of variables and labels, and the answers."""

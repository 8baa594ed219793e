"""Files of all folders, three ways against what was sent out."""

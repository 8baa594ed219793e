"""An agenda planned again: as few changes as a change allows, proven."""

"""Files in, model and every finding out; a gate stands before each parser."""

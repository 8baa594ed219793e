"""What the commands over a folder answer with `--json`: a module for each, whose `result` makes the answer."""

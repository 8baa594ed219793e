"""What the commands over certificates answer with `--json`: a module each."""

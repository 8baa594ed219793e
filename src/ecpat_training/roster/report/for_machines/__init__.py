"""What the commands over lists answer with `--json`: a command a module, its `Result` and how it is made."""

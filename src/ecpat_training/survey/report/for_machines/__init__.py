"""What the commands over surveys answer with `--json`: a command a module, its `Result` and how it is made."""

"""What the commands over surveys answer with `--json`: a command a module, its result and how it is made."""

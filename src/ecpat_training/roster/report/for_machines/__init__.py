"""What the commands over lists answer with `--json`: a command a module, its dataclass and how it is made."""

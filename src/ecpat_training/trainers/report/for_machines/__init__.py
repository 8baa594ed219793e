"""What the commands over trainers answer with `--json`: a command a module, its dataclass and how it is made."""

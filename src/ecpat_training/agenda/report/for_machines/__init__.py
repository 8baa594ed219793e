"""What the commands over agendas answer with `--json`: a command a module, its `Result` and how it is made."""

"""What the commands that one starts with answer with `--json`: a command a module, with its `Result`."""

"""What the commands over series answer with `--json`: a command a module, with `result`, which makes the answer, and
the dataclass of the answer."""

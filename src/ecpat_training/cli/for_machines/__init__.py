"""What the commands that one starts with answer with `--json`: a command a module, with the dataclass of its
answer, such as `InitResult`."""

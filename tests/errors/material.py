"""What cases need that a table can't say: files that no text makes, and readers that no command line reaches."""


def long_text() -> bytes:
    """A YAML file of one very long text."""
    return b"programme: " + b"x" * 100_000


def deep() -> bytes:
    """A YAML file of lists in lists."""
    return b"\n".join(b"  " * depth + b"a:" for depth in range(40))


def many_entries() -> bytes:
    """A YAML file of more entries than anybody writes."""
    return b"a:\n" + b"  - b\n" * 30_000

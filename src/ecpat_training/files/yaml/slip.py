"""A slip of the hand in a YAML file: what a person did, and on which line it is mended."""

from typing import NamedTuple


class Slip(NamedTuple):
    """Line and column count from 0, as the parser's marks do."""

    line: int
    column: int
    said: str
    hint: str | None = None


def indentation(line: str) -> int:
    """How many characters of white space a line begins with."""
    return len(line) - len(line.lstrip())

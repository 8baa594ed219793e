"""`ecpat init --json`: a programme's folder."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InitResult:
    """The folder that was begun."""

    folder: str

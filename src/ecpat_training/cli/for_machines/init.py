"""`ecpat init --json`: a programme's folder."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InitResult:
    """The folder that was begun, and the trainings that have a folder in it."""

    folder: str
    trainings: tuple[str, ...]

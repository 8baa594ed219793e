"""`ecpat man --json`: where the manual pages stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ManResult:
    """The folder of the pages, and the commands that have one."""

    folder: str
    commands: tuple[str, ...]

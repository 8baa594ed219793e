"""`ecpat help --json`: the commands, with what each takes."""

from dataclasses import dataclass

from ecpat_training.cli.pages import Page


@dataclass(frozen=True, slots=True)
class Result:
    """A page for the command that was asked about, and for each below it."""

    pages: tuple[Page, ...]

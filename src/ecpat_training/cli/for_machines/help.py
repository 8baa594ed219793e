"""`ecpat help --json`: the commands, with what each takes; or messages, with what they mean."""

from dataclasses import dataclass

from ecpat_training.cli.codes import MessageCode
from ecpat_training.cli.pages import CommandPage


@dataclass(frozen=True, slots=True)
class HelpResult:
    """A page for the command that was asked about, and for each below it; or the messages of the codes."""

    pages: tuple[CommandPage, ...]
    codes: tuple[MessageCode, ...]

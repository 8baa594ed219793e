"""`--json`: what a command found, as data for other programs. One envelope for all commands, with what was found under
`result`; never the sentences of a report.

A command gives its result to `Delivery.data`; nothing is made of it where nobody asked.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from ecpat_training.commands.former_names import schema_words
from ecpat_training.core.finding import Finding
from ecpat_training.documents.provenance import Provenance

OPTION = "--json"
VERSION = 1
"""Of every schema: raised where a key goes, or means something else."""


@dataclass
class JsonAnswer:
    """What a command has told so far; `command` is its name as it is typed."""

    command: str = "ecpat"
    given: bool = False
    result: object = None
    findings: tuple[Finding, ...] = ()
    made: Provenance | None = None
    written: list[str] = field(default_factory=list)


_CURRENT_ANSWER: ContextVar[JsonAnswer | None] = ContextVar("heard", default=None)


def current_answer() -> JsonAnswer | None:
    """Where a command's result is told as data; None where nobody asked for it."""
    return _CURRENT_ANSWER.get()


@contextmanager
def listening(answer: JsonAnswer | None) -> Iterator[None]:
    """Results go to `answer` as long as it lasts; None: nowhere, as for the single jobs of a command that runs
    several."""
    before = _CURRENT_ANSWER.set(answer)
    try:
        yield
    finally:
        _CURRENT_ANSWER.reset(before)


def schema_id(command: str) -> str:
    """The version of what a command answers: `ecpat roster check` answers `ecpat-roster-check/1`. A command that is
    called otherwise today keeps the name that its answer had."""
    words = schema_words(command.removeprefix("ecpat").strip())
    return f"{' '.join(['ecpat', *words.split()]).replace(' ', '-')}/{VERSION}"


def is_json_asked(line: Sequence[str]) -> bool:
    """Whether a command line asks for data."""
    options = line[: line.index("--")] if "--" in line else line
    return OPTION in options

"""`--json`: what a command found, as data for other programs. One envelope for all commands, with what was found under
`result`; never the sentences of a report.

A command gives its result to `Delivery.data`; nothing is made of it where nobody asked.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from ecpat_training.commands.former_names import schema_words
from ecpat_training.core.errors import EcpatError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import visible
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

    def envelope(self, exit_code: int) -> bytes:
        """The whole answer as canonical JSON."""
        from ecpat_training.commands.envelope import enveloped  # its types take time to make, which few need

        return enveloped(self, exit_code)


_HEARD: ContextVar[JsonAnswer | None] = ContextVar("heard", default=None)


def current_answer() -> JsonAnswer | None:
    """Where a command's result is told as data; None where nobody asked for it."""
    return _HEARD.get()


@contextmanager
def listening(to: JsonAnswer | None) -> Iterator[None]:
    """Results go to `to` as long as it lasts; None: nowhere, as for the single jobs of a command that runs several."""
    before = _HEARD.set(to)
    try:
        yield
    finally:
        _HEARD.reset(before)


def schema_id(command: str) -> str:
    """The version of what a command answers: `ecpat roster check` answers `ecpat-roster-check/1`. A command that is
    called otherwise today keeps the name that its answer had."""
    words = schema_words(command.removeprefix("ecpat").strip())
    return f"{' '.join(['ecpat', *words.split()]).replace(' ', '-')}/{VERSION}"


def is_asked(line: Sequence[str]) -> bool:
    """Whether a command line asks for data."""
    options = line[: line.index("--")] if "--" in line else line
    return OPTION in options


def run_and_answer(run: Callable[[], object], ended: type[Exception], wrong: type[Exception]) -> object:
    """Runs a command and prints what it found as data, also where it fails; what it raises goes on.

    Args:
        run: the command.
        ended: what is raised where a command ends with an exit code.
        wrong: what is raised where a line can't be understood.
    """
    answer = JsonAnswer()
    try:
        with listening(answer):
            value = run()
    except EcpatError as error:
        _failed(answer, (*error.findings, *error.ways_out), error.exit_code)
        raise
    except wrong as line:
        message = " ".join(str(getattr(line, "format_message", line.__str__)()).split())
        _failed(answer, [Finding("usage.line", Severity.ERROR, visible(message))], getattr(line, "exit_code", 2))
        raise
    except ended as end:
        _write(answer, getattr(end, "exit_code", 0))
        raise
    _write(answer, 0)
    return value


def _failed(answer: JsonAnswer, findings: Sequence[Finding], exit_code: int) -> None:
    answer.given, answer.result, answer.findings, answer.written = True, None, tuple(findings), []
    _write(answer, exit_code)


def _write(answer: JsonAnswer, exit_code: int) -> None:
    if answer.given:  # otherwise help was asked for
        from ecpat_training.files.writing import STDOUT, write_file

        write_file(STDOUT, answer.envelope(exit_code))

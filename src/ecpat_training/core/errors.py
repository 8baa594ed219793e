"""The few ways in which a command can end badly, each with its exit code.

| code | meaning |
| --- | --- |
| 0 | clean; warnings allowed |
| 1 | findings: a rule is broken, or a file's content needs a person |
| 2 | the command line can't be understood |
| 3 | an input can't be read, or is refused as unsafe |
| 4 | what is asked can't be satisfied, or no answer was found in the time given |
| 5 | an output can't be written |
| 70 | a fault of ours |
| 130 | interrupted |
"""

from collections.abc import Sequence
from enum import IntEnum
from typing import ClassVar

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location


class Exit(IntEnum):
    """The exit codes of every command."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    UNSATISFIABLE = 4
    OUTPUT = 5
    FAULT = 70
    INTERRUPTED = 130


class EcpatError(Exception):
    """Ends a command; carries every finding that led here, never only the first. `ways_out` are what would help, the
    best first."""

    exit_code: ClassVar[Exit] = Exit.FAULT

    def __init__(self, findings: Sequence[Finding], ways_out: Sequence[Finding] = ()) -> None:
        super().__init__("\n".join(str(finding) for finding in (*findings, *ways_out)))
        self.findings = tuple(findings)
        self.ways_out = tuple(ways_out)

    @classmethod
    def because(
        cls, code: str, message: str, *, location: Location | None = None, hint: str | None = None
    ) -> "EcpatError":
        """The error of a single finding."""
        return cls([Finding(code, Severity.ERROR, message, location, hint)])


class UsageError(EcpatError):
    """The command line asks for something that isn't there."""

    exit_code = Exit.USAGE


class ContentError(EcpatError):
    """A file can be read, but what it says needs a person."""

    exit_code = Exit.FINDINGS


class InputError(EcpatError):
    """A file can't be read at all: missing, damaged, of another kind or encoding."""

    exit_code = Exit.INPUT


class RefusedError(InputError):
    """A file is refused before any library opens it, because it could harm."""


class UnsatisfiableError(EcpatError):
    """No answer keeps every rule that must hold, or none was found in the time given."""

    exit_code = Exit.UNSATISFIABLE


class OutputError(EcpatError):
    """A result can't be written."""

    exit_code = Exit.OUTPUT

"""What the commands that one starts with answer with `--json`."""

from dataclasses import dataclass
from typing import Any

from ecpat_training.cli.codes import MessageCode
from ecpat_training.cli.pages import CommandPage


# `ecpat demo`: the jobs of the demonstration, and how each ended.
@dataclass(frozen=True, slots=True)
class DemoStep:
    """One command as it is typed, the files that it wrote, and its exit code."""

    title: str
    command: str
    files: tuple[str, ...]
    exit_code: int


@dataclass(frozen=True, slots=True)
class DemoResult:
    """Everything that was run in one folder, over these example files."""

    folder: str
    examples: tuple[str, ...]
    jobs: tuple[DemoStep, ...]


# `ecpat help`: the commands, with what each takes; or messages, with what they mean.
@dataclass(frozen=True, slots=True)
class HelpResult:
    """A page for the command that was asked about, and for each below it; or the messages of the codes."""

    pages: tuple[CommandPage, ...]
    codes: tuple[MessageCode, ...]


# `ecpat init`: a programme's folder.
@dataclass(frozen=True, slots=True)
class InitResult:
    """The folder that was begun, and the trainings that have a folder in it."""

    folder: str
    trainings: tuple[str, ...]


# `ecpat man`: where the manual pages stand.
@dataclass(frozen=True, slots=True)
class ManResult:
    """The folder of the pages, and the commands that have one."""

    folder: str
    commands: tuple[str, ...]


# `ecpat schema`: the schemas themselves, or where they were written.
@dataclass(frozen=True, slots=True)
class SchemaResult:
    """JSON Schemas by what they are of; of those in a folder the names alone."""

    names: tuple[str, ...]
    schemas: dict[str, dict[str, Any]]

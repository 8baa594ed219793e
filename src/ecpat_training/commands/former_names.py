"""What commands and options were called before. A line in the former words is read in those of today, does the same,
and says them; `--help` shows none of them. For programs a command that moved stays what it was: the answer's schema
keeps its name."""

import sys
from collections.abc import Mapping, Sequence
from contextvars import ContextVar

from ecpat_training.core.text import visible

FORMER_COMMANDS: Mapping[str, str] = {
    "funnel": "status --funnel",
    "design": "design power",
    "series randomise": "design randomise",
    "compare": "design benchmark",
    "event decisions": "event minutes",
    "follow-up goals": "follow-up due --goals",
}
"""Commands by their former words, each with those of today: a command, or a view of one by its option."""
FORMER_OPTIONS: Mapping[str, Mapping[str, str]] = {
    "plan handbook": {"--for": "--kind"},
    "roster select": {"--keep": "--selected"},
    "roster split": {"--data": "--coded"},
    "trainers check": {"--ledger": "--trainings-held"},
    "trainers choose": {"--trainers": "--pool"},
    "survey quotes": {"-r": "--roster"},
    "design power": {"--apart": "--country-icc"},
    "event minutes": {"--date": "--on"},
    "event verify": {"--keys": "--certificate-keys"},
    "performance check": {"--instrument": "--write-instrument"},
    "design benchmark": {"--only": "--only-outcome"},
    "merge": {"-a": "--answers"},
    "donor": {"--template": "--donor"},
}
"""By the command, as it is called today: its former options, each with that of today. A letter or a name that meant
one thing here and another there means one thing now."""
_FORMER_BY_NAME = {command_name: former for former, command_name in FORMER_COMMANDS.items()}
_HELP = ("--help", "-h")
_TYPED_WORDS: ContextVar[str | None] = ContextVar("former words of the line", default=None)


def translate_former_words(line: Sequence[str], *, completing: bool = False) -> list[str]:
    """A line of `ecpat` in the words of today; where it is `completing`, a shell asks what may follow, and nothing is
    said."""
    _TYPED_WORDS.set(None)
    for former, command_name in FORMER_COMMANDS.items():
        words, remaining_words = former.split(), line[len(former.split()) :]
        if [*line[: len(words)]] != words or _is_group_line(
            former, command_name, remaining_words, completing=completing
        ):
            continue
        if not completing:
            _TYPED_WORDS.set(former)
            report_new_name(f"ecpat {former}", f"ecpat {command_name}", line)
        return [*command_name.split(), *remaining_words]
    return [*line]


def _is_group_line(former: str, command_name: str, remaining_words: Sequence[str], *, completing: bool) -> bool:
    """Whether former words that call a group today mean the group: where they don't stand alone with options."""
    if not command_name.startswith(f"{former} "):
        return False
    return remaining_words[0] in _HELP or not remaining_words[0].startswith("-") if remaining_words else completing


def as_typed(command: str) -> str:
    """A command as the line calls it: by its former words where they were typed."""
    former = _TYPED_WORDS.get()
    command_start = f"ecpat {FORMER_COMMANDS[former]}" if former else ""
    return f"ecpat {former}{command[len(command_start) :]}" if former and command.startswith(command_start) else command


def view_of(command: str, line: Sequence[str]) -> str:
    """A command of today with the option that shows another view of it, where the line has that."""
    views = [command_name for command_name in _FORMER_BY_NAME if command_name.startswith(f"{command} --")]
    return next((view for view in views if view.rpartition(" ")[2] in line), command)


def schema_words(command: str) -> str:
    """The words after which the schema of a command's answer is named: those that it had first."""
    return _FORMER_BY_NAME.get(command, command)


def report_new_name(former: str, command_name: str, line: Sequence[str]) -> None:
    """Says on standard error how something is called today, unless the line wants quiet."""
    if not {"-q", "--quiet"} & {*line}:
        sys.stderr.write(f"`{visible(former)}` is called `{visible(command_name)}` now.\n")

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
_SCHEMA_OF = {today: former for former, today in FORMER_COMMANDS.items()}
_HELP = ("--help", "-h")
_TYPED: ContextVar[str | None] = ContextVar("former words of the line", default=None)


def in_todays_words(line: Sequence[str], *, completing: bool = False) -> list[str]:
    """A line of `ecpat` in the words of today; where it is `completing`, a shell asks what may follow, and nothing is
    said."""
    _TYPED.set(None)
    for former, today in FORMER_COMMANDS.items():
        words, following = former.split(), line[len(former.split()) :]
        if [*line[: len(words)]] != words or _means_group(former, today, following, completing=completing):
            continue
        if not completing:
            _TYPED.set(former)
            say_todays_name(f"ecpat {former}", f"ecpat {today}", line)
        return [*today.split(), *following]
    return [*line]


def _means_group(former: str, today: str, following: Sequence[str], *, completing: bool) -> bool:
    """Whether former words that call a group today mean the group: where they don't stand alone with options."""
    if not today.startswith(f"{former} "):
        return False
    return following[0] in _HELP or not following[0].startswith("-") if following else completing


def as_typed(command: str) -> str:
    """A command as the line calls it: by its former words where they were typed."""
    former = _TYPED.get()
    today = f"ecpat {FORMER_COMMANDS[former]}" if former else ""
    return f"ecpat {former}{command[len(today) :]}" if former and command.startswith(today) else command


def view_of(command: str, line: Sequence[str]) -> str:
    """A command of today with the option that shows another view of it, where the line has that."""
    views = [today for today in _SCHEMA_OF if today.startswith(f"{command} --")]
    return next((view for view in views if view.rpartition(" ")[2] in line), command)


def schema_words(command: str) -> str:
    """The words after which the schema of a command's answer is named: those that it had first."""
    return _SCHEMA_OF.get(command, command)


def say_todays_name(former: str, today: str, line: Sequence[str]) -> None:
    """Says on standard error how something is called today, unless the line wants quiet."""
    if not {"-q", "--quiet"} & {*line}:
        sys.stderr.write(f"`{visible(former)}` is called `{visible(today)}` now.\n")

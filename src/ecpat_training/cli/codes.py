"""What the messages mean: the `codes.toml` of every room, and of a rule what it says itself. Only who asks for it reads
them."""

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import merge
from pathlib import Path

from ecpat_training.core.errors import UsageError
from ecpat_training.core.finding import Severity
from ecpat_training.core.registry import members
from ecpat_training.core.text import visible

_ROOMS = Path(__file__).resolve().parents[1]
TABLE = "codes.toml"


@dataclass(frozen=True, slots=True)
class MessageCode:
    """A message by its code: how severe it can be, what it means, and what to do, none of it with a file's own values.
    Its severities depend on the file, or on what the programme says must hold."""

    code: str
    severity: tuple[Severity, ...]
    meaning: str
    do: str


def table(room: Path) -> Iterator[MessageCode]:
    """The codes of the messages that a room makes: those of its table, which stand in order, and of its rules."""
    yield from merge(_of_table(room), _of_rules(room.name), key=lambda code: code.code)


def _of_table(room: Path) -> Iterator[MessageCode]:
    with (room / TABLE).open("rb") as file:
        areas: Mapping[str, Mapping[str, Mapping[str, str]]] = tomllib.load(file)
    for area, entries in areas.items():
        for name, entry in entries.items():
            severity = tuple(map(Severity, entry["severity"]))
            yield MessageCode(f"{area}.{name}", severity, entry["meaning"], entry["do"])


def _of_rules(room: str) -> Iterator[MessageCode]:
    from ecpat_training.agenda import rules as agenda
    from ecpat_training.programme.rules.book import Rule, rule_class
    from ecpat_training.roster import rules as roster
    from ecpat_training.series import rules as series

    rooms_of_rules = {"agenda": agenda, "roster": roster, "series": series}
    if room not in rooms_of_rules:
        return
    for name in members(rooms_of_rules[room]):
        rule = rule_class(rooms_of_rules[room], name, Rule)
        severity = (Severity.ERROR, Severity.WARNING, *((Severity.NOTE,) if rule.NOTES else ()))
        yield MessageCode(f"rule.{name.replace('_', '-')}", severity, rule.MEANING, rule.DO)


def rooms() -> list[Path]:
    """The rooms that have a table."""
    return sorted(path.parent for path in _ROOMS.glob(f"*/{TABLE}"))


def codes() -> dict[str, MessageCode]:
    """Every message by its code, sorted."""
    all_codes = [code for room in rooms() for code in table(room)]
    return {code.code: code for code in sorted(all_codes, key=lambda code: code.code)}


def is_code(word: str) -> bool:
    """Whether a word may be a code: no command has a dot in its name."""
    return "." in word


def message_of(word: str) -> MessageCode:
    """The message of a code, which may be copied with its brackets.

    Raises:
        UsageError: no message has the code.
    """
    known_codes, code = codes(), word.strip("[]").casefold()
    if code in known_codes:
        return known_codes[code]
    close_codes = difflib.get_close_matches(code, known_codes, n=1)
    message = f"no message has the code `{visible(word)}`."
    hint = (
        f"Did you mean `{close_codes[0]}`?"
        if close_codes
        else "A code is in brackets behind its message, such as csv.empty."
    )
    raise UsageError.because("usage.code", message, hint=hint)

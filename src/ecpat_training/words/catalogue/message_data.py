"""What a message says as data, for other programs: its values by the names of their fields, and its commands."""

import re
import shlex
from collections.abc import Iterator, Mapping
from string import Formatter

from ecpat_training.words.catalogue.message import Command, Message, Option, Sentences, clauses_of
from ecpat_training.words.catalogue.speech import ENGLISH

_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def fields_of(*texts: str | None) -> dict[str, int | float | str]:
    """The values that stand in texts, by the names of their fields: numbers as numbers, rounded as the text has them,
    and anything else as the text that it is there. What isn't shown, such as a number that only chooses a word, is left
    out, and so are commands. A text within a text is there with its own values, which go before it where one has its
    name. Where two values go by one name, the second is `rows_2`."""
    values: dict[str, int | float | str] = {}
    for text in texts:
        for name, value in _fields(text):
            names = (name, *(f"{name}_{number}" for number in range(2, len(values) + 2)))
            free_name = next(candidate for candidate in names if values.get(candidate, value) == value)
            values[free_name] = value
    return values


def commands_of(text: str | None) -> tuple[tuple[str, ...], ...]:
    """The commands that a text names, each as the words that are typed: `("ecpat", "roster", "map", "list.csv")`."""
    return tuple(dict.fromkeys(_words(command) for command in _commands(text)))


def _fields(text: str | None) -> Iterator[tuple[str, int | float | str]]:
    if isinstance(text, Sentences):
        for clause in clauses_of(text):
            yield from _fields(clause)
    elif isinstance(text, Message):
        for name, spec in _shown_fields(text.template):
            value = text.named[name]
            inner_fields = [*_fields(value)] if isinstance(value, Message) else []
            if not isinstance(value, Command) and name not in dict(inner_fields):
                yield name, _value(value, spec)
            yield from inner_fields


def _shown_fields(template: str) -> Iterator[tuple[str, str]]:
    """The fields of which a value is shown, with their specifications."""
    for _, name, spec, _ in Formatter().parse(template):
        if name is not None and "|" not in (spec or ""):
            yield name, spec or ""


def _value(value: object, spec: str) -> int | float | str:
    """A value as the text shows it."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, Option):
        return str(value)
    shown_value = ENGLISH.filled(f"{{value:{spec}}}", (), {"value": value})
    number = shown_value.replace(",", "")
    if isinstance(value, int | float) and _NUMBER.fullmatch(number):
        return float(number) if "." in number else int(number)
    return shown_value


def _commands(text: object) -> Iterator[Command]:
    named: Mapping[str, object] = text.named if isinstance(text, Message) else {}
    for value in named.values():
        if isinstance(value, Command):
            yield value
        yield from _commands(value)


def _words(command: Command) -> tuple[str, ...]:
    """The words of a command line; of one whose quotes don't match, as they are parted by spaces."""
    try:
        return tuple(shlex.split(command.line))
    except ValueError:
        return tuple(command.line.split())

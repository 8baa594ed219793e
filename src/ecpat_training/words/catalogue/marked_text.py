"""What reports say of their own, marked so that it is said in the language that is spoken.

A text is written in English where it is used, and marked by `marked`. It is its own key in a language's file, as
gettext has it. A marked text that is filled in, or put into another text, is said at once; a whole document is said by
`translate_marked`, which finds the marked texts that stand by themselves. What isn't marked (questions, names of
groups, everything out of files) stays as it is, whatever it says.
"""

from collections.abc import Mapping, Sequence
from dataclasses import Field, fields, is_dataclass, replace
from typing import ClassVar, Protocol, TypeVar, cast

from ecpat_training.core.text import count, listing
from ecpat_training.words.catalogue.speech import current_speech, figure

T = TypeVar("T")


class MarkedText(str):
    """A text of ours, in English; said in the language that is spoken as soon as it is part of another text."""

    __slots__ = ()

    def __str__(self) -> str:
        return current_speech().text(self)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __add__(self, addend: str) -> str:
        return f"{self}{addend}"

    def __radd__(self, addend: str) -> str:
        return f"{addend}{self}"

    def format(self, *args: object, **named: object) -> str:
        """The text in the language that is spoken, filled in.

        Raises:
            KeyError: a field isn't given.
        """
        return current_speech().filled(self, args, named)

    def lower(self) -> str:
        """The text in the language that is spoken, in small letters."""
        return str(self).lower()

    def capitalize(self) -> str:
        """The text in the language that is spoken, its first letter large."""
        return str(self).capitalize()


def marked(texts: T) -> T:
    """Marks a text, or all texts of a table of them, as ours to be said in the language that is spoken."""
    if isinstance(texts, str):
        return MarkedText(texts)  # type: ignore[return-value]
    if isinstance(texts, Mapping):
        return {key: marked(text) for key, text in texts.items()}  # type: ignore[return-value]
    if isinstance(texts, tuple):
        return tuple(map(marked, texts))  # type: ignore[return-value]
    return texts


_MORE_TEXT = marked("{left} more")
_AND = marked("{names} and {last}")


def count_phrase(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun, in the language that is spoken: `1 person`, `17 people`."""
    speech = current_speech()
    forms = (speech.nouns or {}).get(str.__str__(noun))
    if forms is None:
        return figure(count(number, str.__str__(noun), None if plural is None else str.__str__(plural)))
    return f"{figure(f'{number:,}')} {forms[speech.form(number)]}"


def join_names(names: Sequence[str], limit: int = 6) -> str:
    """Names as a person lists them, in the language that is spoken: `a, b and c`; `a, b, c and 4 more`."""
    if current_speech().english:
        return listing(list(names), limit)
    shown_names, remaining_count = list(map(str, names[:limit])), len(names) - limit
    if remaining_count > 0:
        shown_names.append(_MORE_TEXT.format(left=remaining_count))
    return (
        str(_AND.format(names=", ".join(shown_names[:-1]), last=shown_names[-1]))
        if len(shown_names) > 1
        else "".join(shown_names)
    )


def translate_marked(value: T) -> T:
    """A document, or a part of one, with what is marked in it said in the language that is spoken."""
    if isinstance(value, MarkedText):
        return cast(T, str(value))
    if isinstance(value, tuple):
        return cast(T, _tuple(value))
    if isinstance(value, list):
        return cast(T, [translate_marked(part) for part in value])
    if is_dataclass(value) and not isinstance(value, type):
        return cast(T, _translate_fields(value))
    return value


def _tuple(values: tuple[object, ...]) -> tuple[object, ...]:
    translated_values = [translate_marked(part) for part in values]
    return (
        values
        if all(a is b for a, b in zip(translated_values, values, strict=True))
        else type(values)(translated_values)
    )


class _DocumentPart(Protocol):
    """A part of a document: a dataclass, of whatever kind."""

    __dataclass_fields__: ClassVar[dict[str, Field[object]]]


def _translate_fields(value: _DocumentPart) -> _DocumentPart:
    """A part of a document, made anew where something in it is marked; the short `name` that files and programs know it
    by stays."""
    part_by_name = {part.name: getattr(value, part.name) for part in fields(value) if part.init and part.name != "name"}
    translated_parts = {name: translate_marked(part) for name, part in part_by_name.items()}
    changed_parts = {name: part for name, part in translated_parts.items() if part is not part_by_name[name]}
    return replace(value, **changed_parts) if changed_parts else value

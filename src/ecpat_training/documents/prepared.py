"""A document made ready for a format, in one walk before the format sees it: long tables and lists end where the
format's readers would, with a word on where the others are, no heading skips a level, figures of a page are set as
such, times beside words from right to left keep their order, and every text is safe to show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, time
from numbers import Integral, Real
from typing import TypeVar

from ecpat_training.core.text import visible
from ecpat_training.documents import document as doc
from ecpat_training.documents.direction import steady, steady_facts
from ecpat_training.documents.typeset import typeset

MOST_ROWS = 200
MAX_ROWS_BY_FORMAT: dict[str, int | None] = {"xlsx": 20_000, "json": None}  # the formats that hold more; None: all
FULL_FORMAT_HINTS = {"xlsx": "the JSON file (--out report.json)"}
PAGES = ("html", "docx")  # read on a page, by people alone
FOR_PEOPLE = (*PAGES, "xlsx")  # programs take marks of direction for letters
IN_FILES = "the Excel and the JSON file (--out report.xlsx, --out report.json)"
_SET: dict[type, tuple[str, ...]] = {
    doc.Heading: ("text",), doc.Paragraph: ("text",), doc.Bullets: ("items",), doc.KeyFigure: ("figure", "notes"),
    doc.ReportTable: ("caption",), doc.ReportColumn: ("title",), doc.Chart: ("title", "alt"),
}  # fmt: skip
"""The sentences whose figures are set, by what they are part of."""
_STEADIED: dict[type, tuple[str, ...]] = {
    doc.Paragraph: ("text",), doc.PenQuestion: ("text",), doc.Bullets: ("items",), doc.Checklist: ("items",),
}  # fmt: skip
"""The sentences whose times are kept in order. Tables are left: people send them back."""

T = TypeVar("T")


def prepared_document(document: doc.Document, format_: str, *, blocks: int | None = None) -> doc.Document:
    """The document with as many rows of each table and items of each list as the format holds; what is cut says so. No
    character steers, hides or reorders text.

    Long documents take time and memory: Word needs a minute for a table of 20,000 rows, and nobody reads them there.

    Args:
        document: what is said.
        format_: the name of a format, or `terminal`.
        blocks: only so many of its blocks.
    """
    most = MAX_ROWS_BY_FORMAT.get(format_, MOST_ROWS)
    place_name = FULL_FORMAT_HINTS.get(format_, IN_FILES)
    above: list[int] = []
    shown = [
        _adjust_heading_level(block, above) if isinstance(block, doc.Heading) else _cut(block, most, place_name)
        for block in document.blocks[:blocks]
    ]
    walk = _Walk(is_page=format_ in PAGES, is_for_people=format_ in FOR_PEOPLE)
    return walk.prepare_part(replace(document, blocks=shown))


def _adjust_heading_level(heading: doc.Heading, parent_levels: list[int]) -> doc.Heading:
    """The heading below those of `parent_levels`: they go down one level at a time, as whoever hears them read needs
    it."""
    while parent_levels and parent_levels[-1] >= heading.level:
        parent_levels.pop()
    parent_levels += [heading.level] if heading.level else []
    return replace(heading, level=len(parent_levels))


def _cut(block: doc.Block, max_rows: int | None, place_name: str) -> doc.Block:
    match block:
        case _ if max_rows is None:
            return block
        case doc.ReportTable() if len(block.rows) > max_rows:
            note = f"The first {max_rows:,} of {len(block.rows):,} rows: all are in {place_name}."
            caption = f"{block.caption} {note}".strip()
            return replace(
                block,
                rows=block.rows[:max_rows],
                tones=block.tones[:max_rows],
                marks=block.marks[:max_rows],
                ids=block.ids[:max_rows],
                caption=caption,
            )
        case doc.Bullets() if len(block.items) > max_rows:
            items = block.items[
                : max_rows - 1
            ]  # what is cut already isn't cut again: plain text goes through the terminal
            return doc.Bullets((*items, f"And {len(block.items) - len(items):,} more: all are in {place_name}."))
        case _:
            return block


def cleaned(part: T) -> T:
    """A document or a part of one in which no character steers, hides or reorders text (see `core.text.visible`).

    A table's cells come out as text, number, date, truth value, None or a pair of these, and nothing else.
    """
    return _Walk().prepare_part(part)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Makes each part of a document anew, once: safe, and as a page and people take it."""

    is_page: bool = False
    is_for_people: bool = False

    def prepare_part(self, value: T) -> T:
        """The part, which stays of its kind."""
        return self._rebuild_value(value)  # type: ignore[return-value]  # every branch keeps the kind of what it gets

    def _rebuild_value(self, value: object) -> object:
        match value:
            case str():
                return visible(value, lines=True)
            case tuple() | list():
                return tuple(map(self.prepare_part, value))
            case _ if is_dataclass(value) and not isinstance(value, type):
                kind = doc.Chart if isinstance(value, doc.Chart) else type(value)
                parts = {field.name: getattr(value, field.name) for field in fields(value)}
                for name in _SET.get(kind, ()) if self.is_page else ():
                    parts[name] = _change_texts(typeset, parts[name])
                within = _Walk() if kind is doc.Form else self  # what stands over a form's columns is no sentence
                for name, part in parts.items():
                    parts[name] = (
                        _cells(part) if (kind, name) == (doc.ReportTable, "rows") else within.prepare_part(part)
                    )
                for name in _STEADIED.get(kind, ()) if self.is_for_people else ():
                    parts[name] = _change_texts(steady, parts[name])
                if self.is_for_people and isinstance(value, doc.FactList):
                    parts["pairs"] = steady_facts(parts["pairs"], parts["links"])
                return replace(value, **parts)
            case _:
                return value


def _change_texts(change: Callable[[str], str], text: str | Sequence[str]) -> str | tuple[str, ...]:
    return change(text) if isinstance(text, str) else tuple(map(change, text))


def _cells(rows: Sequence[Sequence[object]]) -> tuple[tuple[object, ...], ...]:
    return tuple(tuple(map(_cell, row)) for row in rows)


def _cell(value: object) -> object:
    match value:
        case None | bool() | date() | time():
            return value
        case Integral():
            return int(value)
        case Real():
            return float(value)
        case tuple():
            return tuple(_cell(part) for part in value)
        case _:
            return visible(str(value), lines=True)

"""A document made ready for a format, once, before the format sees it: long tables and lists end where the format's
readers would, with a word on where the others are, no heading skips a level, figures of a page are set as such, and
every text is safe to show."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, time
from numbers import Integral, Real
from typing import TypeVar

from ecpat_training.core.text import visible
from ecpat_training.documents.document import (
    Block,
    Bullets,
    Chart,
    Document,
    Heading,
    KeyFigure,
    Paragraph,
    ReportTable,
)
from ecpat_training.documents.typeset import typeset

MOST_ROWS = 200
MOST_ROWS_OF: dict[str, int | None] = {"xlsx": 20_000, "json": None}  # the formats that hold more; None: all
ELSEWHERE = {"xlsx": "the JSON file (--out report.json)"}
PAGES = ("html", "docx")  # read on a page, by people alone
IN_FILES = "the Excel and the JSON file (--out report.xlsx, --out report.json)"

T = TypeVar("T")


def prepared_document(document: Document, format_: str, *, blocks: int | None = None) -> Document:
    """The document with as many rows of each table and items of each list as the format holds; what is cut says so. No
    character steers, hides or reorders text.

    Long documents take time and memory: Word needs a minute for a table of 20,000 rows, and nobody reads them there.

    Args:
        document: what is said.
        format_: the name of a format, or `terminal`.
        blocks: only so many of its blocks.
    """
    most = MOST_ROWS_OF.get(format_, MOST_ROWS)
    place_name = ELSEWHERE.get(format_, IN_FILES)
    shown = [block if most is None else _cut(block, most, place_name) for block in document.blocks[:blocks]]
    shown = _without_jumps(shown)
    if format_ in PAGES:
        shown = [_set(block) for block in shown]
    parts = {field.name: getattr(document, field.name) for field in fields(document)} | {"blocks": shown}
    return Document(**{name: _cleaned(part) for name, part in parts.items()})  # type: ignore[arg-type]  # as `cleaned`


def _without_jumps(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with headings that go down one level at a time, as whoever hears them read needs it."""
    above: list[int] = []
    levelled: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above += [block.level] if block.level else []
            block = replace(block, level=len(above))
        levelled.append(block)
    return levelled


def _set(block: Block) -> Block:
    """A block whose sentences have their figures set for a page."""
    match block:
        case Heading() | Paragraph():
            return replace(block, text=typeset(block.text))
        case Bullets():
            return Bullets(tuple(map(typeset, block.items)))
        case KeyFigure():
            return KeyFigure(block.label, typeset(block.figure), tuple(map(typeset, block.notes)))
        case ReportTable():
            columns = tuple(replace(column, title=typeset(column.title)) for column in block.columns)
            return replace(block, caption=typeset(block.caption), columns=columns)
        case Chart():
            return replace(block, title=typeset(block.title), alt=typeset(block.alt))  # type: ignore[type-var]
        case _:
            return block


def _cut(block: Block, most: int, place_name: str) -> Block:
    match block:
        case ReportTable() if len(block.rows) > most:
            note = f"The first {most:,} of {len(block.rows):,} rows: all are in {place_name}."
            caption = f"{block.caption} {note}".strip()
            return replace(
                block,
                rows=block.rows[:most],
                tones=block.tones[:most],
                marks=block.marks[:most],
                ids=block.ids[:most],
                caption=caption,
            )
        case Bullets() if len(block.items) > most:
            items = block.items[: most - 1]  # what is cut already isn't cut again: plain text goes through the terminal
            return Bullets((*items, f"And {len(block.items) - len(items):,} more: all are in {place_name}."))
        case _:
            return block


def cleaned(part: T) -> T:
    """A document or a part of one in which no character steers, hides or reorders text (see `core.text.visible`).

    A table's cells come out as text, number, date, truth value, None or a pair of these, and nothing else.
    """
    cleaned_part: T = _cleaned(part)  # type: ignore[assignment]  # every branch keeps the kind of what it gets
    return cleaned_part


def _cleaned(value: object) -> object:
    match value:
        case str():
            return visible(value, lines=True)
        case tuple() | list():
            return tuple(_cleaned(part) for part in value)
        case ReportTable():
            rows = tuple(tuple(_cell(cell) for cell in row) for row in value.rows)
            cleaned_fields = {
                field.name: _cleaned(getattr(value, field.name)) for field in fields(value) if field.name != "rows"
            }
            return replace(value, rows=rows, **cleaned_fields)  # type: ignore[arg-type]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{field.name: _cleaned(getattr(value, field.name)) for field in fields(value)})
        case _:
            return value


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

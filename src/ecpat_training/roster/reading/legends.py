"""Legends of a list that say by a colour or a sign who is out: `grey = cancelled`, `* declined`, a painted cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import RosterLayout
from ecpat_training.roster.reading.rows import RosterRow
from ecpat_training.roster.reading.standing_words import LONGEST, StandingWords, is_out, standing_in

_EXPLAINED = re.compile(r"(?P<label>[^=:]*?)\s*(?:[=:]|\s[–—-]\s)\s*(?P<says>\S.*)")
_SIGNED = re.compile(r"(?P<label>[^\w\s(\[=:–—-]{1,3})\s*[=:–—-]?\s*(?P<says>\w.*)")


class Legend(NamedTuple):
    """What a legend says, in the row `row`, of what it calls `label`; the colour behind it, or the sign, where there is
    one."""

    words: StandingWords
    row: int
    label: str
    colour: str
    sign: str


def legends_of(table: CellTable, layout: RosterLayout, rows: Sequence[RosterRow]) -> Iterator[Legend]:
    """The legends above and below the people that say who is out."""
    for row, cells in enumerate(table.rows[: layout.header_row]):
        yield from _legends(table, row, {place: as_text(cell) for place, cell in enumerate(cells)})
    last_person = max((entry.index for entry in rows if not entry.why), default=0)
    for entry in rows:
        if entry.why:
            is_below = entry.index > last_person and bool(table.fills)
            yield from _legends(table, entry.index, entry.texts, is_below=is_below)


def _pieces(text: str) -> list[str]:
    """What a legend explains, each by itself: `Legend: grey = declined, green = confirmed`."""
    head, colon, rest = text.partition(":")
    if colon and "=" in rest and "=" not in head:
        text = rest
    return [piece.strip() for piece in re.split(r"[,;]", text)] if "=" in text else [text]


def _legends(table: CellTable, row: int, texts: Mapping[int, str], *, is_below: bool = False) -> Iterator[Legend]:
    """What a row explains; below everybody, in a list with colours, words alone are such a legend too."""
    painted = [table.fills[row, place] for place in range(max(texts, default=0) + 1) if (row, place) in table.fills]
    pieces = [(place, piece) for place, text in texts.items() for piece in _pieces(text)]
    for place, text in pieces:
        if len(text) > LONGEST:
            continue
        match = _SIGNED.fullmatch(text) or _EXPLAINED.fullmatch(text)
        words = standing_in(match["says"] if match else text)
        if words is None or not is_out(words.meaning):
            continue
        label = match["label"] if match else ""
        sign = "" if any(map(str.isalnum, label)) else label
        colour = "" if sign else table.fills.get((row, place), painted[0] if painted else "")
        if label or colour or is_below:
            yield Legend(words, row, label, colour, sign)

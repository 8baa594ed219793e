"""Legends of a list that say by a colour or a sign who is out: `grey = cancelled`, `* declined`, a painted cell."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import RosterLayout
from ecpat_training.roster.reading.rows import RosterRow
from ecpat_training.roster.reading.standing_words import StandingWords, is_out, standing_in

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
    for entry in rows:
        if entry.why:
            yield from _legends(table, entry.index, entry.texts)


def _legends(table: CellTable, row: int, texts: Mapping[int, str]) -> Iterator[Legend]:
    painted = [table.fills[row, place] for place in range(max(texts, default=0) + 1) if (row, place) in table.fills]
    for place, text in texts.items():
        match = _SIGNED.fullmatch(text) or _EXPLAINED.fullmatch(text)
        words = standing_in(match["says"] if match else text)
        if words is None or not is_out(words.meaning):
            continue
        label = match["label"] if match else ""
        sign = "" if any(map(str.isalnum, label)) else label
        colour = "" if sign else table.fills.get((row, place), painted[0] if painted else "")
        if label or colour:
            yield Legend(words, row, label, colour, sign)

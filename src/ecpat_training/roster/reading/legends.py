"""Legends of a list that say by a colour or a sign who is out: `grey = cancelled`, `* declined`, a painted cell."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.roster.reading.headers import RosterLayout
from ecpat_training.roster.reading.rows import EXPLANATIONS, RosterRow
from ecpat_training.roster.reading.standing_hints import standing_hint
from ecpat_training.roster.reading.standing_marks import STRUCK_THROUGH_TEXT, StandingMark, in_a_remark, names_of
from ecpat_training.roster.reading.standing_unknown import is_unknown_remark, unknown
from ecpat_training.roster.reading.standing_words import MAX_STANDING_LENGTH, StandingWords, is_out, standing_in
from ecpat_training.words.lists.rows import REMARK_WORDS
from ecpat_training.words.matching import letters_key

_LEGEND_ENTRY = re.compile(r"(?P<label>[^=:]*?)\s*(?:[=:]|\s[–—-]\s)\s*(?P<says>\S.*)")
_NUMBER = r"[\u00b9\u00b2\u00b3\u2070-\u2079\u1d43-\u1d5b]{1,2}|\d{1,2}(?=[\s)\]=:–—-]|[^\W\d])|[(\[]\d{1,2}[)\]]"
_SIGN_ENTRY = re.compile(rf"(?P<label>{_NUMBER}|[^\w\s(\[=:–—-]{{1,3}})[)\]]?\s*[=:–—-]?\s*(?P<says>[^\W\d].*)")
_SUPERSCRIPT_DIGITS = "\u00b9\u00b2\u00b3\u2070-\u2079"
_FOOTNOTE_MARK = re.compile(
    rf".*(?:[^\W\d][.,]?|[(\[]|\s(?=[{_SUPERSCRIPT_DIGITS}]|\d\)))([\d{_SUPERSCRIPT_DIGITS}]{{1,2}})[)\]]?", re.DOTALL
)
_LETTERS = 2  # of a label that is an answer in cells: `A = absent`
_MAX_LEGEND_CELLS = 2  # cells of a row that explains something
_WHITE = "FFFFFF"


class Legend(NamedTuple):
    """What a legend says, in the row `row`, of what it calls `label`; the colour behind it, or the sign, where there is
    one."""

    words: StandingWords
    row: int
    label: str
    colour: str
    sign: str


def legends_of(table: CellTable, layout: RosterLayout, rows: Sequence[RosterRow]) -> list[Legend]:
    """The legends above and below the people that say who is out, each once."""
    legends = [
        legend
        for index, cells in enumerate(table.rows[: layout.header_row])
        for legend in _legends(table, index, {place: as_text(cell) for place, cell in enumerate(cells)})
    ]
    last_person = max((row.index for row in rows if not row.why), default=0)
    below = [row for row in rows if row.why and row.index > last_person and len(row.texts) <= _MAX_LEGEND_CELLS]
    for row in rows:
        if row.why in EXPLANATIONS:
            is_below = row.index > last_person and bool(table.fills or table.inks)
            legends += _legends(table, row.index, row.texts, is_below=is_below)
    if not legends and (table.fills or table.inks):
        legends += (legend for row in below for legend in _unknown_legends(row))
    first_of = {(legend.words, legend.colour, legend.sign, bool(legend.label)): legend for legend in reversed(legends)}
    return [*reversed(first_of.values())]


def by_legends(
    table: CellTable, legends: Iterable[Legend], people: Sequence[RosterRow], layout: RosterLayout
) -> Iterator[StandingMark]:
    """Whoever has the colour or the sign that a legend explains. Of a colour that is only named (`grey = cancelled`) it
    isn't known which is meant, unless few rows have one, and one alone; then whoever has any is asked of."""
    positions = names_of(layout)
    colours_of = {
        row.index: {colour for position in positions for colour in _colours(table, row.index, position)}
        for row in people
    }
    numbers_of: dict[str, list[int]] = {}
    for number, row in enumerate(people):
        for colour in colours_of[row.index]:
            numbers_of.setdefault(colour, []).append(number)
    unusual = {colour for colour, numbers in numbers_of.items() if _is_unusual(colour, len(numbers), len(people))}
    for legend in legends:
        colours = {legend.colour} if legend.colour else unusual
        are_bands = any(_is_band(numbers_of.get(colour, ()), len(people)) for colour in colours)
        is_known = bool(legend.colour or (legend.label and len(colours) == 1))
        words = legend.words if legend.sign or (is_known and not are_bands) else legend.words.as_doubted
        for row in people:
            signed = legend.sign and any(_has_sign(row.texts.get(position, ""), legend.sign) for position in positions)
            if signed or (not legend.sign and colours_of[row.index] & colours):
                yield StandingMark("colour", words, legend.row, row)


def _colours(table: CellTable, row: int, place: int) -> list[str]:
    """The colours behind a cell's letters, and of them."""
    return [colours[row, place] for colours in (table.fills, table.inks) if (row, place) in colours]


def _is_unusual(colour: str, times: int, people: int) -> bool:
    """Whether a colour is that of half of the people at most, and one that is seen."""
    return _WHITE not in colour.upper() and 2 * times <= people


def _is_band(numbers: Sequence[int], people: int) -> bool:
    """Whether every other row has a colour, as in lists that are easier to read so."""
    return len(numbers) > 1 and [*numbers] in [[*range(start, people, 2)] for start in (0, 1)]


def asks_of_nobody(legend: Legend) -> bool:
    """Whether a legend by which nobody is known explains what is read otherwise: an answer in cells (`A = absent`), or
    names that are struck through; or is a footnote that may say anything."""
    key = letters_key(legend.label)
    return (
        not legend.label
        or legend.words.meaning is None
        or 0 < len(key) <= _LETTERS
        or key == letters_key(STRUCK_THROUGH_TEXT)
    )


def _legends(table: CellTable, row: int, texts: Mapping[int, str], *, is_below: bool = False) -> Iterator[Legend]:
    """What a row explains; below everybody, in a list with colours, words alone are such a legend too."""
    painted = [colour for place in range(max(texts, default=0) + 1) for colour in _colours(table, row, place)]
    pieces = [
        (place, piece) for place, text in texts.items() if len(text) <= MAX_STANDING_LENGTH for piece in _pieces(text)
    ]
    for place, text in pieces:
        match = _SIGN_ENTRY.fullmatch(text) or _LEGEND_ENTRY.fullmatch(text)
        label, says = (match["label"], match["says"]) if match else ("", text)
        sign = _sign(label)
        words = standing_in(says)
        if words is None or not is_out(words.meaning):
            words = standing_hint(says) if sign else None  # a footnote is a sentence: `¹ can't come on 3 May`
        if words is None:
            continue
        words = words.as_doubted if label.isdecimal() else words  # `2 declined` may count them
        colour = "" if sign else next(iter([*_colours(table, row, place), *painted]), "")
        if label or colour or is_below:
            yield Legend(words, row, label, colour, sign)


def _unknown_legends(row: RosterRow) -> Iterator[Legend]:
    """What a short line below the people of a list with colours may explain, in words that nobody knows."""
    for text in row.texts.values():
        says = match["says"] if (match := _LEGEND_ENTRY.fullmatch(text)) else text
        label = text.partition(":")[0]
        if letters_key(label) in REMARK_WORDS:
            continue
        words = in_a_remark(says) or (unknown(says) if is_unknown_remark(says) else None)
        if words is not None:
            yield Legend(words.as_doubted, row.index, "", "", "")


def _pieces(text: str) -> list[str]:
    """What a legend explains, each by itself: `Legend: grey = declined, green = confirmed`."""
    head, colon, rest = text.partition(":")
    if colon and "=" in rest and "=" not in head:
        text = rest
    return [piece.strip() for piece in re.split(r"[,;]", text)] if "=" in text else [text]


def _sign(label: str) -> str:
    """The sign that a label is, be it a number as footnotes have it; nothing where it is a word."""
    number = unicodedata.normalize("NFKC", label).strip("()[]")
    is_sign = number.isdecimal() or not any(map(str.isalnum, label)) or unicodedata.category(label[0]) in ("Lm", "No")
    return (number if number.isdecimal() else label) if is_sign else ""


def _has_sign(name: str, sign: str) -> bool:
    if sign.isdecimal():
        numbered = _FOOTNOTE_MARK.fullmatch(name.strip())
        return numbered is not None and unicodedata.normalize("NFKC", numbered[1]) == sign
    begins, ends = name.startswith(sign), name.endswith(sign)  # but `**` is no `*`
    return (begins and name[len(sign) :][:1] != sign[0]) or (ends and name[: -len(sign)][-1:] != sign[0])

"""The SQL of one wave: each item as a whole number, each scale's score, and which answers are none.

It is plain SQL but for `TRY_CAST`, so that other engines can run it too.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ecpat_training.core.text import squeeze
from ecpat_training.survey.instrument.instrument import (
    Instrument,
    KeyedScale,
    LikertScale,
    Scale,
    ScaleItem,
    Wave,
)

_UNREAD, _MOST = -128, 100  # in a column of bytes
Kind = Literal["choice", "whole", "number"]


def quoted(name: str) -> str:
    """A name of a column."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text in SQL."""
    return "'" + value.replace("'", "''") + "'"


@dataclass(frozen=True)
class ItemColumn:
    """An item as a column of numbers: `read` makes it of a cell (an option's place among `options`, from 0), NULL where
    nothing is in it, `unread` where it is no answer; `figure` is what it counts in the score."""

    item: ScaleItem
    kind: Kind
    read: str
    figure: str
    options: tuple[str, ...]

    @property
    def unread(self) -> str:
        """What stands in the column for a cell that holds no answer."""
        return "CAST('inf' AS DOUBLE)" if self.kind == "number" else str(_UNREAD)


def item_columns(
    instrument: Instrument, scale: Scale, there: Sequence[str], given: Mapping[str, Sequence[str]]
) -> list[ItemColumn]:
    """The items of a scale of which the file has a column; `given` are the answers to items that name no options."""
    none = sorted({"", *(squeeze(word).casefold() for word in instrument.missing)})
    return [_column(scale, item, none, given.get(item.id, ())) for item in scale.items if item.id in there]


def _column(scale: Scale, item: ScaleItem, none: Sequence[str], given: Sequence[str]) -> ItemColumn:
    name = quoted(item.id)
    cell = f"lower(trim(CAST({name} AS VARCHAR)))"
    empty = f"coalesce({cell}, '') IN ({', '.join(map(text, none))})"
    if isinstance(scale, KeyedScale):
        others = [word for word in given if word.casefold() not in none]
        options = tuple(dict.fromkeys([*item.options, *others, item.key or ""]))
        words = {
            word.casefold(): at
            for at, option in enumerate(options)
            for word in (option, *(item.option_texts(option) if option in item.options else ()))
        }
        read = f"CASE WHEN {empty} THEN NULL ELSE coalesce({_told(cell, words)}, {_UNREAD}) END"
        return ItemColumn(item, "choice", read, f"CAST({name} = {options.index(item.key or '')} AS INTEGER)", options)
    ends = scale.answers.low, scale.answers.high
    whole = isinstance(scale, LikertScale) and all(
        end is not None and float(end).is_integer() and abs(end) < _MOST for end in ends
    )
    unread = str(_UNREAD) if whole else "CAST('inf' AS DOUBLE)"
    number = f"TRY_CAST({name} AS DOUBLE)"
    fits = f"{number} > -1e100 AND {number} < 1e100" + (f" AND {number} = floor({number})" if whole else "")
    fits += "".join(
        f" AND {number} {sign} {end:g}" for end, sign in zip(ends, (">=", "<="), strict=True) if end is not None
    )
    labels: Mapping[str, float] = scale.labels if isinstance(scale, LikertScale) else {}
    grades = {label.casefold(): grade for label, grade in labels.items()}
    other = f"coalesce({_told(cell, grades)}, {unread})"
    cases = [f"WHEN {fits} THEN {number}", f"WHEN {empty} THEN NULL"]
    if len(none) > 1:
        cases.reverse()  # a word for no answer may be a number
    read = f"CASE {' '.join(cases)} ELSE {other} END"
    turned = name
    if item.reversed and isinstance(scale, LikertScale) and ends[0] is not None and ends[1] is not None:
        turned = f"{ends[0] + ends[1]:g} - {name}"
    if whole:
        return ItemColumn(item, "whole", read, f"CAST({turned} AS INTEGER)", ())
    return ItemColumn(item, "number", read, turned, ())


def _told(cell: str, words: Mapping[str, float]) -> str:
    if not words:
        return "NULL"
    cases = " ".join(f"WHEN {text(word)} THEN {number:g}" for word, number in words.items())
    return f"CASE {cell} {cases} END"


def score_of(scale: Scale, columns: Sequence[ItemColumn]) -> str:
    """The score of a scale, in its units, from the columns of a wave; NULL where too few items are answered."""
    taught = [column for column in columns if column.item in scale.taught]
    answered = " + ".join(f"CAST({quoted(one.item.id)} IS NOT NULL AS INTEGER)" for one in taught)
    total = " + ".join(f"coalesce({one.figure}, 0)" for one in taught)
    if isinstance(scale, KeyedScale):
        return f"CASE WHEN {answered} >= {scale.answered or 1} THEN 100.0 * ({total}) / {len(scale.taught)} END"
    least = scale.answered or len(scale.taught)
    return f"CASE WHEN {answered} >= {least} THEN CAST({total} AS DOUBLE) / ({answered}) END"


def whole_score_of(scale: Scale, columns: Sequence[ItemColumn]) -> tuple[str, Callable[[float], float]] | None:
    """The sum behind a score as a whole number, which is counted faster, and what makes the score of it; None where the
    score depends on how many items somebody answered, or answers are no whole numbers."""
    taught = [column for column in columns if column.item in scale.taught]
    items = len(scale.taught)
    if len(taught) < items or any(one.kind == "number" for one in taught):
        return None
    if isinstance(scale, KeyedScale):
        total = " + ".join(f"coalesce({one.figure}, 0)" for one in taught)
        answered = " + ".join(f"CAST({quoted(one.item.id)} IS NOT NULL AS INTEGER)" for one in taught)
        return f"CASE WHEN {answered} >= {scale.answered or 1} THEN {total} END", lambda sum_: 100.0 * sum_ / items
    if (scale.answered or items) < items:
        return None
    return " + ".join(one.figure for one in taught), lambda sum_: sum_ / items


def asked_of(columns: Sequence[ItemColumn]) -> str:
    """Whether somebody has a figure on the items of a scale with a key: who answered any of them."""
    return " OR ".join(f"{quoted(one.item.id)} IS NOT NULL" for one in columns) or "FALSE"


def scales_of(instrument: Instrument, wave: Wave) -> Iterator[Scale]:
    """The scales that a wave asks."""
    return (scale for scale in instrument.scales if wave in scale.asked)

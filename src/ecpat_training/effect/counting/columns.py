"""The SQL of one wave: each item as a whole number, each scale's score, and which answers are none.

It is plain SQL but for `TRY_CAST` and the reading of files, so that other engines can run it too.
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

Kind = Literal["choice", "whole", "number"]


def quoted(name: str) -> str:
    """A name of a column."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text in SQL."""
    return "'" + value.replace("'", "''") + "'"


@dataclass(frozen=True)
class ItemColumn:
    """An item as a column: `read` is its answer as a number (an option's place among `options`, from 0), NULL where
    there is none; `figure` what it counts in the score; `filled` whether something stands in its cell."""

    item: ScaleItem
    kind: Kind
    read: str
    figure: str
    filled: str
    options: tuple[str, ...]


def item_columns(
    instrument: Instrument, scale: Scale, there: Sequence[str], given: Mapping[str, Sequence[str]]
) -> list[ItemColumn]:
    """The items of a scale of which the file has a column; `given` are the answers to items that name no options."""
    none = sorted({"", *(squeeze(word).casefold() for word in instrument.missing)})
    return [_column(scale, item, none, given.get(item.id, ())) for item in scale.items if item.id in there]


def _column(scale: Scale, item: ScaleItem, none: Sequence[str], given: Sequence[str]) -> ItemColumn:
    name = quoted(item.id)
    cell = f"lower(trim(CAST({name} AS VARCHAR)))"
    filled = f"coalesce({cell}, '') NOT IN ({', '.join(map(text, none))})"
    if isinstance(scale, KeyedScale):
        others = [word for word in given if word.casefold() not in none]
        options = tuple(dict.fromkeys([*item.options, *others, item.key or ""]))
        words = {
            word.casefold(): at
            for at, option in enumerate(options)
            for word in (option, *(item.option_texts(option) if option in item.options else ()))
        }
        key = options.index(item.key or "")
        return ItemColumn(item, "choice", _told(cell, words), f"CAST({name} = {key} AS INTEGER)", filled, options)
    labels: Mapping[str, float] = scale.labels if isinstance(scale, LikertScale) else {}
    grades = {label.casefold(): grade for label, grade in labels.items()}
    number = f"TRY_CAST({cell} AS DOUBLE)"
    read = f"coalesce({_told(cell, grades)}, {number})" if grades else number
    read = f"CASE WHEN {filled} THEN {read} END"
    ends = scale.answers.low, scale.answers.high
    if isinstance(scale, LikertScale) and all(end is not None and float(end).is_integer() for end in ends):
        turned = f"{int((ends[0] or 0) + (ends[1] or 0))} - {name}" if item.reversed else name
        return ItemColumn(item, "whole", read, f"CAST({turned} AS INTEGER)", filled, ())
    both = isinstance(scale, LikertScale) and None not in ends
    turned = f"{(ends[0] or 0) + (ends[1] or 0)!r} - {name}" if item.reversed and both else name
    return ItemColumn(item, "number", read, turned, filled, ())


def _told(cell: str, words: Mapping[str, float]) -> str:
    if not words:
        return "NULL"
    cases = " ".join(f"WHEN {text(word)} THEN {number:g}" for word, number in words.items())
    return f"CASE {cell} {cases} END"


def unread(column: ItemColumn, scale: Scale) -> str:
    """Whether a cell holds something that is no answer: unknown words, fractions of whole answers, numbers outside."""
    wrong = f"({column.read}) IS NULL"
    if column.kind == "whole":
        wrong += f" OR ({column.read}) <> floor({column.read})"
    if column.kind != "choice":
        ends = (scale.range.low, "<"), (scale.range.high, ">")
        wrong += "".join(f" OR ({column.read}) {sign} {end:g}" for end, sign in ends if end is not None)
    return f"{column.filled} AND ({wrong})"


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

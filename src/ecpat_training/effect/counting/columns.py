"""The SQL of one item: a cell as a number, what it counts in a score, and what is no answer.

It is plain SQL but for `TRY_CAST`, which `dialects.py` says in other words where an engine needs them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ecpat_training.core.text import squeeze
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, LikertScale, Scale, ScaleItem, Wave

APART, ANSWERED = 100_000, 1_000  # more than any sum of whole answers, and than the items of a scale
_UNREAD, _MOST = -128, 100
Kind = Literal["choice", "whole", "number"]


def quoted(name: str) -> str:
    """A column's name, quoted for SQL."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text as a literal of SQL."""
    return "'" + value.replace("'", "''") + "'"


@dataclass(frozen=True)
class NumberColumn:
    """An item as a column of numbers: `read` makes it of a cell (an option's place among `options`, from 0), NULL where
    nothing is in it, `unread` where it is no answer. `counts` is what that number, `{}`, counts in the score. Answers
    that are whole numbers have `ends`, the least and the most."""

    item: ScaleItem
    kind: Kind
    read: str
    counts: str
    options: tuple[str, ...]
    ends: tuple[float, float] | None = None

    def figure(self, name: str) -> str:
        """What it counts in the score, of a column of that name."""
        return self.counts.format(name)

    @property
    def unread(self) -> str:
        """What stands in the column for a cell that holds no answer."""
        return "CAST('inf' AS DOUBLE)" if self.kind == "number" else str(_UNREAD)


def item_columns(
    instrument: Instrument, scale: Scale, header: Sequence[str], answers_of: Mapping[str, Sequence[str]]
) -> list[NumberColumn]:
    """The items of a scale of which the file has a column; `answers_of` are the answers to items that name no
    options."""
    none = sorted({"", *(squeeze(word).casefold() for word in instrument.missing)})
    return [_column(scale, item, none, answers_of.get(item.id, ())) for item in scale.items if item.id in header]


def _column(scale: Scale, item: ScaleItem, none: Sequence[str], answers: Sequence[str]) -> NumberColumn:
    name = quoted(item.id)
    cell = f"lower(trim(CAST({name} AS VARCHAR)))"
    empty = f"coalesce({cell}, '') IN ({', '.join(map(text, none))})"
    if isinstance(scale, KeyedScale):
        unlisted = [word for word in answers if word.casefold() not in none]
        options = tuple(dict.fromkeys([*item.options, *unlisted, item.key or ""]))
        words = {
            word.casefold(): index
            for index, option in enumerate(options)
            for word in (option, *(item.option_texts(option) if option in item.options else ()))
        }
        read = f"CASE WHEN {empty} THEN NULL ELSE coalesce({_word_case_sql(cell, words)}, {_UNREAD}) END"
        return NumberColumn(item, "choice", read, f"CAST({{}} = {options.index(item.key or '')} AS INTEGER)", options)
    ends = scale.answers.low, scale.answers.high
    bounds = tuple(float(end) for end in ends if end is not None)
    is_whole = isinstance(scale, LikertScale) and all(end.is_integer() and abs(end) < _MOST for end in bounds)
    is_whole = is_whole and len(bounds) == len(ends)
    unread = str(_UNREAD) if is_whole else "CAST('inf' AS DOUBLE)"
    number = f"TRY_CAST({name} AS DOUBLE)"
    within = [
        f"{number} {sign} {end:g}" if end is not None else f"{number} {sign[0]} {most}"
        for end, sign, most in zip(ends, (">=", "<="), ("-1e100", "1e100"), strict=True)
    ]
    fits = " AND ".join([*within, *([f"{number} = floor({number})"] if is_whole else [])])
    labels: Mapping[str, float] = scale.labels if isinstance(scale, LikertScale) else {}
    grades = {label.casefold(): grade for label, grade in labels.items()}
    fallback = f"coalesce({_word_case_sql(cell, grades)}, {unread})"
    cases = [f"WHEN {fits} THEN {number}", f"WHEN {empty} THEN NULL"]
    if len(none) > 1:
        cases.reverse()  # a word for no answer may be a number
    read = f"CASE {' '.join(cases)} ELSE {fallback} END"
    scored = "{}"
    if item.reversed and isinstance(scale, LikertScale) and ends[0] is not None and ends[1] is not None:
        scored = f"{ends[0] + ends[1]:g} - {{}}"
    if is_whole:
        return NumberColumn(item, "whole", read, f"CAST({scored} AS INTEGER)", (), (bounds[0], bounds[1]))
    return NumberColumn(item, "number", read, scored, ())


def _word_case_sql(cell: str, words: Mapping[str, float]) -> str:
    if not words:
        return "NULL"
    cases = " ".join(f"WHEN {text(word)} THEN {number:g}" for word, number in words.items())
    return f"CASE {cell} {cases} END"


def scales_of(instrument: Instrument, wave: Wave) -> Iterator[Scale]:
    """The scales that a wave asks."""
    return (scale for scale in instrument.scales if wave in scale.asked)


Named = Callable[[NumberColumn], str]
"""What an item's column is called in a query."""


def score_sql(scale: Scale, columns: Sequence[NumberColumn], name: Named, *, is_whole: bool) -> str:
    """A scale's score in one wave, NULL where too few items are answered: if all answers are `is_whole`, their sum
    (from -`APART`) and how many they are as one number; else the score."""
    taught = [column for column in columns if column.item in scale.taught]
    answered = " + ".join(f"CASE WHEN {name(column)} IS NULL THEN 0 ELSE 1 END" for column in taught)
    total = " + ".join(f"coalesce({column.figure(name(column))}, 0)" for column in taught)
    keyed = isinstance(scale, KeyedScale)
    least = scale.answered or (1 if keyed else len(scale.taught))
    if not is_whole:
        return f"CASE WHEN {answered} >= {least} THEN CAST({total} AS DOUBLE) / ({answered}) END"
    if not keyed and least >= len(scale.taught) == len(taught):
        full_total = " + ".join(column.figure(name(column)) for column in taught)
        return f"({full_total} + {APART}) * {ANSWERED} + {len(taught)}"
    return f"CASE WHEN {answered} >= {least} THEN ({total} + {APART}) * {ANSWERED} + {answered} END"


def is_asked_sql(scale: Scale, columns: Sequence[NumberColumn], column: NumberColumn, name: Named) -> str:
    """Whether somebody has a figure on an item: who answered it, or any item of a scale with a key."""
    deciding = columns if isinstance(scale, KeyedScale) else [column]
    return " OR ".join(f"{name(deciding_column)} IS NOT NULL" for deciding_column in deciding)

"""The SQL of one item: a cell as a number, what it counts in a score, and what is no answer.

It is plain SQL but for `TRY_CAST`, which `dialects.py` says in other words where an engine needs them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ecpat_training.core.text import squeeze
from ecpat_training.survey.instrument.instrument import Instrument, KeyedScale, LikertScale, Scale, ScaleItem, Wave

SCORE_FACTOR, ANSWERED_FACTOR = 100_000, 1_000  # more than any sum of whole answers, and than the items of a scale
_UNREAD_VALUE, _MAX_VALUE = -128, 100
Kind = Literal["choice", "whole", "number"]


def quote_name(name: str) -> str:
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
        return "CAST('inf' AS DOUBLE)" if self.kind == "number" else str(_UNREAD_VALUE)


def item_columns(
    instrument: Instrument, scale: Scale, header: Sequence[str], answers_by_item: Mapping[str, Sequence[str]]
) -> list[NumberColumn]:
    """The items of a scale of which the file has a column; `answers_by_item` are the answers to items that name no
    options."""
    missing_words = sorted({"", *(squeeze(word).casefold() for word in instrument.missing)})
    return [
        _column(scale, item, missing_words, answers_by_item.get(item.id, ()))
        for item in scale.items
        if item.id in header
    ]


def _column(scale: Scale, item: ScaleItem, missing_words: Sequence[str], answers: Sequence[str]) -> NumberColumn:
    name = quote_name(item.id)
    cell = f"lower(trim(CAST({name} AS VARCHAR)))"
    is_empty_sql = f"coalesce({cell}, '') IN ({', '.join(map(text, missing_words))})"
    if isinstance(scale, KeyedScale):
        unlisted_answers = [word for word in answers if word.casefold() not in missing_words]
        options = tuple(dict.fromkeys([*item.options, *unlisted_answers, item.key or ""]))
        words = {
            word.casefold(): index
            for index, option in enumerate(options)
            for word in (option, *(item.option_texts(option) if option in item.options else ()))
        }
        value_sql = (
            f"CASE WHEN {is_empty_sql} THEN NULL ELSE coalesce({_word_case_sql(cell, words)}, {_UNREAD_VALUE}) END"
        )
        return NumberColumn(
            item, "choice", value_sql, f"CAST({{}} = {options.index(item.key or '')} AS INTEGER)", options
        )
    scale_ends = scale.answers.low, scale.answers.high
    bounds = tuple(float(end) for end in scale_ends if end is not None)
    has_whole_numbers = isinstance(scale, LikertScale) and all(
        end.is_integer() and abs(end) < _MAX_VALUE for end in bounds
    )
    has_whole_numbers = has_whole_numbers and len(bounds) == len(scale_ends)
    unread_sql = str(_UNREAD_VALUE) if has_whole_numbers else "CAST('inf' AS DOUBLE)"
    number = f"TRY_CAST({name} AS DOUBLE)"
    range_conditions = [
        f"{number} {sign} {end:g}" if end is not None else f"{number} {sign[0]} {infinite_bound}"
        for end, sign, infinite_bound in zip(scale_ends, (">=", "<="), ("-1e100", "1e100"), strict=True)
    ]
    fits_sql = " AND ".join([*range_conditions, *([f"{number} = floor({number})"] if has_whole_numbers else [])])
    labels: Mapping[str, float] = scale.labels if isinstance(scale, LikertScale) else {}
    grades = {label.casefold(): grade for label, grade in labels.items()}
    fallback = f"coalesce({_word_case_sql(cell, grades)}, {unread_sql})"
    cases = [f"WHEN {fits_sql} THEN {number}", f"WHEN {is_empty_sql} THEN NULL"]
    if len(missing_words) > 1:
        cases.reverse()  # a word for no answer may be a number
    value_sql = f"CASE {' '.join(cases)} ELSE {fallback} END"
    score_template = "{}"
    if item.reversed and isinstance(scale, LikertScale) and scale_ends[0] is not None and scale_ends[1] is not None:
        score_template = f"{scale_ends[0] + scale_ends[1]:g} - {{}}"
    if has_whole_numbers:
        return NumberColumn(item, "whole", value_sql, f"CAST({score_template} AS INTEGER)", (), (bounds[0], bounds[1]))
    return NumberColumn(item, "number", value_sql, score_template, ())


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


def score_sql(scale: Scale, columns: Sequence[NumberColumn], name: Named, *, has_whole_numbers: bool) -> str:
    """A scale's score in one wave, NULL where too few items are answered: with `has_whole_numbers`, their sum (from
    -`APART`) and how many they are as one number; else the score."""
    taught_columns = [column for column in columns if column.item in scale.taught]
    answered_sql = " + ".join(f"CASE WHEN {name(column)} IS NULL THEN 0 ELSE 1 END" for column in taught_columns)
    total = " + ".join(f"coalesce({column.figure(name(column))}, 0)" for column in taught_columns)
    is_keyed = isinstance(scale, KeyedScale)
    min_answered = scale.answered or (1 if is_keyed else len(scale.taught))
    if not has_whole_numbers:
        return f"CASE WHEN {answered_sql} >= {min_answered} THEN CAST({total} AS DOUBLE) / ({answered_sql}) END"
    if not is_keyed and min_answered >= len(scale.taught) == len(taught_columns):
        full_total = " + ".join(column.figure(name(column)) for column in taught_columns)
        return f"({full_total} + {SCORE_FACTOR}) * {ANSWERED_FACTOR} + {len(taught_columns)}"
    return (
        f"CASE WHEN {answered_sql} >= {min_answered} THEN ({total} + {SCORE_FACTOR}) * {ANSWERED_FACTOR} + "
        f"{answered_sql} END"
    )


def is_asked_sql(scale: Scale, columns: Sequence[NumberColumn], column: NumberColumn, name: Named) -> str:
    """Whether somebody has a figure on an item: who answered it, or any item of a scale with a key."""
    deciding = columns if isinstance(scale, KeyedScale) else [column]
    return " OR ".join(f"{name(deciding_column)} IS NOT NULL" for deciding_column in deciding)

"""Two columns of scores as somebody at a notebook has them, made into pairs: by row or by people's codes."""

from collections.abc import Iterable, Iterator, Sequence
from numbers import Real
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from ecpat_training.core.text import count, listing
from ecpat_training.effect.workflows.two_columns import ScoreColumn

if TYPE_CHECKING:
    import numpy
    import pandas

    from ecpat_training.stats.pairs import Floats

    Scores: TypeAlias = "Iterable[float | None] | pandas.Series[Any] | numpy.ndarray[Any, Any]"
    """A list, a tuple, an array or a Series of numbers; None and nan where somebody has no score."""

_SHOWN = 8  # places in a message
_BY_POSITION = "Please give both the same index, or pass .to_numpy() of both to compare them row by row."


class Aligned(NamedTuple):
    """Scores of the same people at the same places, and how they were brought together, in a sentence."""

    before: ScoreColumn
    after: ScoreColumn
    said: str


def aligned(before: "Scores", after: "Scores") -> Aligned:
    """Brings the scores of the same people together.

    Two Series whose indexes hold codes, which are texts, are aligned by these; two that have the same index, and
    everything else, go row by row.

    Raises:
        TypeError: something is no column of numbers.
        ValueError: the lengths differ, a score is infinite, a code stands twice or is missing; or two Series have
            different indexes that are no codes, so that nobody can tell who is who.
    """
    first, second = _numbers(before, "before"), _numbers(after, "after")
    if not (_is_series(before) and _is_series(after)) or before.index.equals(after.index):  # type: ignore[union-attr]
        if len(first) != len(second):
            raise ValueError(
                f"`before` has {count(len(first), 'score')} and `after` has {len(second)}. Each row is to be one "
                "person: give both the same length, with nan for whoever has no score, or two Series whose index is "
                "the people's codes."
            )
        rows = range(1, len(first) + 1)
        sentence = f"Compared row by row: {count(len(first), 'row')}."
        return Aligned(ScoreColumn(first, rows), ScoreColumn(second, rows), sentence)
    return _by_code(before, after, first, second)


def _by_code(before: Any, after: Any, first: "Floats", second: "Floats") -> Aligned:
    """Two Series with different indexes."""
    codes = [list(series.index) for series in (before, after)]
    if not all(isinstance(code, str) or _missing(code) for code in (*codes[0], *codes[1])):
        raise ValueError(
            "`before` and `after` are Series with different indexes, and these are not people's codes (texts), so "
            f"nobody can tell who is who. Set the index to the codes. {_BY_POSITION}"
        )
    problems = [*_code_problems(codes[0], "before"), *_code_problems(codes[1], "after")]
    if problems:
        raise ValueError("\n".join(problems))
    order = list(dict.fromkeys([*codes[0], *codes[1]]))
    shared_count = len(codes[0]) + len(codes[1]) - len(order)
    unshared_counts = len(codes[0]) - shared_count, len(codes[1]) - shared_count
    sentence = (
        f"Aligned by the codes in the index: {count(shared_count, 'code')} in both, {unshared_counts[0]} only before, "
    )
    sentence += f"{unshared_counts[1]} only after."
    return Aligned(_in_order(codes[0], first, order), _in_order(codes[1], second, order), sentence)


def _in_order(codes: Sequence[object], scores: "Floats", order: Sequence[object]) -> ScoreColumn:
    """A column's scores in the order of everybody's codes."""
    import numpy

    row_of = {code: row for row, code in enumerate(codes)}
    ordered_scores = [scores[row_of[code]] if code in row_of else numpy.nan for code in order]
    return ScoreColumn(numpy.asarray(ordered_scores, dtype=numpy.float64), [row_of.get(code, -1) + 1 for code in order])


def _code_problems(codes: Sequence[object], name: str) -> Iterator[str]:
    """Codes that are missing or stand twice, by their rows: a code may be a name."""
    empty = [number for number, code in enumerate(codes, 1) if _missing(code) or not str(code).strip()]
    if empty:
        yield f"`{name}`: the index has no code in {_rows(empty)}. Please leave these rows out, or give them codes."
    rows: dict[object, list[int]] = {}
    for row, code in enumerate(codes, 1):
        if row not in {*empty}:
            rows.setdefault(code, []).append(row)
    for same_rows in rows.values():
        if len(same_rows) > 1:
            yield f"`{name}`: {_rows(same_rows)} have the same code, so nobody can tell whose score counts."


def _numbers(scores: object, name: str) -> "Floats":
    """A column as floats."""
    import numpy
    import pandas

    if isinstance(scores, str | bytes | dict) or not isinstance(scores, Iterable):
        raise TypeError(f"`{name}` is no column of numbers. Please give a list, an array or a Series.")
    if getattr(scores, "ndim", 1) != 1:
        raise ValueError(f"`{name}` has rows and columns. Please give one column, such as frame['knowledge'].")
    values: list[object] = [None if _missing(score) else score for score in scores]
    wrong_rows = [row for row, score in enumerate(values, 1) if score is not None and not _is_number(score)]
    if wrong_rows:
        raise TypeError(
            f"`{name}`: what stands in {_rows(wrong_rows)} is no number. Please read it as a number, or as nan."
        )
    column = pandas.Series(values, dtype="float64").to_numpy()
    infinite = [int(position) + 1 for position in numpy.flatnonzero(numpy.isinf(column))]
    if infinite:
        raise ValueError(f"`{name}`: what stands in {_rows(infinite)} is infinite. Please write nan for no score.")
    return numpy.asarray(column, dtype=numpy.float64)


def _is_number(score: object) -> bool:
    import numpy

    return isinstance(score, Real) and not isinstance(score, bool | numpy.bool_)


def _missing(score: object) -> bool:
    import pandas

    return score is None or score is pandas.NA or score is pandas.NaT or (isinstance(score, Real) and score != score)


def _is_series(scores: object) -> bool:
    import pandas

    return isinstance(scores, pandas.Series)


def _rows(rows: Sequence[int]) -> str:
    """`row 3`, `rows 3, 7 and 9`: counted from 1, as people count."""
    return f"row {rows[0]}" if len(rows) == 1 else f"rows {listing(list(map(str, rows)), _SHOWN)}"

"""What a table's columns are where nobody said it: read where there is no doubt, else proposed as a line to type."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.raw_survey import RawSurvey, SurveyColumn
from ecpat_training.survey.exports.response_rows import find_filled_rows, summary_rows
from ecpat_training.survey.instrument.instrument import Wave
from ecpat_training.survey.reading.columns import shorten_text
from ecpat_training.survey.reading.mapping import place_of
from ecpat_training.survey.reading.points import words
from ecpat_training.survey.reading.points.header import header_wave, same_but_for_wave
from ecpat_training.survey.reading.points.layout import PointsLayout, before_and_after, code_column, columns_of_points

_UNQUOTED_CHARACTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./")
_SPECIAL = frozenset('"`$\\!%\n')


@dataclass(frozen=True)
class PointsGuess:
    """What the columns may be: `layout` where there is no doubt, else None. `code` and `points` are the columns as
    somebody would type them, as far as they can be told; `seen` are the headers of all columns of points."""

    layout: PointsLayout | None
    code: str
    points: tuple[str, ...]
    points_headers: tuple[str, ...]


def guess_beside(table: CellTable, raw_survey: RawSurvey, code: SurveyColumn | None) -> PointsGuess:
    """Before and after side by side in one table. Two columns of points whose headers don't say which is which are
    proposed in their order, and not read."""
    rows = rows_of(table, raw_survey)
    points = [column for column in columns_of_points(table, raw_survey, rows) if column != code]
    pair = before_and_after(points)
    possible_columns = pair or (tuple(points) if len(points) <= 2 else ())
    person_column = code or code_column(table, raw_survey, rows, possible_columns or points)
    layout = PointsLayout({"pre": pair[0], "post": pair[1]}, person_column) if pair else None
    return _guess(table, layout, person_column, possible_columns, points)


def guess_of_wave(
    table: CellTable,
    raw_survey: RawSurvey,
    wave: Wave | None,
    code: SurveyColumn | None,
    known_column: SurveyColumn | None,
    *,
    is_only_wave: bool = False,
) -> PointsGuess:
    """The points of one wave in a table of its own: the column that is `known_column`, else the only column of points,
    or the only one that is called so. With `is_only_wave` a wave needs no code."""
    rows = rows_of(table, raw_survey)
    points = [column for column in columns_of_points(table, raw_survey, rows) if column != code]
    score_columns = [column for column in points if _is_score(column.header, wave)]
    picked_columns = [known_column] if known_column else points if len(points) == 1 else score_columns
    possible_columns = tuple(picked_columns) if len(picked_columns) == 1 else ()
    person_column = code or code_column(table, raw_survey, rows, possible_columns or points)
    layout = (
        PointsLayout({None: possible_columns[0]}, person_column)
        if possible_columns and (person_column or is_only_wave)
        else None
    )
    return _guess(table, layout, person_column, possible_columns, points)


def _is_score(header: str, wave: Wave | None) -> bool:
    """Whether a column is called points, with or without the word for the wave."""
    stated_wave = header_wave(header)
    return stated_wave in (None, wave) and set(same_but_for_wave(header).split()) <= words.SCORES


def _guess(
    table: CellTable,
    layout: PointsLayout | None,
    code: SurveyColumn | None,
    possible_columns: Sequence[SurveyColumn],
    points: Sequence[SurveyColumn],
) -> PointsGuess:
    names = tuple(option_text(column, table) for column in possible_columns)
    shown_headers = tuple(f"`{shorten_text(column.header)}`" for column in points)
    return PointsGuess(layout, option_text(code, table) if code else "", names, shown_headers)


def rows_of(table: CellTable, raw_survey: RawSurvey) -> list[int]:
    """The rows that may be people's, before the column of the code is known."""
    nonempty_rows = find_filled_rows(table, raw_survey.first)
    sum_rows = summary_rows(table, nonempty_rows, ())
    return [row for row in nonempty_rows if row not in sum_rows and row not in raw_survey.set_aside]


def option_text(column: SurveyColumn, table: CellTable) -> str:
    """A column as one types it behind an option: its header, or its place where the header has signs that a terminal
    understands."""
    return typed(place_of(column, table) if _SPECIAL & set(column.header) else column.header)


def typed(text: str) -> str:
    """A text as one types it: in quotes where it needs them."""
    return text if set(text) <= _UNQUOTED_CHARACTERS else f'"{text}"'

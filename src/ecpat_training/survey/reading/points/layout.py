"""Which columns of a table hold points and codes: as a person says, or as their headers and cells plainly show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold, listing, name_meant, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import ColumnKind, RawSurvey, SurveyColumn
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import Wave
from ecpat_training.survey.reading.columns import headers_of, short
from ecpat_training.survey.reading.mapping import place_of
from ecpat_training.survey.reading.personal import personal
from ecpat_training.survey.reading.points import words
from ecpat_training.survey.reading.points.cell import PointsError, points_of
from ecpat_training.survey.reading.points.header import header_wave, same_but_for_wave

_MOST_UNREADABLE = 0.2  # of a column's cells, for it to be taken for points by itself
_LONGEST = 60  # letters; a longer header is a question
_SOMETHING = ("...",)  # a column that isn't empty
_DIFFERENT = 0.9  # of a column's cells, for it to be taken for codes by itself


@dataclass(frozen=True)
class PointsLayout:
    """The columns of a table: that of the points of each wave (of "" where files, sheets or a column say the wave), and
    that of the codes, if there is one."""

    points: Mapping[Wave | None, SurveyColumn]
    code: SurveyColumn | None = None


def named_columns(
    table: CellTable, raw: RawSurvey, wanted: Mapping[str, str]
) -> tuple[dict[str, SurveyColumn], list[Finding]]:
    """(columns by the option that names each, such as `--code`; an error for each name that no column has, that
    several have, or that is given for two things)."""
    found: dict[str, SurveyColumn] = {}
    wrong = []
    for option, name in wanted.items():
        fitting = _called(table, raw, name)
        if len(fitting) == 1:
            found[option] = fitting[0]
        else:
            wrong.append(_not_one(table, raw, option, name, fitting))
    for option, column in found.items():
        first = next(one for one, other in found.items() if other.index == column.index)
        if first != option:
            message = f"{first} and {option} name the same column, `{short(column.header)}`."
            hint = "Please name the column of each; ecpat survey inspect lists them."
            wrong.append(Finding("points.same-column", Severity.ERROR, message, table.where(raw.header), hint))
    return found, wrong


def _called(table: CellTable, raw: RawSurvey, name: str) -> list[SurveyColumn]:
    """The columns of a name: letter by letter; else but for case and marks; else by their place (`column C`)."""
    for key in (str, fold, heading_key):
        fitting = [one for one in raw.columns if one.header and key(one.header.strip()) == key(name.strip())]
        if fitting and key(name.strip()):
            return fitting
    return [one for one in raw.columns if fold(place_of(one, table)) == fold(name)]


def _not_one(table: CellTable, raw: RawSurvey, option: str, name: str, fitting: Sequence[SurveyColumn]) -> Finding:
    where = table.where(raw.header)
    shown = visible(name)[:60]
    if fitting:
        places = listing([f"`{place_of(one, table)}`" for one in fitting])
        message = f"{option}: {len(fitting)} columns are called `{shown}`: {places}."
        hint = f"Name one of them by its place, such as {option} '{place_of(fitting[0], table)}'."
        return Finding("points.no-column", Severity.ERROR, message, where, hint)
    near = name_meant(name, [one.header for one in raw.columns if one.header])
    message = f"{option}: there is no column `{shown}`. The columns are {headers_of(raw)}."
    hint = f"Did you mean `{short(near)}`?" if near else "Please name one of these."
    return Finding("points.no-column", Severity.ERROR, message, where, hint)


def columns_of_points(table: CellTable, raw: RawSurvey, rows: Sequence[int]) -> list[SurveyColumn]:
    """The columns whose cells are points nearly throughout; those that only count the rows are none."""
    return [one for one in raw.columns if one.header and _is_points(table, one, rows)]


def _is_points(table: CellTable, column: SurveyColumn, rows: Sequence[int]) -> bool:
    if column.kind in (ColumnKind.SUBMITTED, ColumnKind.RESPONSE_ID) or heading_key(column.header) in words.NUMBERS:
        return False
    filled = unreadable = numbers = 0
    for value in column_cells(table, rows, column.index):
        if not as_text(value):
            continue
        filled += 1
        try:
            numbers += points_of(value) is not None
        except PointsError as error:
            numbers += error.code == "survey.ambiguous-number"
            unreadable += error.code != "survey.ambiguous-number"
    return numbers > 0 and unreadable <= _MOST_UNREADABLE * filled


def before_and_after(columns: Sequence[SurveyColumn]) -> tuple[SurveyColumn, SurveyColumn] | None:
    """(column before, column after): the only columns of points whose headers say before and after; None where one
    is missing or there are several, unless one pair alone is a score."""
    said = {one.index: header_wave(one.header) for one in columns if len(one.header) <= _LONGEST}
    before = [one for one in columns if said.get(one.index) == "pre"]
    after = [one for one in columns if said.get(one.index) == "post"]
    if len(before) == len(after) == 1:
        return before[0], after[0]
    scores = words.SCORES - words.BEFORE - words.AFTER
    pairs = [
        (one, other)
        for one in before
        for other in after
        if same_but_for_wave(one.header) == same_but_for_wave(other.header)
        and set(same_but_for_wave(one.header).split()) & scores
    ]
    return pairs[0] if len(pairs) == 1 else None


def code_column(
    table: CellTable, raw: RawSurvey, rows: Sequence[int], besides: Sequence[SurveyColumn]
) -> SurveyColumn | None:
    """The column by which people are recognised; None where there is none, or several.

    It is the column with a name of codes whose cells differ from row to row, one without names of people first; else
    the only column that differs from row to row and isn't a number. A column that only counts the rows is none.
    """
    others = {one.index for one in besides}
    possible = [
        one
        for one in raw.columns
        if one.header and one.index not in others and heading_key(one.header) not in words.NUMBERS
    ]
    unlike = [one for one in possible if _different(table, one, rows)]
    called = [one for one in unlike if _is_called_a_code(one.header)]
    if called:
        return next((one for one in called if not personal(one.header, _SOMETHING)), called[0])
    alone = [one for one in unlike if one.kind is ColumnKind.QUESTION and not _is_points(table, one, rows)]
    return alone[0] if len(alone) == 1 else None


def _is_called_a_code(header: str) -> bool:
    """Whether a header is one of those for codes and people, or a short question for a code: `Your code`."""
    key = heading_key(header)
    return key in words.CODES or (len(header) <= _LONGEST and bool(words.CODE.intersection(key.split())))


def _different(table: CellTable, column: SurveyColumn, rows: Sequence[int]) -> bool:
    cells = column_cells(table, rows, column.index)
    texts = [text for text in map(as_text, cells) if text]
    return len(texts) > 1 and len(set(texts)) >= _DIFFERENT * len(texts) and len(texts) >= len(rows) / 2

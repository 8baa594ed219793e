"""Which columns of a table hold points and codes: as a person says, or as their headers and cells plainly show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold, listing, name_meant, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.column_names import STEP, columns_called
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
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences

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
    table: CellTable, raw: RawSurvey, name_by_option: Mapping[str, str]
) -> tuple[dict[str, SurveyColumn], list[Finding]]:
    """(columns by the option that names each, such as `--code`; an error for each name that no column has, that
    several have, or that is given for two things)."""
    column_by_option: dict[str, SurveyColumn] = {}
    wrong = []
    for option, name in name_by_option.items():
        fitting = _columns_by_name(raw, name)
        if len(fitting) == 1:
            column_by_option[option] = fitting[0]
        else:
            wrong.append(_not_one(table, raw, option, name, fitting))
    for option, column in column_by_option.items():
        first = next(
            other_option
            for other_option, other_column in column_by_option.items()
            if other_column.index == column.index
        )
        if first != option:
            message = phrase(
                "{first} and {option} name the same column, `{column}`.",
                first=Option(first),
                option=Option(option),
                column=short(column.header),
            )
            hint = sentences(
                "Please name the column of each;",
                phrase("{command} lists them.", command=Command("survey inspect", sign="")),
            )
            wrong.append(Finding("points.same-column", Severity.ERROR, message, table.where(raw.header), hint))
    return column_by_option, wrong


def _columns_by_name(raw: RawSurvey, name: str) -> list[SurveyColumn]:
    """The columns of a name: letter by letter; else but for case and marks; else by the lower of two header rows, or by
    their place (`C`, `column C`)."""
    for key in (str, fold, heading_key):
        fitting = [
            column for column in raw.columns if column.header and key(column.header.strip()) == key(name.strip())
        ]
        if fitting and key(name.strip()):
            return fitting
    headed = {column.index: column for column in raw.columns if column.header}
    places = columns_called(name, {index: tuple(column.header.split(STEP)) for index, column in headed.items()})
    return [headed[place] for place in places if place in headed]


def _not_one(table: CellTable, raw: RawSurvey, option: str, name: str, fitting: Sequence[SurveyColumn]) -> Finding:
    location = table.where(raw.header)
    shown = visible(name)[:60]
    if fitting:
        places = listing([f"`{place_of(column, table)}`" for column in fitting])
        message = phrase(
            "{option}: {columns} columns are called `{name}`: {places}.",
            option=Option(option),
            columns=len(fitting),
            name=shown,
            places=places,
        )
        hint: str = phrase(
            "Name one of them by its place, such as {option}.",
            option=Option(option, f"'{place_of(fitting[0], table)}'"),
        )
        return Finding("points.no-column", Severity.ERROR, message, location, hint)
    near = name_meant(name, [column.header for column in raw.columns if column.header])
    message = phrase(
        "{option}: there is no column `{name}`. The columns are {columns}.",
        option=Option(option),
        name=shown,
        columns=headers_of(raw),
    )
    hint = phrase("Did you mean `{column}`?", column=short(near)) if near else "Please name one of these."
    return Finding("points.no-column", Severity.ERROR, message, location, hint)


def columns_of_points(table: CellTable, raw: RawSurvey, rows: Sequence[int]) -> list[SurveyColumn]:
    """The columns whose cells are points nearly throughout; those that only count the rows are none."""
    return [column for column in raw.columns if column.header and _is_points(table, column, rows)]


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
    wave_by_index = {column.index: header_wave(column.header) for column in columns if len(column.header) <= _LONGEST}
    before = [column for column in columns if wave_by_index.get(column.index) == "pre"]
    after = [column for column in columns if wave_by_index.get(column.index) == "post"]
    if len(before) == len(after) == 1:
        return before[0], after[0]
    scores = words.SCORES - words.BEFORE - words.AFTER
    pairs = [
        (earlier, later)
        for earlier in before
        for later in after
        if same_but_for_wave(earlier.header) == same_but_for_wave(later.header)
        and set(same_but_for_wave(earlier.header).split()) & scores
    ]
    totals = [pair for pair in pairs if heading_key(pair[0].header.rpartition(STEP)[2]) in scores]
    pairs = totals if len(pairs) > 1 else pairs  # `PRE-TEST / Total`, beside its parts
    return pairs[0] if len(pairs) == 1 else None


def code_column(
    table: CellTable, raw: RawSurvey, rows: Sequence[int], other_columns: Sequence[SurveyColumn]
) -> SurveyColumn | None:
    """The column by which people are recognised; None where there is none, or several.

    It is the column with a name of codes whose cells differ from row to row, one without names of people first; else
    the only column that differs from row to row and isn't a number. A column that only counts the rows is none.
    """
    other_indices = {column.index for column in other_columns}
    possible = [
        column
        for column in raw.columns
        if column.header and column.index not in other_indices and heading_key(column.header) not in words.NUMBERS
    ]
    unlike = [column for column in possible if _different(table, column, rows)]
    called = [column for column in unlike if _is_called_a_code(column.header)]
    if called:
        return next((column for column in called if not personal(column.header, _SOMETHING)), called[0])
    candidates = [
        column for column in unlike if column.kind is ColumnKind.QUESTION and not _is_points(table, column, rows)
    ]
    return candidates[0] if len(candidates) == 1 else None


def _is_called_a_code(header: str) -> bool:
    """Whether a header is one of those for codes and people, or a short question for a code: `Your code`."""
    key = heading_key(header)
    return key in words.CODES or (len(header) <= _LONGEST and bool(words.CODE.intersection(key.split())))


def _different(table: CellTable, column: SurveyColumn, rows: Sequence[int]) -> bool:
    cells = column_cells(table, rows, column.index)
    texts = [text for text in map(as_text, cells) if text]
    return len(texts) > 1 and len(set(texts)) >= _DIFFERENT * len(texts) and len(texts) >= len(rows) / 2

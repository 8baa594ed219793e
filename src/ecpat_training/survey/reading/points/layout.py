"""Which columns of a table hold points and codes: as a person says, or as their headers and cells plainly show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import closest_name, fold, listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.column_names import STEP, columns_of_name
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells
from ecpat_training.survey.exports.raw_survey import ColumnKind, RawSurvey, SurveyColumn
from ecpat_training.survey.exports.wording import heading_key
from ecpat_training.survey.instrument.instrument import Wave
from ecpat_training.survey.reading.columns import headers_of, shorten_text
from ecpat_training.survey.reading.mapping import place_of
from ecpat_training.survey.reading.personal import personal
from ecpat_training.survey.reading.points import words
from ecpat_training.survey.reading.points.cell import PointsError, points_of
from ecpat_training.survey.reading.points.header import header_wave, same_but_for_wave
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences

_MOST_UNREADABLE = 0.2  # of a column's cells, for it to be taken for points by itself
_MAX_HEADER_LENGTH = 60  # letters; a longer header is a question
_SOMETHING = ("...",)  # a column that isn't empty
_MIN_DISTINCT_SHARE = 0.9  # of a column's cells, for it to be taken for codes by itself


@dataclass(frozen=True)
class PointsLayout:
    """The columns of a table: that of the points of each wave (of "" where files, sheets or a column say the wave), and
    that of the codes, if there is one."""

    points: Mapping[Wave | None, SurveyColumn]
    code: SurveyColumn | None = None


def named_columns(
    table: CellTable, raw_survey: RawSurvey, name_by_option: Mapping[str, str]
) -> tuple[dict[str, SurveyColumn], list[Finding]]:
    """(columns by the option that names each, such as `--code`; an error for each name that no column has, that
    several have, or that is given for two things)."""
    column_by_option: dict[str, SurveyColumn] = {}
    findings = []
    for option, name in name_by_option.items():
        matching_columns = _columns_by_name(raw_survey, name)
        if len(matching_columns) == 1:
            column_by_option[option] = matching_columns[0]
        else:
            findings.append(_not_one(table, raw_survey, option, name, matching_columns))
    for option, column in column_by_option.items():
        first_option = next(
            other_option
            for other_option, other_column in column_by_option.items()
            if other_column.index == column.index
        )
        if first_option != option:
            message = phrase(
                "{first} and {option} name the same column, `{column}`.",
                first=Option(first_option),
                option=Option(option),
                column=shorten_text(column.header),
            )
            hint = sentences(
                "Please name the column of each;",
                phrase("{command} lists them.", command=Command("survey inspect", sign="")),
            )
            findings.append(
                Finding("points.same-column", Severity.ERROR, message, table.location_of(raw_survey.header), hint)
            )
    return column_by_option, findings


def _columns_by_name(raw_survey: RawSurvey, name: str) -> list[SurveyColumn]:
    """The columns of a name: letter by letter; else but for case and marks; else by the lower of two header rows, or by
    their place (`C`, `column C`)."""
    for key in (str, fold, heading_key):
        matching_columns = [
            column for column in raw_survey.columns if column.header and key(column.header.strip()) == key(name.strip())
        ]
        if matching_columns and key(name.strip()):
            return matching_columns
    columns_with_header = {column.index: column for column in raw_survey.columns if column.header}
    places = columns_of_name(
        name, {index: tuple(column.header.split(STEP)) for index, column in columns_with_header.items()}
    )
    return [columns_with_header[place] for place in places if place in columns_with_header]


def _not_one(
    table: CellTable, raw_survey: RawSurvey, option: str, name: str, matching_columns: Sequence[SurveyColumn]
) -> Finding:
    location = table.location_of(raw_survey.header)
    shown_name = visible(name)[:60]
    if matching_columns:
        places = listing([f"`{place_of(column, table)}`" for column in matching_columns])
        message = phrase(
            "{option}: {columns} columns are called `{name}`: {places}.",
            option=Option(option),
            columns=len(matching_columns),
            name=shown_name,
            places=places,
        )
        hint: str = phrase(
            "Name one of them by its place, such as {option}.",
            option=Option(option, f"'{place_of(matching_columns[0], table)}'"),
        )
        return Finding("points.no-column", Severity.ERROR, message, location, hint)
    similar_name = closest_name(name, [column.header for column in raw_survey.columns if column.header])
    message = phrase(
        "{option}: there is no column `{name}`. The columns are {columns}.",
        option=Option(option),
        name=shown_name,
        columns=headers_of(raw_survey),
    )
    hint = (
        phrase("Did you mean `{column}`?", column=shorten_text(similar_name))
        if similar_name
        else "Please name one of these."
    )
    return Finding("points.no-column", Severity.ERROR, message, location, hint)


def columns_of_points(table: CellTable, raw_survey: RawSurvey, rows: Sequence[int]) -> list[SurveyColumn]:
    """The columns whose cells are points nearly throughout; those that only count the rows are none."""
    return [column for column in raw_survey.columns if column.header and _is_points(table, column, rows)]


def _is_points(table: CellTable, column: SurveyColumn, rows: Sequence[int]) -> bool:
    if column.kind in (ColumnKind.SUBMITTED, ColumnKind.RESPONSE_ID) or heading_key(column.header) in words.NUMBERS:
        return False
    filled_count = unreadable = numbers = 0
    for value in column_cells(table, rows, column.index):
        if not as_text(value):
            continue
        filled_count += 1
        try:
            numbers += points_of(value) is not None
        except PointsError as error:
            numbers += error.code == "survey.ambiguous-number"
            unreadable += error.code != "survey.ambiguous-number"
    return numbers > 0 and unreadable <= _MOST_UNREADABLE * filled_count


def before_and_after(columns: Sequence[SurveyColumn]) -> tuple[SurveyColumn, SurveyColumn] | None:
    """(column before, column after): the only columns of points whose headers say before and after; None where one
    is missing or there are several, unless one pair alone is a score."""
    wave_by_index = {
        column.index: header_wave(column.header) for column in columns if len(column.header) <= _MAX_HEADER_LENGTH
    }
    before_columns = [column for column in columns if wave_by_index.get(column.index) == "pre"]
    after_columns = [column for column in columns if wave_by_index.get(column.index) == "post"]
    if len(before_columns) == len(after_columns) == 1:
        return before_columns[0], after_columns[0]
    score_words = words.SCORES - words.BEFORE - words.AFTER
    pairs = [
        (earlier_column, later_column)
        for earlier_column in before_columns
        for later_column in after_columns
        if same_but_for_wave(earlier_column.header) == same_but_for_wave(later_column.header)
        and set(same_but_for_wave(earlier_column.header).split()) & score_words
    ]
    totals = [pair for pair in pairs if heading_key(pair[0].header.rpartition(STEP)[2]) in score_words]
    pairs = totals if len(pairs) > 1 else pairs  # `PRE-TEST / Total`, beside its parts
    return pairs[0] if len(pairs) == 1 else None


def code_column(
    table: CellTable, raw_survey: RawSurvey, rows: Sequence[int], other_columns: Sequence[SurveyColumn]
) -> SurveyColumn | None:
    """The column by which people are recognised; None where there is none, or several.

    It is the column with a name of codes whose cells differ from row to row, one without names of people first; else
    the only column that differs from row to row and isn't a number. A column that only counts the rows is none.
    """
    other_indices = {column.index for column in other_columns}
    possible_columns = [
        column
        for column in raw_survey.columns
        if column.header and column.index not in other_indices and heading_key(column.header) not in words.NUMBERS
    ]
    distinct_columns = [column for column in possible_columns if _different(table, column, rows)]
    code_named_columns = [column for column in distinct_columns if _is_called_a_code(column.header)]
    if code_named_columns:
        return next(
            (column for column in code_named_columns if not personal(column.header, _SOMETHING)), code_named_columns[0]
        )
    candidates = [
        column
        for column in distinct_columns
        if column.kind is ColumnKind.QUESTION and not _is_points(table, column, rows)
    ]
    return candidates[0] if len(candidates) == 1 else None


def _is_called_a_code(header: str) -> bool:
    """Whether a header is one of those for codes and people, or a short question for a code: `Your code`."""
    key = heading_key(header)
    return key in words.CODES or (len(header) <= _MAX_HEADER_LENGTH and bool(words.CODE.intersection(key.split())))


def _different(table: CellTable, column: SurveyColumn, rows: Sequence[int]) -> bool:
    cells = column_cells(table, rows, column.index)
    texts = [text for text in map(as_text, cells) if text]
    return len(texts) > 1 and len(set(texts)) >= _MIN_DISTINCT_SHARE * len(texts) and len(texts) >= len(rows) / 2

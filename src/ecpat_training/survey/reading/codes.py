"""The self-generated codes, as people wrote them."""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime, time

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.table import CellTable
from ecpat_training.survey.exports.column_cells import column_cells, find_rows
from ecpat_training.survey.exports.raw_survey import ColumnKind, RawSurvey, SurveyColumn
from ecpat_training.survey.exports.wording import heading_key, heading_keys
from ecpat_training.survey.model.codes import is_drawn_code, is_possible_name
from ecpat_training.survey.reading.personal import personal
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.word_tables import words_of

NAMED_SO = {
    "code", "your code", "my code", "personal code", "participant code", "sgic", "self generated code", "unique code",
    "anonymous code", "code participant", "votre code", "mon code", "ihr code", "persönlicher code", "mein code",
    "tu código", "su código", "código", "il tuo codice", "codice", "uw code", "jouw code", "din kode", "kode",
    "din kod", "kod", "twój kod", "kód", "váš kód", "cod", "codul dumneavoastră", "код", "ваш код", "вашият код",
    "vaš kod", "kodi", "kodi juaj", "teie kood", "kood",
}  # fmt: skip
"""What forms call the question for the code, as headings are compared."""
_WORDS = heading_keys(words_of("survey_words", "code"))
_OTHER_CODES = {
    "postal", "post", "postale", "poștal", "poštanski", "postcode", "zip", "area", "country", "qr", "penal", "criminal",
    "conduct", "conduite", "dress", "source", "почтовый", "пощенски", "поштанский", "поштовий", "psč", "plz",
}  # fmt: skip
_BEGINNING = 300  # letters of a question, in which what is asked stands before how a code is made
_MAX_CODE_LENGTH = 20
_DECIMALS = re.compile(r"([0-9]+)[.,]0")
_CUT_SHORT = re.compile(r"[0-9][.,][0-9]+E\+[0-9]+")
_OF_ROWS = re.compile(
    r"(?:response|feedback|submission|record|entry|answer|form|survey|event)[ _-]?(?:id|no|nr|number)", re.I
)
_CODE = re.compile(r"(?=.*[0-9])(?=.*[^\W\d_])[^\W_](?:[ ._-]?[^\W_]){3,11}")


def read_codes(table: CellTable, rows: Sequence[int], columns: Sequence[SurveyColumn]) -> list[str]:
    """A code per row. The parts of a code of several columns are joined by `-`, which keeps `1`, `12` apart from
    `11`, `2`; a code that lacks a part is no code, as it would fit several people."""
    code_parts = [
        _strip_decimals([as_text(cell) for cell in column_cells(table, rows, column.index)]) for column in columns
    ]
    return ["-".join(code) if all(code) else "" for code in zip(*code_parts, strict=True)]


def _strip_decimals(codes: list[str]) -> list[str]:
    """The codes; where all are whole numbers that a program wrote with decimals (`101.0`), without these."""
    matches = [_DECIMALS.fullmatch(code) for code in codes]
    has_decimals = any(matches) and all(match or not code for match, code in zip(matches, codes, strict=True))
    return [match[1] if match else "" for match in matches] if has_decimals else codes


def code_findings(
    table: CellTable, rows: Sequence[int], columns: Sequence[SurveyColumn], *, were_drawn: bool = False
) -> list[Finding]:
    """Codes that a spreadsheet has turned into dates, codes of which a part is missing, and, with `were_drawn`, those
    that are on no slip."""
    findings = [finding for column in columns if were_drawn for finding in _on_no_slip(table, rows, column)]
    for column in columns:
        cells = column_cells(table, rows, column.index)
        truncated_rows = find_rows(table, rows, column.index, _CUT_SHORT.fullmatch)
        if truncated_rows:
            message = phrase(
                "{codes:,} {codes:code was|codes were} cut short by the spreadsheet, as `1.23E+10` is: {places}.",
                codes=len(truncated_rows),
                places=listing([table.location_of(row, column.index).place_in_file for row in truncated_rows], 10),
            )
            hint = "Their last figures are gone: please take the codes from the platform again, as text."
            location = table.location_of(truncated_rows[0], column.index)
            findings.append(Finding("survey.code-cut-short", Severity.WARNING, message, location, hint))
        dates = [row for row, cell in zip(rows, cells, strict=True) if isinstance(cell, datetime | date | time)]
        if dates:
            places = listing([table.location_of(row, column.index).place_in_file for row in dates], 10)
            message = phrase(
                "{codes:,} {codes:code|codes} became a date in the spreadsheet: {places}.",
                codes=len(dates),
                places=places,
            )
            hint = "Please type what the person wrote into a cell formatted as text."
            location = table.location_of(dates[0], column.index)
            findings.append(Finding("survey.code-is-date", Severity.WARNING, message, location, hint))
    if len(columns) > 1:
        cells_by_column = [column_cells(table, rows, column.index) for column in columns]
        filled_flags = [[bool(as_text(cell)) for cell in cells] for cells in zip(*cells_by_column, strict=True)]
        partial_rows = [row for row, flags in zip(rows, filled_flags, strict=True) if any(flags) and not all(flags)]
        if partial_rows:
            message = phrase(
                "{codes:,} {codes:code lacks|codes lack} a part, and {codes:is|are} taken as none.",
                codes=len(partial_rows),
            )
            hint = "Please fill it in where you know it."
            location = table.location_of(partial_rows[0], columns[0].index)
            findings.append(Finding("survey.code-incomplete", Severity.WARNING, message, location, hint))
    return findings


def are_names(codes: Sequence[str], columns: Sequence[SurveyColumn]) -> bool:
    """Whether names or addresses stand where codes are wanted: the column is called so, or most of them may be such.
    `Bo Li` and `JD` by themselves don't tell."""
    filled_codes = [code for code in codes if code]
    if any(personal(column.header, filled_codes) for column in columns):
        return True
    # By the majority: a few codes that look like names are no reason to hide all the others.
    return 2 * sum(map(is_possible_name, filled_codes)) > len(filled_codes)


def looks_like_codes(texts: Counter[str]) -> bool:
    """Whether a column's answers may be codes that people made: short, letters with digits, nearly each another one."""
    filled_count = texts.total()
    code_like_count = sum(times for text, times in texts.items() if _CODE.fullmatch(text))
    return filled_count > 2 and 10 * code_like_count >= 9 * filled_count and 10 * len(texts) >= 9 * filled_count


def asks_for_a_code(text: str) -> bool:
    """Whether the words of a question ask for a code, a nickname or the like."""
    words = f" {heading_key(text[:_BEGINNING])} "
    return not _OTHER_CODES & set(words.split()) and any(
        f" {word} " in words for word in (*_WORDS, *(name for name in NAMED_SO if " " in name))
    )


def may_be_codes(texts: Counter[str]) -> bool:
    """Whether people may have written codes: short, mostly of a word and more than a letter, nearly all different."""
    are_short = all(len(text) <= _MAX_CODE_LENGTH and text.count(" ") < 2 for text in texts)
    mean_length = sum(map(len, texts)) / len(texts) if texts else 0
    return are_short and mean_length > 2 and 10 * len(texts) >= 8 * texts.total() > 8


def names_a_code(text: str) -> bool:
    """Whether a column or a question is called as codes are."""
    return heading_key(text) in NAMED_SO


def find_named_code(raw_survey: RawSurvey) -> list[SurveyColumn]:
    """A list with the first question that has a name of codes; empty where none has."""
    questions = raw_survey.of_kind(ColumnKind.QUESTION)
    return [
        column for column in questions if {heading_key(name) for name in (column.header, *column.names)} & NAMED_SO
    ][:1]


def possible_codes(
    table: CellTable, raw_survey: RawSurvey, excluded_indices: Container[int] = ()
) -> list[SurveyColumn]:
    """The columns that may hold codes that people made: the first that is called so; else those that hold what looks
    like codes; else those whose words ask for one and that hold short texts, nearly each another one. None of those
    that mean something else (`excluded_indices`, by their indices)."""
    named_columns = [column for column in find_named_code(raw_survey) if column.index not in excluded_indices]
    if named_columns:
        return named_columns
    rows = range(raw_survey.first, len(table.rows))
    texts_by_column = {
        column: Counter(text for cell in column_cells(table, rows, column.index) if (text := as_text(cell)))
        for column in raw_survey.of_kind(ColumnKind.QUESTION)
        if column.index not in excluded_indices
    }
    return codes_among(texts_by_column)


def codes_among(texts_by_column: Mapping[SurveyColumn, Counter[str]]) -> list[SurveyColumn]:
    """Those columns that hold what looks like codes; else those that ask for one and may hold such."""
    if code_like_columns := [
        column
        for column, texts in texts_by_column.items()
        if looks_like_codes(texts) and not _OF_ROWS.fullmatch(column.header.strip())
    ]:
        return code_like_columns
    code_questions = (column for column in texts_by_column if any(map(asks_for_a_code, (column.header, *column.names))))
    return [column for column in code_questions if may_be_codes(texts_by_column[column])]


def _on_no_slip(table: CellTable, rows: Sequence[int], column: SurveyColumn) -> list[Finding]:
    """Codes whose last character doesn't follow from the first four: written or typed wrong."""
    codes = {row: as_text(cell) for row, cell in zip(rows, column_cells(table, rows, column.index), strict=True)}
    undrawn_rows = [row for row, code in codes.items() if code and not is_drawn_code(code)]
    if not undrawn_rows:
        return []
    places = listing([_code_with_place(codes[row], table.location_of(row, column.index)) for row in undrawn_rows], 10)
    message = phrase(
        "{codes:,} {codes:code is|codes are} on no slip: {places}.", codes=len(undrawn_rows), places=places
    )
    hint = "Where you have the paper, please compare; codes that differ in one character are still linked."
    return [
        Finding(
            "survey.code-on-no-slip", Severity.WARNING, message, table.location_of(undrawn_rows[0], column.index), hint
        )
    ]


def _code_with_place(code: str, location: Location) -> str:
    """A code and its place; of one that may be a name, the place alone."""
    return location.place_in_file if is_possible_name(code) else f"`{visible(code[:20])}` ({location.place_in_file})"

"""Who got which copy of the handbook: a table as it comes."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

from ecpat_training.agenda.handbook.copies import GivenCopies
from ecpat_training.agenda.handbook.ledger import is_edition
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, squeeze, visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.sheets.header import meaning_by_words
from ecpat_training.files.sheets.reader import SheetReader
from ecpat_training.files.sheets.sheet import HeadedSheet
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.files.table_file import read_table
from ecpat_training.values.languages import require_language
from ecpat_training.words.catalogue.message import message_of, phrase
from ecpat_training.words.lists.handbook_headers import COPIES_FIELD_OF, NEAR_COPIES_FIELDS, CopiesField
from ecpat_training.words.lists.languages import LANGUAGE_OF
from ecpat_training.words.matching import letters_key
from ecpat_training.words.written_date import parse_written_date

_Value = TypeVar("_Value")
_MAX_COPIES = 1_000_000
_CODE = len("roh")  # letters of a language code, at most
_COPIES: SheetReader[CopiesField] = SheetReader(meaning_by_words(COPIES_FIELD_OF), (("edition",), ("to",)))
_HEADER_HINT = "Please give the columns the headers Edition, To, Copies, Date and Language."


class CopiesReading(NamedTuple):
    """The rows of a table, and what is wrong with them or asked."""

    rows: tuple[GivenCopies, ...]
    findings: tuple[Finding, ...]


def read_copies(path: Path, sheet: str | None = None, encoding: str | None = None) -> CopiesReading:
    """Reads the table: `Edition` and `To`, and where known `Copies`, `Date` and `Language`, under any word for them.

    Raises:
        InputError, RefusedError: the file can't be read.
        ContentError: no row names the edition and who got it.
    """
    table = read_table(path, sheet=sheet, encoding=encoding)
    copies_sheet = _find_headers(table)
    findings = [*_report_extra_columns(copies_sheet), *copies_sheet.remarks(lists_rows=False)]
    rows: list[GivenCopies] = []
    for row in copies_sheet.data:
        cells = {name: row.cell(name) for name in copies_sheet.places}
        if not any(as_text(cell) for cell in cells.values()):
            continue
        copy_row, row_findings = _read(cells, row.location_of())
        findings += row_findings
        if copy_row is not None:
            rows.append(copy_row)
    return CopiesReading(tuple(rows), (*table.findings, *findings))


def _find_headers(table: CellTable) -> HeadedSheet[CopiesField]:
    sheet = _COPIES.read(table)
    if not sheet.is_complete or sheet.repeated_columns:
        problem = (
            "two columns of this table mean the same"
            if sheet.repeated_columns
            else ("no row of this table names edition and recipient")
        )
        location = Location(table.file, sheet=table.sheet)
        raise ContentError(
            [*table.findings, Finding("handbook.copies-columns", Severity.ERROR, f"{problem}.", location, _HEADER_HINT)]
        )
    return sheet


def _report_extra_columns(sheet: HeadedSheet[CopiesField]) -> list[Finding]:
    """A word on columns that nobody looks at, and on those that may be meant for one of ours."""
    other_names = [column.header for column in sheet.unknown_columns]
    near_names = [name for name in other_names if NEAR_COPIES_FIELDS.find_similar(name)]
    if not other_names:
        return []
    message = phrase(
        "{columns:,} {columns:column is|columns are} not read: {headers}.",
        columns=len(other_names),
        headers=visible(listing(other_names, 10)),
    )
    hint = (
        phrase("If {headers} is a slip of the pen, please correct it.", headers=listing(near_names))
        if near_names
        else _HEADER_HINT
    )
    location = sheet.table.location_of(sheet.header_row)
    return [Finding("handbook.columns", Severity.WARNING if near_names else Severity.NOTE, message, location, hint)]


def _read(cells: Mapping[CopiesField, CellValue], location: Location) -> tuple[GivenCopies | None, list[Finding]]:
    """A row, and what is asked about it; None where nobody can tell which edition it is of."""
    findings: list[Finding] = []
    edition = squeeze(as_text(cells.get("edition"))).lower()
    recipient = squeeze(as_text(cells.get("to")))
    for name, is_valid, hint in (
        ("edition", is_edition(edition), "An edition has eight figures and letters; it stands on the title page."),
        ("recipient", bool(recipient), "Please write who got it."),
    ):
        if not is_valid:
            problem = "there is none"
            if name == "edition" and edition:
                problem = phrase("`{edition}` is none", edition=visible(edition)[:40])
            message = phrase("this row has no {name}: {problem}.", name=name, problem=problem)
            findings.append(Finding("handbook.copies", Severity.ERROR, message, location, hint))
    copies = _read_optional_cell(_number, cells.get("copies"), location, findings)
    handover_date = _read_optional_cell(_date, cells.get("date"), location, findings)
    language = _read_optional_cell(_language, cells.get("language"), location, findings)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return None, findings
    return GivenCopies(edition, recipient, copies, handover_date, language, location), findings


def _read_optional_cell(
    parse_cell: Callable[[CellValue], _Value | None], cell: CellValue, location: Location, findings: list[Finding]
) -> _Value | None:
    """What a cell says; what can't be read is asked."""
    try:
        return parse_cell(cell)
    except ValueError as problem:
        hint = "Please correct it, or leave the cell empty where nobody knows it."
        message = phrase("{problem}.", problem=message_of(problem))
        findings.append(Finding("handbook.copies", Severity.ERROR, message, location, hint))
        return None


def _number(cell: CellValue) -> int | None:
    text = squeeze(as_text(cell))
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= _MAX_COPIES):
        raise ValueError(phrase("`{copies}` is no number of copies", copies=visible(text)[:40]))
    return int(text)


def _date(cell: CellValue) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = squeeze(as_text(cell))
    return parse_written_date(text) if text else None


def _language(cell: CellValue) -> str | None:
    text = squeeze(as_text(cell))
    if not text:
        return None
    if code := LANGUAGE_OF.get(letters_key(text)):
        return code
    if text.isascii() and text.isalpha() and len(text) <= _CODE:
        return require_language(text.lower())
    raise ValueError(phrase("`{language}` is no language that is known", language=visible(text)[:40]))

"""A table from whatever file a person has: a workbook or a CSV file, by its content and its ending."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from ecpat_training.core.errors import InputError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.csv.long import MOST_BYTES as MOST_LONG_BYTES
from ecpat_training.files.opening import STDIN, display_name, is_file, read_bytes
from ecpat_training.files.table import CellTable
from ecpat_training.files.workbook.gate import MOST_BYTES
from ecpat_training.files.workbook.kind import ZIP
from ecpat_training.files.workbook.marks import lists_marks
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.rows import GUIDES
from ecpat_training.words.matching import letters_key

if TYPE_CHECKING:
    from ecpat_training.files.workbook.sheets import WorkbookSheets

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".xltx")
_TEXTS = (".csv", ".tsv", ".tab", ".txt")
_SPSS = (".sav", ".zsav", ".por")
_STATA = (".dta",)
_STATISTICS = (*_SPSS, *_STATA)
_OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_SPSS_MAGIC = (b"$FL2", b"$FL3")
_STATA_MAGIC = b"<stata_dta>"
_PORTABLE_MAGIC = b"SPSSPORT"
_BEGINNING = 600  # bytes
_SAVE_AS_HINT = "Please save it as .xlsx or .csv."
_HINT_BY_ENDING = {
    **dict.fromkeys((".yaml", ".yml"), "Please name an .xlsx or .csv file here."),
    **dict.fromkeys(
        (".doc", ".docx", ".odt", ".pdf"), "Please copy its table into a spreadsheet and save that as .xlsx."
    ),
    **dict.fromkeys(
        (".graphml", ".gexf", ".gml", ".net", ".dl", ".vna"),
        "Please export its ties as .csv, a row for each, from the program that wrote it.",
    ),
}
"""What to do with files that no program saves as a table."""
_ReadKey = tuple[str, str | None, str | None, bool]
_Sheets = tuple[list[CellTable], list[Finding]]
_table_cache: ContextVar[dict[_ReadKey, CellTable] | None] = ContextVar("tables that have been read", default=None)
_sheets_cache: ContextVar[dict[tuple[str, str | None], _Sheets] | None] = ContextVar("workbooks read", default=None)


def read_table(
    path: Path | str, *, encoding: str | None = None, sheet: str | None = None, is_long: bool = False
) -> CellTable:
    """Reads a table from a workbook, a text file (.csv, .tsv, .txt), a file of SPSS (.sav, .por) or Stata (.dta), or
    from standard input for `-`. Whoever can do with columns says so by `is_long`: such a text may be eight
    times as large.

    The table's findings may hold errors of single cells: pass them on.

    Raises:
        InputError, RefusedError: the file can't be read, or isn't a table's file.
        ContentError: the file holds no table.
        UsageError: there is no such encoding or sheet.
    """
    cache = _table_cache.get()
    if cache is None or str(path) == STDIN:
        return _read_uncached(path, encoding, sheet, is_long=is_long)
    key = (str(path), encoding, sheet, is_long and Path(path).suffix.lower() in _TEXTS)
    if key not in cache:
        cache[key] = _read_uncached(path, encoding, sheet, is_long=is_long)
    return _copy_for_reader(cache[key])


def _copy_for_reader(table: CellTable) -> CellTable:
    """The table with findings of its own: each reader remarks on its own."""
    return replace(
        table, findings=[*table.findings], label_by_column={**table.label_by_column}, labels={**table.labels}
    )


def read_named_sheet(path: Path | str, name: str, *, encoding: str | None = None) -> CellTable:
    """The sheet of a name where a workbook has one; else the table that `read_table` reads.

    Raises:
        InputError, RefusedError, ContentError, UsageError: as of `read_table`.
    """
    table = read_table(path, encoding=encoding)
    is_other_sheet = name in table.sheets and table.sheet != name
    return read_table(path, encoding=encoding, sheet=name) if is_other_sheet else table


@contextmanager
def cache_reads() -> Iterator[None]:
    """Within it a file that several readers ask for is read as a table once; none of them changes its rows."""
    before, sheets_before = _table_cache.set({}), _sheets_cache.set({})
    try:
        yield
    finally:
        _table_cache.reset(before)
        _sheets_cache.reset(sheets_before)


def _read_uncached(path: Path | str, encoding: str | None, sheet: str | None, *, is_long: bool) -> CellTable:
    if encoding is not None:
        from ecpat_training.files.csv.encoding import require_encoding

        require_encoding(encoding)
    file = display_name(path)
    ending = Path(path).suffix.lower()
    if str(path) != STDIN and ending not in (*_WORKBOOKS, *_TEXTS, *_STATISTICS) and is_file(Path(path)):
        ending_text = ending or "a file without an ending"
        message = phrase(
            "tables are read from .xlsx, .xls, .ods, .csv, .tsv, .sav, .por and .dta files, not from `{written}`.",
            written=ending_text,
        )
        hint = _HINT_BY_ENDING.get(ending, _SAVE_AS_HINT)
        raise InputError.because("table.kind", message, location=Location(file), hint=hint)
    binary = ending in (*_WORKBOOKS, *_STATISTICS)
    data = read_bytes(path, MOST_LONG_BYTES if is_long and not binary else MOST_BYTES)
    is_portable_stdin = str(path) == STDIN and _PORTABLE_MAGIC in data[:_BEGINNING]
    if is_portable_stdin or ending in _STATISTICS or data.startswith((*_SPSS_MAGIC, _STATA_MAGIC)):
        return _of_statistics(data, file, encoding)
    is_zip = data.startswith(ZIP)
    if ending in _WORKBOOKS or (str(path) == STDIN and (is_zip or data.startswith(_OLE_MAGIC))):
        from ecpat_training.files.workbook.file import table_of

        sheets = _open(data, file, ending)
        table = table_of(sheets, *sheets.choose(sheet))
        _note_unused(table, "encoding" if encoding is not None else None)
        return table
    if is_zip or data.startswith(_OLE_MAGIC):
        message = phrase("this is a workbook, though its name ends in {ending}.", ending=ending)
        raise InputError.because("table.kind", message, location=Location(file), hint="Please rename it to .xlsx.")
    from ecpat_training.files.csv.file import parse_csv
    from ecpat_training.files.csv.r_syntax import read_syntax_beside

    table = parse_csv(data, file, encoding, long=is_long)
    variable_labels, labels, syntax_findings = read_syntax_beside(path)
    table.label_by_column.update(variable_labels)
    table.labels.update(labels)
    table.findings.extend(syntax_findings)
    _note_unused(table, "sheet" if sheet is not None else None)
    return table


def read_tables(path: Path | str, *, encoding: str | None = None) -> tuple[list[CellTable], list[Finding]]:
    """(tables, findings about the workbook): every sheet of a workbook that can be seen and holds data, but for
    those that only help to fill in others; of any other file its one table.

    Raises:
        InputError, RefusedError: the file can't be read, isn't a table's file, or could harm.
        ContentError: the file holds no table.
        UsageError: there is no such encoding.
    """
    ending = Path(path).suffix.lower()
    if str(path) == STDIN or ending not in _WORKBOOKS:
        return [read_table(path, encoding=encoding)], []
    cache = _sheets_cache.get()
    if cache is None:
        return _sheets_of(path, ending, encoding)
    if (str(path), encoding) not in cache:
        cache[str(path), encoding] = _sheets_of(path, ending, encoding)
    tables, findings = cache[str(path), encoding]
    return [_copy_for_reader(table) for table in tables], [*findings]


def sheet_names(path: Path | str) -> list[str]:
    """The names of a workbook's sheets, of which none is read; none of any other file. See `read_tables`."""
    ending = Path(path).suffix.lower()
    if str(path) == STDIN or ending not in _WORKBOOKS:
        return []
    return [
        sheet_part.name for sheet_part in _open(read_bytes(path, MOST_BYTES), display_name(path), ending).package.sheets
    ]


def _sheets_of(path: Path | str, ending: str, encoding: str | None) -> _Sheets:
    from ecpat_training.files.workbook.file import table_of

    sheets = _open(read_bytes(path, MOST_BYTES), display_name(path), ending)
    sheet_parts, hidden_findings = sheets.with_data()
    lists = [
        sheet_part
        for sheet_part in sheet_parts
        if letters_key(sheet_part.name) not in GUIDES and not lists_marks(sheet_part.name)
    ] or sheet_parts
    tables = [table_of(sheets, sheet_part, []) for sheet_part in lists]
    _note_unused(tables[0], "encoding" if encoding is not None else None)
    return tables, [*sheets.package.findings, *hidden_findings]


def _open(data: bytes, file: str, ending: str) -> "WorkbookSheets":
    """A workbook of the kind that its name says, or of any kind from standard input; one under another kind's name is
    refused by name. Each kind loads its own reader alone."""
    if data.startswith(ZIP) and ending in (".ods", ""):
        from ecpat_training.files.workbook.opendocument import is_opendocument, open_opendocument

        if is_opendocument(data):
            return open_opendocument(data, file)
    if data.startswith(_OLE_MAGIC) and ending in (".xls", ""):
        from ecpat_training.files.workbook.old_excel import open_old_excel

        return open_old_excel(data, file)
    from ecpat_training.files.workbook.gate import open_package
    from ecpat_training.files.workbook.sheets import WorkbookSheets

    return WorkbookSheets(open_package(data, file))


def _of_statistics(data: bytes, file: str, encoding: str | None) -> CellTable:
    """A file of SPSS or Stata, by how it begins: people rename them."""
    from ecpat_training.files.spss.portable import is_portable
    from ecpat_training.files.stata.gate import is_stata

    if data.startswith(_SPSS_MAGIC):
        from ecpat_training.files.spss.file import parse_sav

        return parse_sav(data, file, encoding)
    if is_stata(data):
        from ecpat_training.files.stata.file import parse_dta

        return parse_dta(data, file, encoding)
    if is_portable(data):
        from ecpat_training.files.spss.portable import parse_por

        return parse_por(data, file, encoding)
    program = "Stata" if PurePath(file).suffix.lower() in _STATA else "SPSS"
    message = phrase("this is no {program} data file, though its name ends so.", program=program)
    raise InputError.because("table.kind", message, location=Location(file), hint="Please export it again.")


def _note_unused(table: CellTable, unused_text: str | None) -> None:
    """Notes of an option that it says nothing about files of this kind."""
    if unused_text is None:
        return
    reason = (
        "a workbook says itself in which encoding it is" if unused_text == "encoding" else "a CSV file has no sheets"
    )
    note = Finding(
        "table.unused-option",
        Severity.NOTE,
        phrase("--{unused} was not used: {reason}.", unused=unused_text, reason=reason),
        Location(table.file),
    )
    table.findings.append(note)

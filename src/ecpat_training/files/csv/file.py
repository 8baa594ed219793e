"""CSV files: text cells, each row with its line."""

import csv
import re
from collections import Counter
from itertools import pairwise

from ecpat_training.core.errors import ContentError, EcpatError, RefusedError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.formula_guard import unguarded
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.core.waiting import iterate_while_awaited
from ecpat_training.files.characters import raw_controls, refuse_noise, show_controls
from ecpat_training.files.csv.delimiter import NAMES, delimiter_of, lines_of
from ecpat_training.files.csv.encoding import contradicted, decode
from ecpat_training.files.csv.long import LONG_FILE_BYTES, long_table
from ecpat_training.files.hidden import hidden_findings
from ecpat_training.files.opening import file_too_large_error
from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.words.catalogue.message import Command, phrase, sentences

MOST_BYTES = 64 << 20
_MAX_CACHED_TEXTS = 5_000  # different texts
MOST_ROWS = 1_000_000
MOST_COLUMNS = 2_000
MOST_CELLS = 4_000_000
LONGEST_CELL = 32_767  # Excel's own limit

_FILLED_CHARACTER = re.compile('[^\ufeff \\t\\r\\n",;]')
_LINE_ENDS = re.compile(r"\r\n?")
_MAX_CHARACTERS_SHOWN = 80


def parse_csv(data: bytes, file: str, encoding: str | None = None, *, long: bool = False) -> CellTable:
    """Reads the bytes of a CSV file; `encoding` names what isn't UTF-8. A `long` file may be kept by columns.

    Raises:
        InputError, RefusedError: the file isn't text, is too large, or its encoding must be named.
        ContentError: the text is no table: no delimiter fits, quotes don't close, or rows are longer than the table is
            wide.
        UsageError: there is no such encoding.
    """
    contradiction = contradicted(data, file, encoding)
    text, encoding = decode(data, file, encoding)
    if not _FILLED_CHARACTER.search(text):
        raise _empty_file_error(file)
    findings = _controls(text, file)
    if findings:
        text = show_controls(text)
    delimiter, start = delimiter_of(text, file)
    if long and len(data) >= LONG_FILE_BYTES:
        table = long_table(text, start, delimiter, [*findings, *contradiction], (file, encoding), _cell)
        if table is not None:
            return table
    if len(data) > MOST_BYTES:
        raise file_too_large_error(MOST_BYTES, file)
    _refuse_large_file(text, start, delimiter, file)
    rows, lines = _rows(text, start, delimiter, file)
    if all(value is None for row in rows for value in row):
        raise _empty_file_error(file)
    findings += contradiction
    if tables := _titles(rows):
        raise _several_tables_error(tables, file)
    findings += _square(rows, lines, file, delimiter)
    table = CellTable(file, rows, lines=lines, findings=findings, encoding=encoding, delimiter=delimiter)
    if not text.isascii():
        findings += hidden_findings(table)
    return table


def _empty_file_error(file: str) -> EcpatError:
    message, hint = "the file is empty: nothing is written in it.", "Please check that it is the right file."
    return ContentError.because("csv.empty", message, location=Location(file), hint=hint)


def _controls(text: str, file: str) -> list[Finding]:
    """The control characters of a text; each is an error, but for the NULs that broken exports leave behind, which are
    a warning.

    Raises:
        InputError: there are so many that this is no text.
    """
    findings: list[Finding] = []
    if nuls := text.count("\0"):
        location = Location(file, line=text.count("\n", 0, text.index("\0")) + 1)
        message = phrase(
            "{characters:,} {characters:NUL character|NUL characters} in this file, the first on this line, shown as "
            "`{chr}`.",
            characters=nuls,
            chr=visible(chr(0)),
        )
        hint = "Please export it again if a text looks broken."
        findings.append(Finding("text.nul", Severity.WARNING, message, location, hint))
        text = text.replace("\0", visible("\0"))
    refuse_noise(text, file)
    return [*findings, *raw_controls(text, file)]


def _refuse_large_file(text: str, start: int, delimiter: str, file: str) -> None:
    """Refuses what is too long before anything of it is kept.

    Raises:
        RefusedError: it holds more rows or cells than are read.
    """
    # Counted without cutting first: delimiters and line ends inside quotes only make the count too high.
    line_ends = text.count("\n") or text.count("\r")
    if line_ends < MOST_ROWS and line_ends + 1 + text.count(delimiter) <= MOST_CELLS:
        return
    cells = 0
    reader = csv.reader(lines_of(text, start), delimiter=delimiter, strict=True)
    try:
        for rows, row in enumerate(iterate_while_awaited(reader), start=1):
            cells += len(row)
            if rows > MOST_ROWS or cells > MOST_CELLS:
                raise too_many_cells_error(Location(file, line=reader.line_num + (1 if start else 0)))
    except csv.Error:
        return  # told with its line when the rows are read


def _rows(text: str, start: int, delimiter: str, file: str) -> tuple[list[list[CellValue]], list[int]]:
    """All rows, and the line on which each starts."""
    rows: list[list[CellValue]] = []
    lines: list[int] = []
    before = 1 if start else 0
    reader = csv.reader(lines_of(text, start), delimiter=delimiter, strict=True)
    line = before + 1
    cells = _CellCache()
    try:
        for row in iterate_while_awaited(reader):
            rows.append(list(map(cells.__getitem__, row)) if any(row) else [None] * len(row))
            lines.append(line)
            if len(row) > MOST_COLUMNS or cells.has_long_cell:
                raise _beyond_limits(row, file, line)
            line = before + reader.line_num + 1
    except csv.Error as error:
        raise ContentError([quotes_fault(error, file, line, before + reader.line_num)]) from None
    return rows, lines


class _CellCache(dict[str, CellValue]):
    """What stands in cells, by their text. Most columns of a long table hold few different texts, which are kept once:
    a third of a list's memory. `too_long` tells whether any text was longer than a cell may be."""

    has_long_cell = False

    def __missing__(self, text: str) -> CellValue:
        if len(text) > LONGEST_CELL:
            self.has_long_cell = True
        cell = _cell(text)
        if len(self) < _MAX_CACHED_TEXTS:
            self[text] = cell
        return cell


def _cell(text: str) -> str | None:
    text = unguarded(text)
    return _LINE_ENDS.sub("\n", text) if "\r" in text else text or None


def _beyond_limits(row: list[str], file: str, line: int) -> EcpatError:
    if len(row) > MOST_COLUMNS:
        message = phrase(
            "this row has {row:,} columns; at most {most_columns:,} are read.", row=len(row), most_columns=MOST_COLUMNS
        )
        location = Location(file, line=line)
        return RefusedError.because(
            "csv.too-wide", message, location=location, hint="Please delete the columns not needed."
        )
    return ContentError([_long_cell_finding(Location(file, line=line))])


def too_many_cells_error(location: Location) -> EcpatError:
    """Says that a file holds more rows or cells than are read."""
    message = phrase(
        "the file holds more than {most_rows:,} rows or {most_cells:,} cells, the most that are read.",
        most_rows=MOST_ROWS,
        most_cells=MOST_CELLS,
    )
    return RefusedError.because("csv.too-long", message, location=location, hint="Please split it.")


def _long_cell_finding(location: Location) -> Finding:
    message = phrase(
        "a cell on this line holds more than {longest_cell:,} characters, the most that are read.",
        longest_cell=LONGEST_CELL,
    )
    return Finding("csv.cell-too-long", Severity.ERROR, message, location, "Please shorten it, or close its quotes.")


def quotes_fault(error: csv.Error, file: str, line: int, last_line: int) -> Finding:
    """What the csv module says of a row from `line` to `last_line`, in words of a person who types."""
    location = Location(file, line=line)
    problem = str(error)
    if "field larger" in problem:
        return _long_cell_finding(location)
    if "new-line character" in problem:
        message = phrase("a line break (CR) is inside a cell of line {line} that has no quotes.", line=line)
        return Finding("csv.quotes", Severity.ERROR, message, location, "Please put the cell's text in quotes.")
    if "unexpected end" in problem:
        message = phrase("a quote opens in the row that begins on line {line} and never closes.", line=line)
    else:
        message = phrase(
            "a quote closes inside a cell on line {last}; only a delimiter or the line's end may follow it.",
            last=last_line,
        )
    return Finding(
        "csv.quotes", Severity.ERROR, message, location, 'Please write a quote inside a quoted cell twice: "".'
    )


def _square(rows: list[list[CellValue]], lines: list[int], file: str, delimiter: str) -> list[Finding]:
    """Makes all rows as wide as most are: the short ones are filled up, empty cells beyond the width go.

    Raises:
        ContentError: rows hold more cells than the table has columns, or the header fewer.
    """
    if _is_meeting_report(rows):
        max_width = max(map(len, rows))
        for row in rows:
            row.extend([None] * (max_width - len(row)))
        return []
    filled_counts = [len(row) if row and row[-1] is not None else _count_filled(row) for row in rows]
    findings = _join_header(rows, filled_counts, lines, file, delimiter)
    counts = Counter(len(row) for row, cells in zip(rows, filled_counts, strict=True) if cells)
    # The width that most rows have, since a title above and a remark below are shorter.
    usual_width = max(counts, key=lambda size: (counts[size], size))
    first_row = next(index for index, row in enumerate(rows) if len(row) == usual_width and filled_counts[index])
    width = max(
        usual_width, *filled_counts[: first_row + 1]
    )  # a header may be wider than the rows that it stands above
    header = next(index for index, row in enumerate(rows) if len(row) >= width and filled_counts[index])
    errors: list[Finding] = []
    short_lines: list[int] = []
    for number, row in enumerate(rows):
        if filled_counts[number] == width == len(row):
            continue  # as nearly all are
        if not filled_counts[number]:
            row.clear()
            continue
        if filled_counts[number] > width:
            location = Location(file, line=lines[number])
            errors.append(ragged_fault(f"{filled_counts[number]} cells, the table has {width}", location, delimiter))
        elif len(row) < width and number < header and len(row) * 2 > width:
            location = Location(file, line=lines[number])
            errors.append(ragged_fault(f"{len(row)} cells, most others have {usual_width}", location, delimiter))
        elif len(row) < width and number > header:
            short_lines.append(lines[number])
        row.extend([None] * (width - len(row)))
        del row[width:]
    if errors:
        surplus = len(errors) - 20
        raise ContentError(errors[:20] + ([_surplus_rows_finding(surplus, file)] if surplus > 0 else []))
    return [*findings, *([_padded(short_lines, file, width)] if short_lines else [])]


def _join_header(
    rows: list[list[CellValue]], filled_counts: list[int], lines: list[int], file: str, delimiter: str
) -> list[Finding]:
    """Joins the cells of a header whose texts hold commas without quotes, so that it stands over the rows again: where
    it has as many cells more than the widest row as cells of it begin with a space, as a text does behind a comma."""
    first_row = next(index for index, cells in enumerate(filled_counts) if cells)
    header, max_width = rows[first_row], max((len(row) for row in rows[first_row + 1 :] if row), default=0)
    begins_with_space = [place > 0 and isinstance(cell, str) and cell[:1] == " " for place, cell in enumerate(header)]
    if not 0 < len(header) - max_width == sum(begins_with_space) or max_width < _PAIR:
        return []
    joined_cells: list[str] = []
    for cell, continues in zip(header, begins_with_space, strict=True):
        if continues:
            joined_cells[-1] += f"{delimiter}{cell}"
        else:
            joined_cells.append(str(cell or ""))
    rows[first_row], filled_counts[first_row] = [cell or None for cell in joined_cells], len(joined_cells)
    message = phrase(
        "{cells:,} {cells:cell|cells} of this header {cells:begins|begin} with a space, and no row has more than "
        "{width} cells: {cells:it is|they are} read as part of the header before, such as `{example}`.",
        cells=sum(begins_with_space),
        width=max_width,
        example=visible(next(text for text in joined_cells if f"{delimiter} " in text))[:_MAX_CHARACTERS_SHOWN],
    )
    hint = "Please look whether each header stands over its values; put a header that holds a comma in quotes."
    return [Finding("csv.header-comma", Severity.WARNING, message, Location(file, line=lines[first_row]), hint)]


def _count_filled(row: list[CellValue]) -> int:
    """How many cells a row has up to the last one that holds anything."""
    return next((length for length in range(len(row), 0, -1) if row[length - 1] is not None), 0)


_ADDRESS = {"User Email", "Email Address", "Email"}
_MEETING_HEADERS = {"Join Time", "Leave Time"}


def _is_meeting_report(rows: list[list[CellValue]]) -> bool:
    """Whether this is a report of Zoom: of a poll, in which questions and answers go on in turn, as many as each had;
    or of who came, in which tables of several widths stand one below the other."""
    return any((row[:1] == ["#"] and _ADDRESS & set(row[:4])) or set(row) >= _MEETING_HEADERS for row in rows[:20])


_PAIR = 2  # a name and what it is
_TITLE = re.compile(r"\d{1,2}\. ?[^\W\d_].*")


def _titles(rows: list[list[CellValue]]) -> list[str]:
    """The numbered titles of tables that stand one below the other, `1. Summary` of two columns and `2. Participants`
    of more, as in a report of who was connected to a meeting of Teams, in whatever language; none where there is one
    table, though it be in sections (`1. Police`)."""
    rows_with_counts = ((row, _count_filled(row)) for row in rows)
    filled_rows = [(row[0], cells) for row, cells in rows_with_counts if cells]
    if not _is_title(*filled_rows[0]):
        return []
    places = [index for index, (text, cells) in enumerate(filled_rows) if _is_title(text, cells)]
    row_widths = [
        {cells for _, cells in filled_rows[start + 1 : end]} for start, end in pairwise([*places, len(filled_rows)])
    ]
    pairs, *later_widths = row_widths
    is_separated = max(pairs, default=0) == _PAIR and any(
        max(cell_counts, default=0) > _PAIR for cell_counts in later_widths
    )
    return [str(filled_rows[index][0]) for index in places] if is_separated else []


def _is_title(text: CellValue, cells: int) -> bool:
    return cells == 1 and isinstance(text, str) and bool(_TITLE.fullmatch(text))


def _several_tables_error(titles: list[str], file: str) -> EcpatError:
    message = phrase(
        "it holds several tables, one below the other: {titles}.",
        titles=listing([f"`{visible(title)[:60]}`" for title in titles]),
    )
    hint = sentences(
        "Please copy the one that is meant into a file of its own. Who was connected to a meeting isn't yet who "
        "was there in which half-day:",
        phrase("please say that in a list of your own ({command} writes one).", command=Command("event attendance")),
    )
    return ContentError.because("csv.several-tables", message, location=Location(file), hint=hint)


def ragged_fault(problem: str, location: Location, delimiter: str) -> Finding:
    """The error of a row that has another number of cells than the table."""
    hint = phrase("Please put a text that holds a {names} in quotes.", names=NAMES[delimiter])
    return Finding("csv.ragged", Severity.ERROR, phrase("this row has {problem}.", problem=problem), location, hint)


def _surplus_rows_finding(number: int, file: str) -> Finding:
    return Finding(
        "csv.ragged",
        Severity.ERROR,
        phrase("{rows:,} {rows:more row|more rows} like these.", rows=number),
        Location(file),
    )


def _padded(lines: list[int], file: str, width: int) -> Finding:
    message = phrase(
        "fewer than {width} cells are on line {lines}; the missing ones are empty.",
        width=width,
        lines=listing([str(line) for line in lines]),
    )
    return Finding("csv.short-row", Severity.WARNING, message, Location(file, line=lines[0]))

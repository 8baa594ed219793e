"""Documents and findings on a terminal: results go to standard output, messages to standard error."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TextIO

from rich.console import Console, Group, RenderableType
from rich.text import Text

from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.documents.document import Block, ContentsList, Document, Heading, PageBreak, Paragraph, ReportTable
from ecpat_training.documents.prepared import prepared_document
from ecpat_training.documents.terminal.blocks import block_lines
from ecpat_training.documents.terminal.tables import fit_table
from ecpat_training.words.catalogue.marked_text import marked

MAX_TERMINAL_WIDTH = 110
SAME_CODE = 50
FULL_REPORT_HINT = marked("The whole report is a file: add --out report.html, .docx, .xlsx, .json or .txt.")
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_CELL = re.compile(r"([A-Z]+)(\d+)")


def stdout_console() -> Console:
    """Standard output, for results."""
    return _console(sys.stdout)


def stderr_console() -> Console:
    """Standard error, for messages."""
    return _console(sys.stderr)


def _console(stream: TextIO) -> Console:
    return Console(file=stream, markup=False, emoji=False, highlight=False)


def print_document(console: Console, document: Document, *, is_complete: bool = False) -> None:
    """Print a document, no wider than is good to read: what is worth a look at once, or all of it."""
    width = min(console.width, MAX_TERMINAL_WIDTH)
    # At once: for each call Rich asks the system again how large the window is, which took a quarter of printing.
    console.print(Group(*_lines(console, document, width, is_complete=is_complete)), width=width)


def _lines(console: Console, document: Document, width: int, *, is_complete: bool) -> Iterator[RenderableType]:
    short = document.brief is not None and not is_complete
    document = prepared_document(document, "terminal", blocks=document.brief if short else None)
    if document.notice:
        yield Text(document.notice, style="bold reverse")
    yield Text(document.title, style="bold")
    if document.subtitle:
        yield Text(document.subtitle, style="dim")
    before: Block = Paragraph("")
    for block in document.blocks:
        if not isinstance(before, Heading) and not isinstance(block, PageBreak | ContentsList):
            yield Text("")
        fits = fit_table(block, width, is_complete=is_complete) if isinstance(block, ReportTable) else block
        yield from block_lines(console, fits, width)
        before = block
    if footer := str(FULL_REPORT_HINT) if short else document.footer:
        yield Text("")
        yield Text(footer, style="dim")


def print_findings(
    console: Console, findings: Iterable[Finding], is_quiet: bool = False, *, keeps_order: bool = False
) -> None:
    """Print findings sorted by their place, a line each: `place: error: what, what to do [code]`.

    With `is_quiet` only errors are printed; `keeps_order` keeps an order that means something. Of more than 50 with one
    code the first 50 are printed, the others counted. Lines are wrapped for a person at a terminal, and whole for a
    program that reads them."""
    chosen = errors(findings) if is_quiet else list(findings)
    ordered = chosen if keeps_order else sorted(chosen, key=lambda finding: _order(finding.where))
    printed: Counter[str] = Counter()
    for finding in ordered:
        printed[finding.code] += 1
        if printed[finding.code] <= SAME_CODE:
            console.print(_line(finding), soft_wrap=not console.is_terminal)
    for code, number in sorted(printed.items()):
        if number > SAME_CODE:
            console.print(Text(f"... and {number - SAME_CODE:,} more like these [{code}]"))


def _line(finding: Finding) -> Text:
    line = Text()
    if finding.where:
        line.append(f"{visible(str(finding.where))}: ", style="bold")
    line.append(f"{finding.severity}: ", style=_STYLES[finding.severity])
    line.append(visible(finding.message))
    if finding.hint:
        line.append(f" {visible(finding.hint)}")
    return line.append(f" [{visible(finding.code)}]", style="dim")


def _order(location: Location | None) -> tuple[str, str, int, int, str]:
    """Files and sheets by name; within them from top to bottom, from left to right, B2 before AA2."""
    if location is None:
        return ("", "", 0, 0, "")
    cell = _CELL.fullmatch(location.cell or "")
    row, column = (int(cell[2]), cell[1]) if cell else (location.line or 0, "")
    return (location.file, location.sheet or "", row, location.column or len(column), column)

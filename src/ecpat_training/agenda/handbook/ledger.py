"""The ledger of editions, `handbook-editions.csv` beside the programme: a table that people read."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ecpat_training.agenda.handbook.copies import ReleasedEdition
from ecpat_training.agenda.handbook.edition import EDITION_DIGITS
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import visible
from ecpat_training.files.cell import as_text
from ecpat_training.files.csv.list import list_csv
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table
from ecpat_training.values.languages import require_language
from ecpat_training.words.catalogue.message import message_of, phrase
from ecpat_training.words.written_date import parse_written_date

NAME = "handbook-editions.csv"
HEADER = ("Edition", "Language", "Date")
_EDITION = re.compile(rf"[0-9a-f]{{{EDITION_DIGITS}}}")
_HINT = "Please correct the row, or fetch the file from a backup. Move it away only if no handbook was ever given away."


def find_ledger_path(programme: Path) -> Path:
    """Where the ledger of a programme lies."""
    return programme.parent / NAME


def is_edition(text: str) -> bool:
    """Whether a text is written as an edition is."""
    return _EDITION.fullmatch(text) is not None


def read_ledger(path: Path) -> tuple[ReleasedEdition, ...]:
    """The released editions, as they stand in the file; none where there is no file.

    Raises:
        InputError, RefusedError: the file can't be read, or is refused as unsafe.
        ContentError: the file isn't a table of released editions, or a row isn't an edition.
    """
    if not path.exists():
        return ()
    table = read_table(path)
    header = [as_text(cell).strip() for cell in table.rows[0]] if table.rows else []
    if tuple(filter(None, header)) != HEADER:
        message = phrase("the ledger of editions has the columns {columns}, and no others.", columns=", ".join(HEADER))
        raise ContentError.because("handbook.ledger", message, location=table.location_of(0), hint=_HINT)
    editions: list[ReleasedEdition] = []
    problems: list[Finding] = []
    for row_number, row in enumerate(table.rows[1:], 1):
        cells = [as_text(cell).strip() for cell in (*row, *HEADER)[: len(HEADER)]] if row else []
        if not any(cells):
            continue
        if problem := _problem(cells, editions):
            problems.append(Finding("handbook.ledger", Severity.ERROR, problem, table.location_of(row_number), _HINT))
        else:
            editions.append(ReleasedEdition(cells[0], cells[1], parse_written_date(cells[2])))
    if problems:
        raise ContentError([*_of_table(table), *problems])
    return tuple(editions)


def add_edition(
    ledger: Sequence[ReleasedEdition], edition: str, language: str, release_date: date
) -> tuple[ReleasedEdition, ...]:
    """The ledger with an edition; one that was released before keeps its first day."""
    if any(release.edition == edition for release in ledger):
        return tuple(ledger)
    return (*ledger, ReleasedEdition(edition, language, release_date))


def ledger_csv(ledger: Sequence[ReleasedEdition]) -> bytes:
    """The file."""
    return list_csv([HEADER, *((release.edition, release.language, release.on.isoformat()) for release in ledger)])


def _of_table(table: CellTable) -> Sequence[Finding]:
    return table.findings


def _problem(cells: Sequence[str], editions: Sequence[ReleasedEdition]) -> str:
    edition, language, release_date = cells
    if not is_edition(edition):
        return phrase(
            "`{edition}` is no edition, which has {digits} figures and letters from a to f.",
            edition=visible(edition)[:40],
            digits=EDITION_DIGITS,
        )
    if any(release.edition == edition for release in editions):
        return phrase("edition {edition} is there twice.", edition=edition)
    try:
        require_language(language)
        parse_written_date(release_date)
    except ValueError as problem:
        return phrase("{problem}.", problem=message_of(problem))
    return ""

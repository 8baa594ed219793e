"""The list of certificates that `ecpat event certificates` wrote, read again: how many people have one."""

from pathlib import Path

from ecpat_training.core.errors import UsageError
from ecpat_training.event.certificates.model.person import LIST_HEADERS, LIST_TABLE
from ecpat_training.files.cell import as_text
from ecpat_training.files.table_file import read_table

_WORKBOOKS = (".xlsx", ".ods")


def count_certified_people(path: Path) -> int | None:
    """How many different codes the list has; None where it is somebody else's list.

    Raises:
        InputError, RefusedError: the list can't be read.
    """
    if path.suffix.lower() not in _WORKBOOKS:
        return None
    try:
        table = read_table(path, sheet=LIST_TABLE)
    except UsageError:  # no such sheet
        return None
    titles = [as_text(cell) for cell in table.rows[0]] if table.rows else []
    if titles[: len(LIST_HEADERS)] != [*LIST_HEADERS]:
        return None
    return len({code for row in table.rows[1:] if row and (code := as_text(row[0]))})

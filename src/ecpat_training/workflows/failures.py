"""Several files that can't be used are said together, so that nobody mends one only to hear of the next."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.core.errors import EcpatError
from ecpat_training.read.table_file import read_table

if TYPE_CHECKING:
    from ecpat_training.read.roster.file import ListFile  # not every command reads lists of people


def together(failures: Sequence[EcpatError]) -> EcpatError:
    """One error with the findings of all; of the gravest kind."""
    gravest = max(failures, key=lambda failure: failure.exit_code)
    return type(gravest)([finding for failure in failures for finding in failure.findings])


def with_list(failure: EcpatError, list_: "ListFile | None") -> EcpatError:
    """The failure over another file, and what keeps the participant list, if there is one, from being read as well."""
    if list_ is None:
        return failure
    return together([failure, *unreadable([(list_.path, list_.sheet)], encoding=list_.encoding)])


def unreadable(tables: Iterable[tuple[Path | str, str | None]], *, encoding: str | None) -> list[EcpatError]:
    """What keeps tables, each a file and its sheet, from being read; tried when a command ends anyway over another
    file."""
    failures = []
    for path, sheet in tables:
        try:
            read_table(path, encoding=encoding, sheet=sheet)
        except EcpatError as failure:
            failures.append(failure)
    return failures

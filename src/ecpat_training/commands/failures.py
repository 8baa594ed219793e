"""Several files that can't be used are said together, so that nobody mends one only to hear of the next."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ecpat_training.core.errors import EcpatError
from ecpat_training.files.table_file import read_table


def merge_failures(failures: Sequence[EcpatError]) -> EcpatError:
    """One error with the findings of all; of the gravest kind."""
    gravest = max(failures, key=lambda failure: failure.exit_code)
    return type(gravest)([finding for failure in failures for finding in failure.findings])


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

"""`--verbose`: what is read, from where, how long a command took, and where its messages are explained."""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from pathlib import Path

from ecpat_training.core.errors import EcpatError
from ecpat_training.core.text import visible

_REPORTED_FILES: ContextVar[set[Path | str] | None] = ContextVar("told", default=None)
_CODES = "`ecpat help CODE` explains a message; its code is in brackets behind it.\n"


@contextmanager
def report_files(*, enabled: bool) -> Iterator[None]:
    """Each file is told once as long as it lasts, where messages are explained too, and at the end the time; nothing
    where it isn't asked for."""
    if not enabled:
        yield
        return
    before, start_time = _REPORTED_FILES.set(set()), time.monotonic()
    try:
        yield
    except EcpatError:
        tell_codes()
        raise
    finally:
        _REPORTED_FILES.reset(before)
        sys.stderr.write(f"Took {time.monotonic() - start_time:.1f} s.\n")


def report_read_files(inputs: Iterable[Path | None]) -> None:
    """Tells which files are read: where they are, how large they are, and when they were changed."""
    reported_files = _REPORTED_FILES.get()
    if reported_files is None:
        return
    for path in inputs:
        if path is not None and path not in reported_files:
            reported_files.add(path)
            sys.stderr.write(f"Reads {_describe_file(path)}.\n")


def tell_codes() -> None:
    """Tells, once, how a message that is printed can be looked up."""
    reported_files = _REPORTED_FILES.get()
    if reported_files is not None and _CODES not in reported_files:
        reported_files.add(_CODES)
        sys.stderr.write(_CODES)


def _describe_file(path: Path) -> str:
    if str(path) == "-":
        return "standard input"
    try:
        stat, absolute = path.stat(), path.resolve()
    except (OSError, ValueError):  # whoever reads it says so
        return visible(str(path))
    change_time = datetime.fromtimestamp(stat.st_mtime).astimezone()
    return f"{visible(str(absolute))}, {stat.st_size:,} bytes, changed {change_time:%Y-%m-%d %H:%M}"

"""Old workbooks read by calamine in a process of its own: a damaged one can end it (a count of bytes that no memory
has), and then only that process is gone."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from ecpat_training.files.table import ReadValue

_SECONDS = 120
_CHILD = """
import io, json, sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
except (ImportError, ValueError, OSError):
    pass
import python_calamine

def written(value):
    return [type(value).__name__, value.total_seconds() if hasattr(value, "total_seconds") else value.isoformat()]

with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read())) as book:
    rows = book.get_sheet_by_name(sys.argv[1]).to_python(skip_empty_area=False)
sys.stdout.write(json.dumps(rows, default=written))
"""
_KINDS: dict[str, Callable[..., datetime | date | time | timedelta]] = {
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "time": time.fromisoformat,
    "timedelta": lambda seconds: timedelta(seconds=seconds),
}


class ApartError(Exception):
    """The process that read the workbook ended."""


def values_apart(data: bytes, sheet: str) -> list[list[ReadValue]]:
    """The values of a sheet, row by row from A1 on.

    Raises:
        ApartError: calamine can't read it.
    """
    try:
        # -I: neither the folder nor the environment of the user can put a module of their own into the child.
        ran = subprocess.run(  # noqa: S603 - our own program; the file is its input and the sheet's name an argument
            [sys.executable, "-I", "-c", _CHILD, sheet], input=data, capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise ApartError(str(error)) from None
    if ran.returncode:
        raise ApartError(f"it ended with {ran.returncode}")
    rows: list[list[ReadValue]] = json.loads(ran.stdout)
    return [[_read(value) if isinstance(value, list) else value for value in row] for row in rows]


def _read(value: Sequence[object]) -> object:
    kind, written = value
    return _KINDS[str(kind)](written)

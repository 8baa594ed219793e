"""Workbooks whose bytes don't depend on the clock."""

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl import Workbook

_MADE = datetime(2005, 6, 20, 9, 0)


def to_bytes(sheet: str, rows: list[list[Any]]) -> bytes:
    """A workbook of one sheet that holds these rows."""
    from openpyxl import Workbook

    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = sheet
    for row in rows:
        page.append(row)
    return timeless(workbook)


def timeless(workbook: "Workbook") -> bytes:
    """The workbook's bytes, with one date for all that a library would stamp with the present, and stored without
    compression, because compressed bytes differ between versions of zlib."""
    first = io.BytesIO()
    workbook.save(first)
    second = io.BytesIO()
    stamp = f"{_MADE:%Y-%m-%dT%H:%M:%SZ}".encode()
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(second, "w") as kept:
        for name in sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            content = made.read(name)
            if name == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp, content)
            kept.writestr(zipfile.ZipInfo(name, _MADE.timetuple()[:6]), content)
    return second.getvalue()

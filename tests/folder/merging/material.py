"""Folders of partners, laid on a disk as they come."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl

Cells = Sequence[Sequence[object]]


def lay(folder: Path, files: Mapping[str, str | bytes | Cells]) -> Path:
    """A folder with files: texts, bytes, or the rows of a workbook."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            path.write_text(content, encoding="utf-8")
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            book = openpyxl.Workbook()
            sheet = book.worksheets[0]
            for row in content:
                sheet.append([*row])
            book.save(path)
    return folder


def cells(path: Path, sheet: str | None = None) -> list[tuple[object, ...]]:
    """The rows of a workbook's sheet."""
    book = openpyxl.load_workbook(path)
    return [*(book[sheet] if sheet else book.worksheets[0]).iter_rows(values_only=True)]


def take(path: Path, choices: Iterable[str]) -> None:
    """Writes an x beside each choice whose text holds one of these."""
    wanted = [*choices]
    book = openpyxl.load_workbook(path)
    sheet = book["Questions"]
    titles = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        said = str(row[titles.index("Choice")].value)
        if any(one in said for one in wanted):
            row[titles.index("Take")].value = "x"
    book.save(path)

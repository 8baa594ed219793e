"""What stands in a file that a command wrote: all its text, and every byte of its parts."""

import json
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import openpyxl
import yaml

ZIPPED = (".docx", ".xlsx")


class Page(HTMLParser):
    """A page's tags with their attributes, and the text that is seen."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.unseen = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        self.unseen = tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self.unseen:
            self.texts.append(data)


def texts(path: Path) -> list[str]:
    """Every text that a reader of the file sees, opened as its kind of file is opened."""
    assert path.suffix in _READERS, f"say in {__name__}, _READERS, how the text of a file {path.suffix} is read again"
    return list(_READERS[path.suffix](path))


def text(path: Path) -> str:
    """The same in one line, each run of white space one blank."""
    return " ".join(" ".join(texts(path)).split())


def parts(path: Path) -> dict[str, bytes]:
    """Every byte of a file: of the parts of a zipped one, unpacked, with their names."""
    if path.suffix not in ZIPPED:
        return {path.name: path.read_bytes()}
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _html(path: Path) -> list[str]:
    return Page(path.read_text("utf-8")).texts


def _docx(path: Path) -> Iterator[str]:
    document = docx.Document(str(path))
    yield from (paragraph.text for paragraph in document.paragraphs)
    yield from (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    for section in document.sections:
        yield from (paragraph.text for paragraph in (*section.header.paragraphs, *section.footer.paragraphs))


def _xlsx(path: Path) -> Iterator[str]:
    workbook = openpyxl.load_workbook(path)
    for sheet in workbook.worksheets:
        yield sheet.title
        yield from (str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None)


def _json(path: Path) -> Iterator[str]:
    yield from _leaves(json.loads(path.read_bytes(), parse_constant=_no_number))


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (text for key, part in value.items() for text in (key, *_leaves(part)))
    elif isinstance(value, list):
        yield from (text for part in value for text in _leaves(part))
    else:
        yield "" if value is None else str(value)


def _yaml(path: Path) -> Iterator[str]:
    yield path.read_text("utf-8")
    yield from _leaves(yaml.load(path.read_text("utf-8"), yaml.CBaseLoader))


def _txt(path: Path) -> Iterator[str]:
    yield path.read_text("utf-8")


_READERS = {
    ".html": _html, ".docx": _docx, ".xlsx": _xlsx, ".json": _json, ".yaml": _yaml,
    ".txt": _txt, ".csv": _txt, ".py": _txt, ".R": _txt,
}  # fmt: skip

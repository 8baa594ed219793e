"""Whether what a command wrote stays text: nothing in it runs, calculates, links, steers a terminal or fetches."""

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from ecpat_training.core.text import unsafe_characters
from ecpat_training.documents.document import ContentsList
from ecpat_training.documents.outputs import render
from tests.commands import opening
from tests.commands.running import Ran
from tests.documents.sample import sample

# Word's own page numbers, which every report has.
_FIELDS = re.compile(  # but for page numbers, and a list of contents that points at its own parts
    rb"<w:instrText[^>]*>\s*(?!PAGE\b|NUMPAGES\b)"
    rb"|<w:fldSimple (?!w:instr=\" PAGEREF part_[0-9]+ \\h \" w:dirty=\"true\">)"
    rb"|<w:hyperlink (?!w:anchor=\"part_[0-9]+\"[ >])|<w:object|<w:altChunk"
)
_CALCULATES = re.compile(rb"<f[ >]|t=\"e\"|<hyperlink [^>]*r:id=|<oleObject|<ddeLink|<externalReference")


def alive_on_a_terminal(ran: Ran) -> list[str]:
    """What in the two streams could steer a terminal."""
    said = ran.stdout + ran.stderr
    return unsafe_characters(said) + [character for character in "\x1b\r" if character in said]


def alive(path: Path) -> list[str]:
    """What in a file could come alive."""
    return {".html": _in_page, ".xlsx": _in_workbook, ".docx": _in_word}.get(path.suffix, _in_text)(path)


@cache
def _harmless(ending: str) -> bytes:
    """A report with every kind of block, with a list of contents down to its sessions, made of harmless words."""
    short = sample()
    return render(replace(short, blocks=(*(*short.blocks,) * 5, ContentsList("Contents"))), Path(f"sample{ending}"))


def _in_page(path: Path) -> list[str]:
    page = opening.Page(path.read_text("utf-8"))
    used = _elements(page)
    values = [(name, value) for _, attributes in page.tags for name, value in attributes.items()]
    links = [value for name, value in values if name.endswith(("href", "src")) and not value.startswith("#")]
    styles = [value for name, value in values if name == "style" and "url(" in value.replace("url(#", "")]
    return [f"<{tag} {name}>" for tag, name in sorted(used - _harmless_elements())] + links + styles


def _elements(page: opening.Page) -> set[tuple[str, str]]:
    return {(tag, name) for tag, attributes in page.tags for name in ("", *attributes)}


@cache
def _harmless_elements() -> frozenset[tuple[str, str]]:
    return frozenset(_elements(opening.Page(_harmless(".html").decode())))


def _in_workbook(path: Path) -> list[str]:
    return [name for name, data in opening.parts(path).items() if _CALCULATES.search(data)] + _strange_parts(path)


def _in_word(path: Path) -> list[str]:
    return [name for name, data in opening.parts(path).items() if _FIELDS.search(data)] + _strange_parts(path)


def _strange_parts(path: Path) -> list[str]:
    """Parts of a kind that a harmless report doesn't have, and those that reach outside."""
    known, parts = _harmless_parts(path.suffix), opening.parts(path)
    return [name for name, data in parts.items() if _kind(name) not in known or b'TargetMode="External"' in data]


@cache
def _harmless_parts(ending: str) -> frozenset[str]:
    with zipfile.ZipFile(io.BytesIO(_harmless(ending))) as archive:
        return frozenset(map(_kind, archive.namelist()))


def _kind(part: str) -> str:
    return re.sub(r"\d+", "", part)


def _in_text(path: Path) -> list[str]:
    return unsafe_characters(path.read_text("utf-8"))

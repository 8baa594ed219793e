"""The notes (comments) that cells of a workbook's sheet carry, old ones and threads, but for our own."""

import posixpath
import re

from ecpat_training.core.text import visible
from ecpat_training.files.workbook.gate import Package, SheetPart
from ecpat_training.files.workbook.marks import MARKED_BY
from ecpat_training.files.workbook.scan import MOST_KEPT, place_of
from ecpat_training.files.workbook.xml import Attributes, each_element, local, parser
from ecpat_training.files.workbook.zip import damaged

_MOST_BYTES = 4 << 20
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_AUTHOR = re.compile(r"\A[^\n:]{1,60}:\n")  # with which Excel begins a note
_THREAD = re.compile(
    r"\A\[[^\]]+\]\n.*?\n\n[^\n:]{1,30}:\s*", re.DOTALL
)  # what stands in a note before a thread's text


def notes_of(package: Package, sheet: SheetPart) -> dict[tuple[int, int], str]:
    """What the notes on a sheet's cells say, by row and column from 0.

    Raises:
        InputError: they are damaged.
    """
    folder, name = posixpath.split(sheet.part)
    parts: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2].lower()
        if name == "Relationship" and kind == "comments" and attributes.get("TargetMode", "Internal") == "Internal":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            parts.append(posixpath.normpath(path).lower())

    notes: dict[tuple[int, int], str] = {}
    with damaged(package.zip.file):
        if relations := package.zip.read(f"{folder}/_rels/{name}.rels", _MOST_BYTES):
            each_element([relations], start)
        for part in parts if len(parts) == 1 else ():
            notes |= _notes(package.zip.read(part, _MOST_BYTES))
    return notes


def _notes(xml: bytes) -> dict[tuple[int, int], str]:
    authors: list[list[str]] = []
    notes: dict[str, tuple[str, list[str]]] = {}
    into: list[list[str]] = [[]]
    xml_parser = parser()

    def start(name: str, attributes: Attributes) -> None:
        match local(name):
            case "author":
                authors.append([])
                into[0] = authors[-1]
            case "comment":
                notes[attributes.get("ref", "")] = (attributes.get("authorId", ""), [])
            case "t" if notes:
                into[0] = notes[next(reversed(notes))][1]
            case _:
                into[0] = []

    xml_parser.StartElementHandler = start
    xml_parser.CharacterDataHandler = lambda text: into[0].append(text)
    if xml:
        xml_parser.Parse(xml, True)
    ours = {str(number) for number, author in enumerate(authors) if "".join(author).strip() == MARKED_BY}
    texts = {ref: "".join(pieces) for ref, (author, pieces) in notes.items() if author not in ours}
    return {
        place_of(ref): visible(_THREAD.sub("", _AUTHOR.sub("", text, 1), 1).strip())
        for ref, text in [*texts.items()][:MOST_KEPT]
        if _CELL.fullmatch(ref)
    }

"""The notes (comments) that cells of a workbook's sheet carry, old ones and threads, but for our own."""

import posixpath
import re
from typing import NamedTuple

from ecpat_training.core.text import visible
from ecpat_training.files.workbook.gate import Package, SheetPart
from ecpat_training.files.workbook.marks import MARKED_BY
from ecpat_training.files.workbook.scan import MOST_KEPT, place_of
from ecpat_training.files.workbook.xml import Attributes, each_element, local, parser
from ecpat_training.files.workbook.zip import damaged

_MOST_BYTES = 4 << 20
_HEAD = 2000  # bytes in which the first element stands
_PART = re.compile(r"xl/(?:.*/)?comments?[^/]*\.xml")
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_AUTHOR = re.compile(r"\A[^\n:]{1,60}:\n")  # with which Excel begins a note
_THREAD = re.compile(
    r"\A\[[^\]]+\]\n.*?\n\n[^\n:]{1,30}:\s*", re.DOTALL
)  # what stands in a note before a thread's text


class SheetNotes(NamedTuple):
    """What the notes on a sheet's cells say, by row and column from 0; and whether there are others, which can't be
    read."""

    texts: dict[tuple[int, int], str]
    are_lost: bool = False


NO_NOTES = SheetNotes({})


def bare_note(text: str) -> str:
    """What a note says, without who wrote it and what stands before a thread."""
    return visible(_THREAD.sub("", _AUTHOR.sub("", text, 1), 1).strip())


def notes_of(package: Package, sheet: SheetPart) -> SheetNotes:
    """The notes on a sheet's cells.

    Raises:
        InputError: they are damaged.
    """
    folder, name = posixpath.split(sheet.part)
    parts: list[str] = []
    kinds: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2].lower()
        if name == "Relationship" and kind in ("comments", "threadedcomment"):
            kinds.append(kind)
        if name == "Relationship" and kind == "comments" and attributes.get("TargetMode", "Internal") == "Internal":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            parts.append(posixpath.normpath(path).lower())

    with damaged(package.zip.file):
        if (relations := package.zip.read(f"{folder}/_rels/{name}.rels", _MOST_BYTES)).strip():
            each_element([relations], start)
        if len(parts) != 1:  # a thread has a note with its words beside it
            return SheetNotes({}, are_lost=bool(kinds) or _has_stray_notes(package))
        return _notes(package.zip.read(parts[0], _MOST_BYTES))


def _has_stray_notes(package: Package) -> bool:
    """Whether the workbook holds notes of which no sheet says that they are its own."""
    names = [posixpath.basename(name) for name in package.zip.entries if _PART.fullmatch(name)]
    relations_parts = [name for name in package.zip.entries if name.endswith(".rels")] if names else []
    relations = b"".join(package.zip.read(name, _MOST_BYTES).lower() for name in relations_parts)
    return any(name.encode() not in relations for name in names)


def _notes(xml: bytes) -> SheetNotes:
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
    if not xml.strip():
        return SheetNotes({}, are_lost=True)
    xml_parser.Parse(xml, True)
    ours = {str(number) for number, author in enumerate(authors) if "".join(author).strip() == MARKED_BY}
    texts = {ref: "".join(pieces) for ref, (author, pieces) in notes.items() if author not in ours}
    kept_notes = {place_of(ref): bare_note(text) for ref, text in [*texts.items()][:MOST_KEPT] if _CELL.fullmatch(ref)}
    return SheetNotes(
        kept_notes, are_lost=len(kept_notes) < len(texts) or (not notes and b"comments" not in xml[:_HEAD])
    )

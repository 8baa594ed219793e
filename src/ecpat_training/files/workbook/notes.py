"""The notes (comments) that cells of a workbook's sheet carry, old ones and threads, but for our own."""

import posixpath
import re
from typing import NamedTuple

from ecpat_training.core.text import visible
from ecpat_training.files.workbook.gate import Package, SheetPart
from ecpat_training.files.workbook.marks import MARK_AUTHOR
from ecpat_training.files.workbook.scan import MAX_CELLS_KEPT, place_of
from ecpat_training.files.workbook.xml import Attributes, local, parser, read_elements
from ecpat_training.files.workbook.zip import damaged

_MOST_BYTES = 4 << 20
_ROOT_BYTES = 2000  # bytes in which the first element stands
_COMMENTS_PART = re.compile(r"xl/(?:.*/)?comments?[^/]*\.xml")
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
    folder, name = posixpath.split(sheet.part_name)
    part_names: list[str] = []
    relation_types: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        relation_type = attributes.get("Type", "").rpartition("/")[2].lower()
        if name == "Relationship" and relation_type in ("comments", "threadedcomment"):
            relation_types.append(relation_type)
        if (
            name == "Relationship"
            and relation_type == "comments"
            and attributes.get("TargetMode", "Internal") == "Internal"
        ):
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            part_names.append(posixpath.normpath(path).lower())

    with damaged(package.zip.file):
        if (relations := package.zip.read_part(f"{folder}/_rels/{name}.rels", _MOST_BYTES)).strip():
            read_elements([relations], start)
        if len(part_names) != 1:  # a thread has a note with its words beside it
            return SheetNotes({}, are_lost=bool(relation_types) or _has_stray_notes(package))
        return _notes(package.zip.read_part(part_names[0], _MOST_BYTES))


def _has_stray_notes(package: Package) -> bool:
    """Whether the workbook holds notes of which no sheet says that they are its own."""
    names = [posixpath.basename(name) for name in package.zip.entries if _COMMENTS_PART.fullmatch(name)]
    relations_parts = [name for name in package.zip.entries if name.endswith(".rels")] if names else []
    relations = b"".join(package.zip.read_part(name, _MOST_BYTES).lower() for name in relations_parts)
    return any(name.encode() not in relations for name in names)


def _notes(xml: bytes) -> SheetNotes:
    authors: list[list[str]] = []
    notes: dict[str, tuple[str, list[str]]] = {}
    text_pieces: list[list[str]] = [[]]
    xml_parser = parser()

    def start(name: str, attributes: Attributes) -> None:
        match local(name):
            case "author":
                authors.append([])
                text_pieces[0] = authors[-1]
            case "comment":
                notes[attributes.get("ref", "")] = (attributes.get("authorId", ""), [])
            case "t" if notes:
                text_pieces[0] = notes[next(reversed(notes))][1]
            case _:
                text_pieces[0] = []

    xml_parser.StartElementHandler = start
    xml_parser.CharacterDataHandler = lambda text: text_pieces[0].append(text)
    if not xml.strip():
        return SheetNotes({}, are_lost=True)
    xml_parser.Parse(xml, True)
    own_authors = {str(number) for number, author in enumerate(authors) if "".join(author).strip() == MARK_AUTHOR}
    texts = {ref: "".join(pieces) for ref, (author, pieces) in notes.items() if author not in own_authors}
    kept_notes = {
        place_of(ref): bare_note(text) for ref, text in [*texts.items()][:MAX_CELLS_KEPT] if _CELL.fullmatch(ref)
    }
    return SheetNotes(
        kept_notes, are_lost=len(kept_notes) < len(texts) or (not notes and b"comments" not in xml[:_ROOT_BYTES])
    )

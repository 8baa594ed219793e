"""What was added: each file with what it is, why, and where it went; of a second version what changed."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ecpat_training.core.text import count, listing, visible
from ecpat_training.documents.document import Block, Bullets, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.folder.model.added import Addition, Changes

_MOST = 60  # people who are named by their codes


def added_document(additions: Sequence[Addition], folder: Path, provenance: Provenance, *, copied: bool) -> Document:
    """A row for each file, then what the new versions changed."""
    columns = (
        ReportColumn("File", width=2), ReportColumn("Is", width=1.5), ReportColumn("Because", width=3),
        ReportColumn("Place", width=2.5),
    )  # fmt: skip
    rows = tuple((one.file, one.kind, one.because, _place(one, folder)) for one in additions)
    table = ReportTable("Files", columns, rows, tones=tuple("plain" if one.place else "bad" for one in additions))
    blocks: list[Block] = [Paragraph(headline(additions, copied=copied)), table]
    for one in additions:
        if one.changes:
            blocks += _changed(one, one.changes)
    return Document("New files", blocks, footer=made_by(provenance))


def headline(additions: Sequence[Addition], *, copied: bool) -> str:
    """How many found a place, in one line."""
    placed = sum(one.place is not None and not one.there for one in additions)
    there = sum(one.there for one in additions)
    asked = sum(one.place is None for one in additions)
    said = [f"{count(placed, 'file')} {'copied' if copied else 'would be copied'}"]
    said += [f"{there} there already"] if there else []
    said += [f"{asked} to be asked"] if asked else []
    return f"{listing(said)}."


def place_in(one: Addition, folder: Path) -> str:
    """The place of a file from the programme's folder on."""
    return one.place.relative_to(folder).as_posix() if one.place else ""


def _place(one: Addition, folder: Path) -> str:
    if one.place is None:
        return f"asked: {one.asked}"
    return f"{visible(place_in(one, folder))}{' (there already)' if one.there else ''}"


def _changed(one: Addition, found: Changes) -> Iterator[Block]:
    yield Heading(f"What {one.file} changed", 2)
    yield Paragraph(f"Compared with {visible(found.before)}, people by their codes or rows; {found.same} as before.")
    lines = []
    if found.new:
        lines.append(f"New ({len(found.new)}): {listing(list(found.new[:_MOST]))}.")
    if found.gone:
        lines.append(f"Gone ({len(found.gone)}), by the earlier list: {listing(list(found.gone[:_MOST]))}.")
    lines += [f"{code} changed: {', '.join(fields)}." for code, fields in found.changed[:_MOST]]
    yield Bullets(tuple(lines or ["Nothing changed of anybody."]))

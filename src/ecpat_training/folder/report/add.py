"""What was added: each file with what it is, why, and where it went; of a second version what changed."""

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from ecpat_training.core.text import count, listing, visible
from ecpat_training.documents.document import Block, Bullets, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.folder.kinds.unused import UNUSED
from ecpat_training.folder.model.added import Addition, ListChanges
from ecpat_training.words.catalogue.message import Command, phrase

_MAX_PEOPLE_NAMED = 60  # people who are named by their codes


def added_document(additions: Sequence[Addition], folder: Path, provenance: Provenance, *, copied: bool) -> Document:
    """A row for each file, then what the new versions changed."""
    columns = (
        ReportColumn("File", width=2), ReportColumn("Is", width=1.5), ReportColumn("Because", width=3),
        ReportColumn("Place", width=2.5),
    )  # fmt: skip
    rows = tuple((addition.file, addition.kind, addition.because, _place(addition, folder)) for addition in additions)
    table = ReportTable(
        "Files", columns, rows, tones=tuple("plain" if addition.place else "bad" for addition in additions)
    )
    blocks: list[Block] = [Paragraph(headline(additions, copied=copied)), table]
    for changed_addition in additions:
        if changed_addition.changes:
            blocks += _describe_changes(changed_addition, changed_addition.changes)
    return Document("New files", blocks, footer=provenance_sentence(provenance))


def headline(additions: Sequence[Addition], *, copied: bool) -> str:
    """How many found a place, in one line."""
    placed_count = sum(addition.place is not None and not addition.there for addition in additions)
    existing = sum(addition.there for addition in additions)
    unused_count = sum(addition.kind == UNUSED for addition in additions)
    asked_count = sum(addition.place is None for addition in additions) - unused_count
    headline_parts = [f"{count(placed_count, 'file')} {'copied' if copied else 'would be copied'}"]
    headline_parts += [f"{existing} there already"] if existing else []
    headline_parts += [f"{asked_count} to be asked"] if asked_count else []
    headline_parts += [f"{unused_count} without a place here"] if unused_count else []
    return f"{listing(headline_parts)}."


def place_in(addition: Addition, folder: Path) -> str:
    """The place of a file from the programme's folder on."""
    return addition.place.relative_to(folder).as_posix() if addition.place else ""


def _place(addition: Addition, folder: Path) -> str:
    if addition.place is None:
        return f"{'none' if addition.kind == UNUSED else 'asked'}: {addition.asked}"
    places = (place_in(addition, folder), *further_places(addition, folder))
    return f"{listing([visible(place) for place in places])}{' (there already)' if addition.there else ''}"


def further_places(addition: Addition, folder: Path) -> tuple[str, ...]:
    """The further places of a file from the programme's folder on."""
    return tuple(path.relative_to(folder).as_posix() for path in addition.further)


def _describe_changes(addition: Addition, changes: ListChanges) -> Iterator[Block]:
    yield Heading(f"What {addition.file} changed", 2)
    yield Paragraph(
        f"Compared with {visible(changes.before)}, people by their codes or rows; {changes.same} as before."
    )
    lines = []
    if changes.new:
        lines.append(f"New ({len(changes.new)}): {listing(list(changes.new[:_MAX_PEOPLE_NAMED]))}.")
    if changes.gone:
        lines.append(
            f"Gone ({len(changes.gone)}), by the earlier list: {listing(list(changes.gone[:_MAX_PEOPLE_NAMED]))}."
        )
    lines += [f"{code} changed: {', '.join(fields)}." for code, fields in changes.changed[:_MAX_PEOPLE_NAMED]]
    yield Bullets(tuple(lines or ["Nothing changed of anybody."]))
    if addition.place and len(changes.gone) > changes.same + len(changes.changed):
        pieces = (addition.place.with_name(changes.before), addition.place)
        paths = " ".join(shlex.quote(visible(str(path))) for path in pieces)
        yield Paragraph(
            phrase(
                "Most people of the earlier list aren't on it. If both are parts of one list, type {command}, look at"
                " it, and add joined.xlsx.",
                command=Command("roster join", f"{paths} --out joined.xlsx", sign=""),
            )
        )

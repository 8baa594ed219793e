"""The lines of a mapping file as a table, and their sum."""

from collections.abc import Iterable, Iterator

from ecpat_training.documents.document import Block, Heading, ReportColumn, ReportTable, Tone
from ecpat_training.files.mapping import MappingEntry, MappingPart


def entries_tables(titled_parts: Iterable[tuple[str, MappingPart]]) -> Iterator[Block]:
    """The lines of each part under its title."""
    for title, part in titled_parts:
        yield Heading(title, 2)
        yield _entries_table(title, part)


def _entries_table(title: str, mapping_part: MappingPart) -> ReportTable:
    """What is written, as what it is read, and why."""
    return ReportTable(
        title,
        (ReportColumn("Written", width=3), ReportColumn("Read as", width=2), ReportColumn("Remark", width=3)),
        tuple((entry.written, _means(entry), entry.remark) for entry in mapping_part.entries),
        tones=tuple(_tone(entry) for entry in mapping_part.entries),
    )


def sum_of(mapping_part: MappingPart) -> str:
    """How many of a part's lines are understood, proposed and open."""
    proposed = sum(entry.means.endswith("?") for entry in mapping_part.entries)
    unknown = sum(not entry.means for entry in mapping_part.entries)
    counts = [f"{len(mapping_part.entries) - proposed - unknown} understood"]
    counts += [f"{proposed} proposed"] if proposed else []
    counts += [f"{unknown} open"] if unknown else []
    return ", ".join(counts)


def _means(entry: MappingEntry) -> str:
    return entry.means or "?"


def _tone(entry: MappingEntry) -> Tone:
    return "attention" if entry.open else "plain"

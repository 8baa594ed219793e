"""How a list was read, and what a person has to decide: the report beside a mapping file."""

from collections.abc import Iterable

from ecpat_training.core.text import count
from ecpat_training.documents.document import Block, Bullets, Document, FactList, Heading, Paragraph
from ecpat_training.documents.mapping_tables import entries_table, sum_of
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.roster.model.roster_map import RosterMap

_TITLES = {
    "columns": "Columns",
    "stakeholder type": "Stakeholder types",
    "profession": "Professions and roles",
    "gender": "Genders",
    "country": "Countries",
    "status": "Statuses",
    "organisation": "Spellings of organisations",
    "organisations": "Organisations",
}


def map_document(mapping: RosterMap, made: Provenance) -> Document:
    """What was understood, proposed and left open, part by part."""
    return Document(f"How {mapping.roster} is read", list(_blocks(mapping)), footer=made_by(made))


def _blocks(mapping: RosterMap) -> Iterable[Block]:
    yield Paragraph(_verdict(mapping), "attention" if mapping.open or mapping.guessed else "good")
    yield FactList(tuple((_TITLES[part.name], sum_of(part)) for part in mapping.parts))
    for part in mapping.parts:
        yield Heading(_TITLES[part.name], 2)
        yield entries_table(_TITLES[part.name], part)
    if mapping.left_out:
        yield Heading("Left out", 2)
        yield Paragraph(
            "No table knows these words, which may be names of people, their addresses or numbers, and aren't shown. "
            "Please correct them in the list, or add them to the mapping file as the list writes them."
        )
        yield Bullets(mapping.left_out)


def _verdict(mapping: RosterMap) -> str:
    if mapping.guessed:
        return f"No row was known as the one that names the columns; row {mapping.header_row} is a guess."
    if not mapping.open:
        return "Everything was understood."
    verb = "waits" if mapping.open == 1 else "wait"
    return f"{count(mapping.open, 'line')} {verb} for you: confirm or correct {'it' if mapping.open == 1 else 'them'}."

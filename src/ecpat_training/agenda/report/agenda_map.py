"""How the words of an agenda are read, and what a person has to decide: the report, and the mapping file itself, which
every command over agendas reads where it lies beside the agenda."""

from collections.abc import Iterable

from ecpat_training.agenda.model.agenda_map import AgendaMap
from ecpat_training.documents.document import Block, Document, FactList, Paragraph
from ecpat_training.documents.mapping_tables import entries_tables, sum_of
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.files.mapping import subsections
from ecpat_training.files.yaml.text import quoted
from ecpat_training.words.catalogue.message import phrase

HOW_TO_CORRECT = """\
# What words of this agenda mean that the programme doesn't have. Correct what is wrong, save, and leave it beside the
# agenda under this name: it counts for the agenda and its later versions (agenda-map.yaml for agenda-v2.xlsx).
# `AL-1?` is a proposal, and counts for nothing until you delete the question mark. A line with nothing behind the colon
# is open: write what it means. Who is a new trainer of yours has to stand under `trainers` in the programme first.
# It holds names of people as the agenda has them. What stands behind a # is a remark for people and is not read.
"""


def map_document(mapping: AgendaMap, provenance: Provenance) -> Document:
    """What was decided, proposed and left open, part by part."""
    return Document(f"How {mapping.agenda} is read", list(_blocks(mapping)), footer=provenance_sentence(provenance))


def _blocks(mapping: AgendaMap) -> Iterable[Block]:
    if mapping.open:
        sentence: str = phrase(
            "{n:,} {n:line waits|lines wait} for you: confirm or correct {n:it|them}.", n=mapping.open
        )
    else:
        sentence = "Everything was understood."
    yield Paragraph(sentence, "attention" if mapping.open else "good")
    titled_parts = [(mapping_part.name.capitalize(), mapping_part) for mapping_part in mapping.parts]
    if titled_parts:
        yield FactList(tuple((title, sum_of(mapping_part)) for title, mapping_part in titled_parts))
    yield from entries_tables(titled_parts)


def mapping_yaml(mapping: AgendaMap) -> str:
    """The file's text. An agenda that is read with it as it is is read as without it."""
    words = ["words:", *subsections(mapping.parts)] if mapping.parts else ["words: {}"]
    return "\n".join([*HOW_TO_CORRECT.splitlines(), "", f"agenda: {quoted(mapping.agenda)}", "", *words]) + "\n"

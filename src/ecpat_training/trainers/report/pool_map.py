"""How a workbook of trainers is read, and what a person has to decide: the report, and the mapping file itself."""

from ecpat_training.core.text import count
from ecpat_training.documents.document import Block, Document, FactList, Paragraph
from ecpat_training.documents.mapping_tables import entries_tables, sum_of
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.files.mapping import MappingPart, open_lines, section, subsections
from ecpat_training.files.yaml.text import quoted
from ecpat_training.trainers.model.pool import TrainerPool

HOW_TO_CORRECT = """\
# How the words of this workbook are read. Correct what is wrong, save, and use it for this workbook and later ones:
#   ecpat trainers check TRAINERS --programme programme.yaml --mapping THIS-FILE
# `law?` is a proposal, and counts for nothing until you delete the question mark. A line with nothing behind the colon
# is open: write what it means, or leave it.
"""


def map_document(pool: TrainerPool, provenance: Provenance) -> Document:
    """What was understood, proposed and left open, part by part."""
    waiting_count = open_lines(pool.mapped)
    verb = "waits" if waiting_count == 1 else "wait"
    sentence = f"{count(waiting_count, 'line')} {verb} for you." if waiting_count else "Everything was understood."
    blocks: list[Block] = [Paragraph(sentence, "attention" if waiting_count else "good")]
    titled_parts = [(_title(mapping_part), mapping_part) for mapping_part in pool.mapped]
    blocks += [
        FactList(tuple((title, sum_of(mapping_part)) for title, mapping_part in titled_parts)),
        *entries_tables(titled_parts),
    ]
    return Document(f"How {pool.file} is read", blocks, footer=provenance_sentence(provenance))


def mapping_yaml(pool: TrainerPool) -> str:
    """The file's text. A workbook that is read with it as it is is read as without it."""
    columns, *values = pool.mapped
    lines = [*HOW_TO_CORRECT.splitlines(), "", f"written for: {quoted(pool.file)}", "", *section("columns", columns)]
    if values:
        lines += ["", "values:", *subsections(values)]
    return "\n".join(lines) + "\n"


def _title(mapping_part: MappingPart) -> str:
    return mapping_part.name.capitalize()

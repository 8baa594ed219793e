"""What a survey's columns and answers are, and what a person has to decide: the report beside a mapping file."""

from collections.abc import Iterable

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Document, FactList, Heading, Paragraph
from ecpat_training.documents.mapping_tables import entries_table, sum_of
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.files.mapping import MappingPart
from ecpat_training.survey.model.survey_map import SurveyMap


def survey_map_document(mapping: SurveyMap, made: Provenance) -> Document:
    """What was found, proposed and left open, part by part."""
    return Document(f"How {mapping.survey} is read", list(_blocks(mapping)), footer=made_by(made))


def _blocks(mapping: SurveyMap) -> Iterable[Block]:
    yield Paragraph(_verdict(mapping), "attention" if mapping.open else "good")
    yield FactList((("Read as", mapping.platform), *((_title(part, mapping), sum_of(part)) for part in mapping.parts)))
    if mapping.left_out:
        yield Paragraph(_left_out(mapping), "attention")
    for part in mapping.parts:
        yield Heading(_title(part, mapping), 2)
        yield entries_table(_title(part, mapping), part)


def _title(part: MappingPart, mapping: SurveyMap) -> str:
    if part is mapping.columns:
        return "Columns"
    return "Words for the waves" if part is mapping.waves else f"Answers of {part.name}"


def _verdict(mapping: SurveyMap) -> str:
    if not mapping.open and mapping.left_out:
        return "Every column was understood."
    if not mapping.open:
        return "Every column and every answer was understood."
    verb, what = ("waits", "it") if mapping.open == 1 else ("wait", "them")
    return f"{count(mapping.open, 'line')} {verb} for you: confirm or correct {what}."


def _left_out(mapping: SurveyMap) -> str:
    """How many answers can't be read and aren't shown, and to which questions."""
    which = listing([f"{count(number, 'answer')} of {name}" for name, number in mapping.left_out.items()], 12)
    return (
        f"Can't be read, and not written down since names may be in them: {which}. Is it the right column? If so, "
        "please correct the answers in the file."
    )

"""What a survey's columns and answers are, and what a person has to decide: the mapping file as YAML that people
correct by hand, and the report beside it."""

from collections.abc import Iterable
from textwrap import wrap

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Document, FactList, Paragraph
from ecpat_training.documents.mapping_tables import entries_tables, sum_of
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.files.mapping import MappingPart, entries_of, section, subsections
from ecpat_training.files.yaml.text import quoted, remark
from ecpat_training.survey.model.survey_map import SurveyMap
from ecpat_training.words.catalogue.message import phrase


def survey_map_document(mapping: SurveyMap, provenance: Provenance) -> Document:
    """What was found, proposed and left open, part by part."""
    return Document(f"How {mapping.survey} is read", list(_blocks(mapping)), footer=provenance_sentence(provenance))


def _blocks(mapping: SurveyMap) -> Iterable[Block]:
    yield Paragraph(_verdict(mapping), "attention" if mapping.open else "good")
    yield FactList(
        (
            ("Read as", mapping.platform),
            *((_title(mapping_part, mapping), sum_of(mapping_part)) for mapping_part in mapping.parts),
        )
    )
    if mapping.left_out:
        yield Paragraph(_unreadable_answers_sentence(mapping), "attention")
    yield from entries_tables((_title(mapping_part, mapping), mapping_part) for mapping_part in mapping.parts)


def _title(mapping_part: MappingPart, mapping: SurveyMap) -> str:
    if mapping_part is mapping.columns:
        return "Columns"
    if mapping_part is mapping.rows:
        return "Rows that may be nobody's"
    if mapping_part is mapping.codes:
        return "Codes that may be one person's"
    return "Words for the waves" if mapping_part is mapping.waves else f"Answers of {mapping_part.name}"


def _verdict(mapping: SurveyMap) -> str:
    if not mapping.open and mapping.left_out:
        return "Every column was understood."
    if not mapping.open:
        return "Every column and every answer was understood."
    return phrase(
        "{lines:,} {lines:line waits|lines wait} for you: confirm or correct {lines:it|them}.", lines=mapping.open
    )


def _unreadable_answers_sentence(mapping: SurveyMap) -> str:
    """How many answers can't be read and aren't shown, and to which questions."""
    omitted_answers = listing([f"{count(number, 'answer')} of {name}" for name, number in mapping.left_out.items()], 12)
    return (
        f"Can't be read, and not written down since names may be in them: {omitted_answers}. Is it the right "
        f"column? If so, "
        "please correct the answers in the file."
    )


HOW_TO_CORRECT = """\
# What the columns and answers of this survey are. Correct what is wrong, save, and use it for this file and others of
# the same form:
#   ecpat evaluate PRE POST -i INSTRUMENT --mapping THIS-FILE
# `k1?` is a proposal, and counts for nothing until you delete the question mark. A line with nothing behind the colon
# is open: write what it is, or leave it. What stands behind a # is a remark for people and is not read.
"""


OF_POINTS = """\
# What the columns of this table of points are. Correct what is wrong, delete the question marks, save, and use it for
# this file and others like it:
#   ecpat evaluate FILE --mapping THIS-FILE
# `code?` is a proposal, and counts for nothing until you delete the question mark. What stands behind a # is a remark
# for people and is not read.
"""


def survey_mapping_yaml(mapping: SurveyMap) -> str:
    """The text of the mapping file. Read with it unchanged, a survey is read as without it."""
    lines = [
        *(HOW_TO_CORRECT if mapping.instrument else OF_POINTS).splitlines(),
        "",
        f"survey: {quoted(mapping.survey)}",
        "",
    ]
    lines += section("columns", mapping.columns)
    if mapping.own:
        platform_note = (
            f"# Columns of {mapping.platform} itself, which need no line: {remark(listing(list(mapping.own), 30))}."
        )
        lines += wrap(platform_note, 120, subsequent_indent="# ")
    if mapping.waves.entries:
        lines += ["", *section("waves", mapping.waves)]
    if mapping.rows.entries:
        lines += ["", *section("rows", mapping.rows)]
    if mapping.codes.entries:
        lines += ["", "# Codes that may be one person's, each with the code that the person has in another file."]
        lines += ["codes:", *entries_of(mapping.codes.entries, "  ")]
    if mapping.answers:
        lines += ["", "# Answers that are written in another way than the instrument has them.", "answers:"]
        lines += subsections(mapping.answers)
    if mapping.left_out:
        omitted_answers = listing(
            [f"{count(number, 'answer')} of {name}" for name, number in mapping.left_out.items()], 12
        )
        omission_note = (
            f"# Not written here, since names may be in them: {remark(omitted_answers)}. Is it the right column?"
        )
        lines += ["", *wrap(omission_note, 120, subsequent_indent="# ")]
    return "\n".join(lines) + "\n"

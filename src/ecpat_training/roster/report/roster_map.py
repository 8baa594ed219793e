"""How a list was read, and what a person has to decide: the report beside a mapping file, and the file itself, as YAML
that people correct by hand and every command over rosters reads."""

from collections.abc import Iterable

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Bullets, Document, FactList, Heading, Paragraph
from ecpat_training.documents.mapping_tables import entries_tables, sum_of
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.files.mapping import section, subsections
from ecpat_training.files.yaml.text import quoted, remark
from ecpat_training.roster.model.roster_map import RosterMap

_TITLES = {
    "columns": "Columns",
    "stakeholder type": "Stakeholder types",
    "profession": "Professions and roles",
    "gender": "Genders",
    "country": "Countries",
    "status": "Statuses",
    "standing": "Who is out",
    "organisation": "Spellings of organisations",
    "organisations": "Organisations",
}


def map_document(mapping: RosterMap, provenance: Provenance) -> Document:
    """What was understood, proposed and left open, part by part."""
    return Document(f"How {mapping.roster} is read", list(_blocks(mapping)), footer=provenance_sentence(provenance))


def _blocks(mapping: RosterMap) -> Iterable[Block]:
    yield Paragraph(_verdict(mapping), "attention" if mapping.open or mapping.guessed else "good")
    yield FactList(tuple((_TITLES[mapping_part.name], sum_of(mapping_part)) for mapping_part in mapping.parts))
    yield from entries_tables((_TITLES[mapping_part.name], mapping_part) for mapping_part in mapping.parts)
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


HOW_TO_CORRECT = """\
# How the words of this list are read. Correct what is wrong, save, and use it for this list and later ones:
#   ecpat roster check LIST --programme programme.yaml --mapping THIS-FILE
# `GO?` is a proposal, and counts for nothing until you delete the question mark. A line with nothing behind the colon
# is open: write what it means, or leave it. What stands behind a # is a remark for people and is not read.
"""


def mapping_yaml(mapping: RosterMap) -> str:
    """The file's text. A list that is read with it as it is is read as without it."""
    lines = [*HOW_TO_CORRECT.splitlines(), "", f"written for: {quoted(mapping.roster)}"]
    if mapping.header_row is not None:
        comment = "  # a guess: no row was known as the one that names the columns" if mapping.guessed else ""
        lines.append(f"header row: {mapping.header_row}{comment}")
    lines += ["", *section("columns", mapping.columns)]
    if values := [mapping_part for mapping_part in mapping.values if mapping_part.entries]:
        lines += ["", "values:", *subsections(values)]
    if mapping.organisations.entries:
        lines += [
            "",
            "# What kind of body an organisation is, only its people can say: who works there is counted once it is",
            "# confirmed here.",
            *section("organisations", mapping.organisations),
        ]
    if mapping.left_out:
        places = listing(list(mapping.left_out), 12)
        lines += [
            "",
            f"# Not written here, since no table knows the words and they may be a person's name: {remark(places)}.",
            "# Please correct the list, or add a line above for the word, as the list writes it.",
        ]
    return "\n".join(lines) + "\n"

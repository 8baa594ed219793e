"""How a workbook of trainers was read, as the lines of a mapping file: what was understood, proposed and left open."""

from collections.abc import Iterable, Iterator
from typing import get_args

from ecpat_training.files.mapping import MappingEntry, MappingPart
from ecpat_training.trainers.reading.columns import NAMES, OF_LISTS, UNKNOWN_MARK
from ecpat_training.trainers.reading.mapping import MAPPING_PARTS, NO_MEANING_TEXT, UNUSED_TEXT
from ecpat_training.trainers.reading.words import HIDDEN_VALUE_TEXT, WordReader
from ecpat_training.values.participant import Role, StakeholderType
from ecpat_training.words.lists.trainer_headers import TrainerField
from ecpat_training.words.lists.trainer_words import RESULTS
from ecpat_training.words.matching import letters_key

_CHOICES: dict[str, tuple[str, ...]] = {
    "languages": ("a language's two letters, such as sq",),
    "competences": ("a competence of the programme",),
    "side": tuple(Role),
    "stakeholder type": tuple(StakeholderType),
    "country": ("a country's two letters, such as AL",),
    "yes or no": ("yes", "no"),
    "result": tuple(RESULTS),
}
COLUMNS = (
    *get_args(TrainerField),
    *(name for name in OF_LISTS if name not in NAMES[1:]),
    "competence law",
    "language sq",
)
"""What a column may be; of a competence or a language of its own each is written with its name."""


def mapping_parts(columns: Iterable[tuple[str, str, str]], words: WordReader) -> tuple[MappingPart, ...]:
    """The parts of a mapping file: the columns, then the words of each kind that were read as others or aren't known.

    Args:
        columns: the header, what it was read as, and what it may be.
        words: those of the cells.
    """
    columns_by_key = {
        letters_key(header): (header, means, proposed_field) for header, means, proposed_field in columns if header
    }
    shown_columns = (column for column in columns_by_key.values() if words.shown(column[0]) != HIDDEN_VALUE_TEXT)
    entries = tuple(
        MappingEntry(header, _column(means, proposed_field), "") for header, means, proposed_field in shown_columns
    )
    mapping_sections = [MappingPart("columns", entries, (*COLUMNS, UNUSED_TEXT))]
    for section in MAPPING_PARTS:
        lines = tuple(_words(section, words))
        if lines:
            mapping_sections.append(MappingPart(section, lines, (*_CHOICES[section], NO_MEANING_TEXT)))
    return tuple(mapping_sections)


def _column(written_meaning: str, proposed_field: str) -> str:
    if written_meaning.startswith(UNKNOWN_MARK):
        return ""
    return written_meaning or (f"{proposed_field}?" if proposed_field else "")


def _words(section: str, words: WordReader) -> Iterator[MappingEntry]:
    """What was read as something else, or isn't known."""
    for word_section, text, meaning in words.all():
        if word_section == section and (meaning is None or letters_key(meaning) != letters_key(text)):
            yield MappingEntry(text, meaning or "", "")

"""A mapping file's content, from an agenda that has been read: what was decided, what is proposed, what is open."""

from functools import partial
from pathlib import Path

from ecpat_training.agenda.model.agenda_map import AgendaMap
from ecpat_training.agenda.reading.words import WORD_PARTS, AgendaWords, UnknownWord, word_key
from ecpat_training.agenda.reading.words_file import word_choices
from ecpat_training.core.text import listing, visible
from ecpat_training.files.mapping import MappingEntry, MappingPart
from ecpat_training.files.mapping_decisions import merge_decided_entries
from ecpat_training.programme.model.programme import Programme
from ecpat_training.words.catalogue.message import phrase

_MAX_WORD_LENGTH = 200  # letters of a word that a file can hold as a key
_MAX_TEXT_LENGTH, _MAX_EXAMPLES = 60, 3


def agenda_map(words: AgendaWords, agenda: Path, programme: Programme, training_id: str | None = None) -> AgendaMap:
    """The content of an agenda's mapping file: the words that nobody knows, and what was decided before."""
    choices = word_choices(programme, training_id)
    mapping_parts = []
    for part_name in WORD_PARTS:
        entries = [
            _entry(word)
            for (name, _), word in words.unknown.items()
            if name == part_name and len(word.written) <= _MAX_WORD_LENGTH
        ]
        merged_entries = merge_decided_entries(
            entries, words.parts.get(part_name, {}), partial(word_key, part_name), str
        )
        if merged_entries:
            mapping_parts.append(MappingPart(part_name, merged_entries, choices[part_name]))
    return AgendaMap(agenda.name, tuple(mapping_parts))  # its folder may name a user


def _entry(word: UnknownWord) -> MappingEntry:
    titles = [f'"{visible(title)[:_MAX_TEXT_LENGTH]}"' for title in word.titles]
    place = word.where.place_in_file
    remark = phrase("{place}, in {titles}", place=place, titles=listing(titles, _MAX_EXAMPLES)) if titles else place
    return MappingEntry(word.written, f"{word.near}?" if word.near else "", remark)

"""Mapping files of agendas: read against the programme, and every entry that can't be told with its place."""

from functools import partial
from pathlib import Path

from ecpat_training.agenda.model.agenda_map import AgendaMappingFile
from ecpat_training.agenda.reading.words import OUTSIDE_PERSON, OWN, WORD_PARTS, AgendaWords, WordPart, word_key
from ecpat_training.core.text import fold, visible
from ecpat_training.files.file_kind import refuse_other_kind
from ecpat_training.files.mapping_decisions import Decision, DecisionReader, EntryKind, understand_choice
from ecpat_training.files.mapping_place import find_mapping_beside
from ecpat_training.files.opening import display_name
from ecpat_training.files.yaml.file import build, read_yaml
from ecpat_training.programme.model.programme import Programme
from ecpat_training.values.kinds import METHODS, ItemKind

_MAX_TEXT_LENGTH = 60
BREAKS: tuple[ItemKind, ...] = ("break", "lunch")
_NOUNS: dict[WordPart, str] = {
    "trainers": "trainer",
    "sessions": "session",
    "methods": "method",
    "rooms": "room",
}


def word_choices(programme: Programme, training_id: str | None = None) -> dict[WordPart, tuple[str, ...]]:
    """What the words of an agenda may mean, by what they name: of a training, else of any."""
    training = programme.find(training_id)
    trainings = [training] if training else programme.list_trainings()
    return {
        "trainers": (*(trainer.id for trainer in programme.trainers), OUTSIDE_PERSON),
        "sessions": (
            *(session.id for session in programme.sessions(training.kind if training else None)),
            OWN,
            *BREAKS,
        ),
        "methods": tuple(dict.fromkeys((*METHODS, *programme.methods))),
        "rooms": tuple(dict.fromkeys(room for candidate in trainings for room in candidate.room_names)),
    }


def read_words_nearby(agenda_path: Path, programme: Programme) -> AgendaWords:
    """What a person has decided on an agenda's words in the mapping file that lies beside it.

    Raises:
        InputError, RefusedError: the mapping file can't be read.
        ContentError: with everything in it that can't be understood.
    """
    path = find_mapping_beside(agenda_path)
    return AgendaWords() if path is None else read_words(path, programme, display_name(agenda_path))


def read_words(path: Path, programme: Programme, agenda_name: str) -> AgendaWords:
    """The decisions of a mapping file about an agenda.

    Raises:
        InputError, RefusedError: the mapping file can't be read.
        ContentError: with everything in it that can't be understood.
    """
    source = read_yaml(path)
    refuse_other_kind(source.data, "agenda mapping", source.location_of())
    file = build(source, AgendaMappingFile)
    choices = word_choices(programme)
    reader = DecisionReader(source, fold, lambda text: visible(text)[:_MAX_TEXT_LENGTH])
    decisions_by_part: dict[WordPart, dict[str, Decision]] = {}
    for part_name in WORD_PARTS:
        reader.key = partial(word_key, part_name)
        entry_kind = EntryKind(understand_choice(choices[part_name]), _NOUNS[part_name], choices[part_name])
        decisions_by_part[part_name] = reader.decisions(
            ("words", part_name), getattr(file.words, part_name), entry_kind
        )
    return AgendaWords(source.file, decisions_by_part, reader.close(), agenda_name)

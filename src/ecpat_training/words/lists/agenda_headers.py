"""What an agenda calls its columns and its facts, in the languages of the programme and its partners."""

from typing import Literal, get_args

from ecpat_training.words.matching import index, keys
from ecpat_training.words.word_tables import words_by_meaning, words_of

AgendaField = Literal[
    "id",
    "time",
    "start",
    "end",
    "minutes",
    "title",
    "method",
    "trainers",
    "lead",
    "second",
    "speakers",
    "room",
    "practice",
    "care",
    "level",
    "track",
    "pinned",
    "day",
    "date",
]
AgendaFact = Literal["training", "programme file", "version", "dates"]

AGENDA_FIELD_OF: dict[str, AgendaField] = index(words_by_meaning("agenda_headers", "headers", get_args(AgendaField)))
"""What a header means, by its key."""

AGENDA_FACT_OF: dict[str, AgendaFact] = index(words_by_meaning("agenda_headers", "facts", get_args(AgendaFact)))
"""What the label of a fact means, by its key."""

END_HEADERS = frozenset(keys(words_of("agenda_headers", "ends")))
"""What a row says where the day ends."""

"""What a workbook of trainers calls its columns, beside those of every list of people."""

from typing import Literal, get_args

from ecpat_training.words.matching import Words, index
from ecpat_training.words.nearness import NearWords
from ecpat_training.words.word_tables import words_by_meaning

TrainerField = Literal[
    "languages",
    "competences",
    "side",
    "external",
    "available",
    "away",
    "most minutes a day",
    "sessions led",
    "last led",
    "observed",
    "co-trained",
    "taught back",
    "result",
    "assessor 1",
    "assessor 2",
    "certified",
    "certified in",
    "note",
]

_HEADERS: dict[TrainerField, Words] = words_by_meaning("trainer_headers", "headers", get_args(TrainerField))
TRAINER_FIELD_OF: dict[str, TrainerField] = index(_HEADERS)
NEAR_TRAINER_FIELDS = NearWords(_HEADERS)

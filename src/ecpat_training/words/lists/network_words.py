"""What tables of who knows whom call their columns, and what people write for an answer."""

from typing import Literal, get_args

from ecpat_training.words.matching import index, keys
from ecpat_training.words.word_tables import words_by_meaning, words_of

NetworkField = Literal["from", "to", "know", "contact", "first", "level", "tie"]
NetworkAnswer = Literal["0", "1", "2", "not asked"]

NETWORK_FIELD_OF: dict[str, NetworkField] = index(words_by_meaning("network_words", "headers", get_args(NetworkField)))
NETWORK_ANSWER_OF: dict[str, NetworkAnswer] = index(
    words_by_meaning("network_words", "answers", get_args(NetworkAnswer))
)
SECTOR_KEYS = frozenset(keys(words_of("network_words", "sector")))
"""What a list calls the sector of a person, in words of its own."""

"""What a table of commitments calls its columns, and what people write for what became of a commitment."""

from typing import Literal, get_args

from ecpat_training.words.matching import Words, index
from ecpat_training.words.word_tables import words_by_meaning

CommitmentField = Literal["code", "statement", "by", "topic", "status", "number", "stakeholder", "side"]
Status = Literal["done", "partly", "no", "no longer relevant"]

COMMITMENT_FIELD_OF: dict[str, CommitmentField] = index(
    words_by_meaning("commitment_words", "headers", get_args(CommitmentField))
)

STATUSES: dict[Status, Words] = words_by_meaning("commitment_words", "statuses", get_args(Status))
STATUS_OF: dict[str, Status] = index(STATUSES)
"""What became of a commitment; a word that isn't here is asked."""

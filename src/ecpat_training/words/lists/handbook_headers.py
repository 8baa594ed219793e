"""What a table of who got which copy of a handbook calls its columns, beside those of the ledger of editions."""

from typing import Literal, get_args

from ecpat_training.words.matching import Words, index
from ecpat_training.words.nearness import NearWords
from ecpat_training.words.word_tables import words_by_meaning

CopiesField = Literal["edition", "to", "copies", "date", "language"]

_HEADERS: dict[CopiesField, Words] = words_by_meaning("handbook_headers", "headers", get_args(CopiesField))
COPIES_FIELD_OF: dict[str, CopiesField] = index(_HEADERS)
NEAR_COPIES_FIELDS = NearWords(_HEADERS)

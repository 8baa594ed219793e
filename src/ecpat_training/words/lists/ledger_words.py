"""What a ledger of trainings held calls its columns, and what it writes for who did what."""

from typing import Literal, get_args

from ecpat_training.words.matching import index
from ecpat_training.words.word_tables import words_by_meaning

LedgerField = Literal["date", "event", "kind", "trainers", "people", "role", "reached", "note"]
_EVENT_KINDS = ("train the trainers", "training")
_ROLES = ("led", "assisted", "observed", "assessed", "trained")

LEDGER_FIELD_OF: dict[str, LedgerField] = index(words_by_meaning("ledger_words", "headers", get_args(LedgerField)))
KIND_OF: dict[str, str] = index(words_by_meaning("ledger_words", "kinds", _EVENT_KINDS))
"""Whether people were trained as trainers."""
ROLE_OF: dict[str, str] = index(words_by_meaning("ledger_words", "roles", _ROLES))
"""What a person of a row did."""

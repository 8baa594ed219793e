"""What the minutes of meetings call their columns, and what people write for how far a decision is."""

from typing import Literal, get_args

from ecpat_training.words.matching import Words, index
from ecpat_training.words.word_tables import words_by_meaning

AttendeeField = Literal["code", "name", "organisation", "present"]
DecisionField = Literal["number", "decision", "owner", "due", "status", "agreed"]
DocumentField = Literal["document", "version", "date"]
DecisionStatus = Literal["open", "done", "dropped"]
_Agreeing = Literal["all", "nobody"]

ATTENDEE_FIELD_OF: dict[str, AttendeeField] = index(
    words_by_meaning("decision_words", "people", get_args(AttendeeField))
)
DECISION_FIELD_OF: dict[str, DecisionField] = index(
    words_by_meaning("decision_words", "decisions", get_args(DecisionField))
)
DOCUMENT_FIELD_OF: dict[str, DocumentField] = index(
    words_by_meaning("decision_words", "documents", get_args(DocumentField))
)

DECISION_STATUSES: dict[DecisionStatus, Words] = words_by_meaning(
    "decision_words", "statuses", get_args(DecisionStatus)
)
DECISION_STATUS_OF: dict[str, DecisionStatus] = index(DECISION_STATUSES)
"""How far a decision is; a word that isn't here is asked."""

AGREEING_OF: dict[str, _Agreeing] = index(words_by_meaning("decision_words", "agreeing", get_args(_Agreeing)))
"""Words that stand for all partners who were there, or for none of them."""

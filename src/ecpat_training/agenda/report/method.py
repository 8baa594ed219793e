"""How papers say a session's method."""

from ecpat_training.documents.wording import Wording
from ecpat_training.programme.model.chapter import Session
from ecpat_training.values.kinds import METHODS


def method_of(session: Session, words: Wording) -> str:
    """In the language of the paper; a programme's own method as it is written."""
    return words.say(session.method) if session.method in METHODS else session.method

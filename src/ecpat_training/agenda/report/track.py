"""How papers say for whom a session is, where people are apart."""

from ecpat_training.agenda.model.agenda import AgendaItem
from ecpat_training.core.text import visible
from ecpat_training.documents.wording import Wording
from ecpat_training.values.kinds import TOGETHER, TRACKS


def track_of(item: AgendaItem, words: Wording) -> str:
    """In the language of the paper; a programme's own track as it is written; nothing where it is for everybody."""
    if item.track == TOGETHER:
        return ""
    return words.say(item.track) if item.track in TRACKS else visible(item.track)

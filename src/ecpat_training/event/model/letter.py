"""Letters that a pack drafts: their kinds, and what may be filled in."""

from collections.abc import Mapping
from enum import StrEnum

from ecpat_training.core.record import record


class LetterKind(StrEnum):
    """What is drafted: to each participant an invitation and a reminder to answer; to the partner who nominates, a note
    on the seats that are open and a reminder to send the list."""

    INVITATION = "invitation"
    GAP_NOTE = "gap-note"
    LIST_REMINDER = "list-reminder"
    ANSWERS_REMINDER = "answers-reminder"


FIELDS = ("name", "training", "programme", "dates", "venue", "contact", "link", "gaps", "by")
"""What may stand in braces in the text of a letter."""


@record
class LetterText:
    """The text of a letter with `{fields}`: its subject, and its body."""

    subject: str
    body: str


@record
class Letter:
    """A draft to one recipient. `to` is empty where nobody has said the address."""

    file: str
    recipient_address: str
    recipient_name: str
    subject: str
    body: str


PlaceholderValues = Mapping[str, str]

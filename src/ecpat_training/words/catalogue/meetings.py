"""The English words of the minutes of a meeting, by where they are read."""

from collections.abc import Mapping

PARTS: Mapping[str, Mapping[str, str]] = {
    "The minutes of an expert meeting: who was there, what was decided, which documents": {
        "minutes of": "Minutes: {training}",
        "who was there": "Who was there",
        "present": "Present",
        "present yes": "yes",
        "present no": "no",
        "present unknown": "not known",
        "partners present": "Partners present: {number} of {all}.",
        "quorum needed": "Partners needed: {number}.",
        "quorum reached": "The quorum is reached.",
        "quorum missed": "The quorum is not reached: no decision stands.",
        "quorum unknown": "Whether the quorum is reached is not known.",
        "quorum none": "The programme asks for no quorum.",
        "decisions": "Decisions",
        "decision": "Decision",
        "owner": "Owner",
        "agreed by": "Agreed by",
        "agreed all": "all who were there",
        "stands": "Stands",
        "as it stands on": "As it stands on {date}",
        "decision open": "open",
        "decision late": "late",
        "decision due soon": "due soon",
        "decision done": "done",
        "decision dropped": "dropped",
        "still to do": "Still to be done, by owner",
        "minutes questions": "Open questions on these minutes: {number}",
        "meeting documents": "Documents",
        "document version": "Version",
    },
}
"""Where people read it, and each text there by its key."""

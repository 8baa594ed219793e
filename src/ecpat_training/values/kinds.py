"""The kinds that sessions and the lines of an agenda are of."""

from typing import Literal

Method = Literal[
    "lecture",
    "plenary",
    "discussion",
    "group work",
    "exercise",
    "case study",
    "role play",
    "simulation",
    "film",
    "questionnaire",
    "reflection",
]
Track = Literal["together", "law enforcement", "care"]
TRACKS: tuple[Track, Track] = ("law enforcement", "care")
"""The tracks that stand beside each other where a training splits."""
ItemKind = Literal["session", "break", "lunch"]

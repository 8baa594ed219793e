"""What the form asks: each participant of every other, by code."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ecpat_training.network.model.network import Actor
from ecpat_training.network.model.questions import ASKED_QUESTIONS, Question

MOST_PEOPLE = 60
"""Beyond, nobody answers for each of the others."""
When = Literal["before", "after", "follow-up"]
QUESTIONS_BY_WAVE: Mapping[When, tuple[Question, ...]] = {
    "before": ASKED_QUESTIONS,
    "after": ("know", "first"),  # nobody has worked together since the first day
    "follow-up": ASKED_QUESTIONS,
}


@dataclass(frozen=True, slots=True)
class NetworkForm:
    """The people of a list, by codes alone, and when they are asked; `training` is empty where no one is named."""

    training: str
    wave: When
    people: tuple[Actor, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked in this wave."""
        return QUESTIONS_BY_WAVE[self.wave]

    @property
    def codes(self) -> tuple[str, ...]:
        """Everybody's code, in the order of the list."""
        return tuple(actor.code for actor in self.people)

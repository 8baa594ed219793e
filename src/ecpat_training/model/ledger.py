"""What was published already, so that the difference of two reports is nobody's answers."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ecpat_training.model.base import Identifier, Noun, Text, Title
from ecpat_training.model.item import Wave

Sketched = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{2688}$")]
"""A sketch as text: 2,016 bytes."""


class Scored(Noun):
    """How a scale whose figures were published was scored in a wave: the `questions` that somebody answered, and a
    keyed digest of all that makes a score of their answers, such as the key."""

    wave: Wave
    scale: Title
    questions: tuple[Identifier, ...]
    scoring: str = Field(pattern=r"^[0-9a-f]{32}$")


class Population(Noun):
    """People of whom figures were published: how many, and two sketches of who they are, by their codes and by their
    answers, from keyed digests. A `group` is part of others, and scored as they are. `answers` is empty where many
    people answered alike."""

    of: Title
    people: int = Field(ge=0)
    group: bool = False
    codes: Sketched
    answers: Sketched | Literal[""] = ""
    scores: tuple[Scored, ...] = ()


class Release(Noun):
    """One published report; `although` says why it was published although its people differ little from earlier ones.
    `mark` seals it and everything before."""

    release: int = Field(ge=1)
    report: Title
    populations: tuple[Population, ...]
    although: Text = ""
    mark: str = Field(pattern=r"^[0-9a-f]{32}$")


class Ledger(Noun):
    """A project's published reports, in order."""

    published: Title
    releases: tuple[Release, ...] = ()

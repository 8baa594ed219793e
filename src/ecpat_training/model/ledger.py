"""What was published already, so that the difference of two reports is nobody's answers."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ecpat_training.model.base import Noun, Text, Title

Sketched = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{2688}$")]
"""A sketch as text: 2,016 bytes."""


class Population(Noun):
    """People of whom figures were published: how many, and two sketches of who they are, by their codes and by their
    answers, from keyed digests. A `group` is part of others. `answers` is empty where many people answered alike."""

    of: Title
    people: int = Field(ge=0)
    group: bool = False
    codes: Sketched
    answers: Sketched | Literal[""] = ""


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

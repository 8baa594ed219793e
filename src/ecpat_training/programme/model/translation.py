"""The texts of a programme in another language, as a translator writes them below the originals."""

from typing import Annotated

from pydantic import Field, StringConstraints

from ecpat_training.values.base import Identifier, Noun, Text, Title

Line = Annotated[str, StringConstraints(max_length=300)]
"""One line that people read; empty while nobody has translated it."""


class SessionTexts(Noun):
    """A session in another language. What is left out or empty isn't translated yet; steps, materials and
    handouts stand in the order of the originals."""

    title: Line | None = None
    goal: Text | None = None
    steps: tuple[Text | None, ...] = ()
    materials: tuple[Line | None, ...] = ()
    handouts: tuple[Line | None, ...] = ()
    notes: Text | None = None


class ChapterTexts(Noun):
    """A chapter in another language. What is left out or empty isn't translated yet."""

    title: Line | None = None
    aim: Text | None = None


class ProgrammeTranslation(Noun):
    """One language: the programme's title, titles of trainings, texts of sessions and goals by their ids; texts of
    chapters by their original titles; objectives in the order of the originals, those of trainings by their ids.
    Funders and tracks, in the order of the originals, are left out where they keep their names."""

    programme: Line | None = None
    funders: tuple[Line | None, ...] = ()
    tracks: tuple[Line | None, ...] = ()
    objectives: tuple[Text | None, ...] = ()
    training_objectives: dict[Identifier, tuple[Text | None, ...]] = Field(default={}, max_length=1000)
    trainings: dict[Identifier, Line | None] = Field(default={}, max_length=1000)
    goals: dict[Identifier, Line | None] = Field(default={}, max_length=100)
    chapters: dict[Title, ChapterTexts] = Field(default={}, max_length=60)
    sessions: dict[Identifier, SessionTexts] = Field(default={}, max_length=6000)

"""What a programme's folder holds: of each training which files are there, and what they say."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from ecpat_training.commands.training_files import TrainingFile
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training

MEETING = "expert meeting"
"""The kind of event that has decisions, and none of the steps of a training's people."""


class FoundFile(NamedTuple):
    """A file of a training: its name, its hash, what it says; where several endings of the newest version are there,
    `several` names them. `same_as` names other places of the folder that hold the very same file."""

    name: str
    digest: str
    facts: FileFacts
    several: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


class TrainingContents(NamedTuple):
    """A training of a programme with its first day, as the programme says or the series, the files that it has, the
    reports that are read, how many other reports there are, how many files are of no kind, the counts that stand in
    place of answers, and how many people of the training have come how far, by all of its lists. `is_closed`: the
    system lets nobody look into its folder, so that nothing is known of it."""

    training: Training
    programme: Programme
    start: date | None
    files: Mapping[TrainingFile, FoundFile]
    reports: Sequence[FoundFile] = ()
    other_reports: int = 0
    unknown: int = 0
    counts: Sequence[FoundFile] = ()
    people: FileFacts = FileFacts()
    is_closed: bool = False

    @property
    def end(self) -> date | None:
        """The last day of the training; None where no day is known."""
        if self.start is None:
            return None
        if self.start != self.training.start:
            return date.fromordinal(self.start.toordinal() + self.training.days - 1)
        return self.training.date_of(self.training.days)


class FolderContents(NamedTuple):
    """The whole folder; `strays` are folders under `trainings` that no training of the programme has, `read` and
    `known` count files as the board does, and `examples` are questionnaires that nobody has changed yet: they count as
    none."""

    programme: Programme
    trainings: Sequence[TrainingContents]
    strays: tuple[str, ...]
    read: int
    known: int
    examples: tuple[str, ...] = ()

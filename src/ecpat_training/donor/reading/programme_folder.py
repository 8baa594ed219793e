"""The lists of a programme's folder: of each training who was on it, and who signed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from ecpat_training.commands.file_lookup import training_file
from ecpat_training.commands.training_files import ATTENDANCE, PARTICIPANTS, TrainingFile, folder_of, newest_versions
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.words.catalogue.message import Command, phrase

_HOW = "Name the lists"


class TrainingLists(NamedTuple):
    """The lists of a training that has any: who is counted by (`main`), and who was `listed` where the signed list
    stands apart."""

    training: str
    main: Path
    participant_list: Path | None


class FolderLists(NamedTuple):
    """The lists of a folder, by the first day of their trainings, and what is missing."""

    lists: tuple[TrainingLists, ...]
    findings: tuple[Finding, ...]


def lists_of_folder(path: Path, programme: Programme) -> FolderLists:
    """The newest participant list and attendance list of each training. Where there is no attendance list, people are
    counted by the participant list.

    Raises:
        UsageError: a training has several newest files of one kind.
    """
    lists = [*_lists_by_training(path, programme)]
    trainings_without_list = [
        training.id
        for training in trainings_by_day(programme)
        if training.id not in {training_lists.training for training_lists in lists}
    ]
    if not trainings_without_list or not lists:
        return FolderLists(tuple(lists), ())
    message = phrase(
        "nobody is counted of {trainings}: no {list} and no {attendance} is there.",
        trainings=listing(trainings_without_list, 40),
        list=PARTICIPANTS.noun,
        attendance=ATTENDANCE.noun,
    )
    hint = phrase(
        "If they were held, put their lists into their folders: {command} does.", command=Command("add", "FILE")
    )
    location = Location(visible(str(folder_of(path, "x").parent)))
    return FolderLists(tuple(lists), (Finding("donor.no-list", Severity.WARNING, message, location, hint),))


def _lists_by_training(path: Path, programme: Programme) -> Iterator[TrainingLists]:
    for training in trainings_by_day(programme):
        list_path, signed_path = (file_of(path, training.id, file_kind) for file_kind in (PARTICIPANTS, ATTENDANCE))
        if signed_path:
            yield TrainingLists(training.id, signed_path, list_path)
        elif list_path:
            yield TrainingLists(training.id, list_path, None)


def file_of(path: Path, training: str, file_kind: TrainingFile) -> Path | None:
    """The newest file of a kind in a training's folder.

    Raises:
        UsageError: the training has several newest files of this kind.
    """
    files = newest_versions(folder_of(path, training), file_kind)
    return training_file(file_kind, training, path, _HOW) if files else None


def trainings_by_day(programme: Programme) -> list[Training]:
    """The trainings, the earliest first."""
    return sorted(programme.list_trainings(), key=lambda training: training.date_of(1) or date.max)

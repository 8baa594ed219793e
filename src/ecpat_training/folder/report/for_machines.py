"""What the commands over a folder answer with `--json`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.commands.public import Public
from ecpat_training.folder.model.added import Addition
from ecpat_training.folder.model.board import Board, BoardRow, BoardStep
from ecpat_training.folder.model.flow import ProgrammeFunnel, StepCount, TrainingFlow
from ecpat_training.folder.report.add import further_places, place_in
from ecpat_training.roster.model.stages import STAGE_ORDER


# `ecpat add`: what each file is, and where it went.
@dataclass(frozen=True, slots=True)
class ChangedData:
    """Somebody of a list, by code, and the columns that differ."""

    code: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangesData:
    """A list compared with the version `before` it, people by their codes or rows."""

    before: str
    new: tuple[str, ...]
    gone: tuple[str, ...]
    changed: tuple[ChangedData, ...]
    same: int


@dataclass(frozen=True, slots=True)
class AddedData:
    """A file: what it is and why, its place from the programme's folder on (null: it is asked) and `further`
    ones, whether the very same file is there already, and what a new version of a list changed."""

    file: str
    kind: str
    because: str
    place: str | None
    asked: str
    there: bool
    changes: ChangesData | None
    trainings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    further: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddResult:
    """The files; `copied` says whether those with a place were copied to it. `taken_back` are the places from which
    `--undo` took files."""

    copied: bool
    files: tuple[AddedData, ...]
    taken_back: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ForgetResult:
    """Whether somebody was taken out (`written`; false with `--look`), the kept files whose rows were emptied, those
    that were removed as a whole, and how many lines of the journal named the person."""

    written: bool
    emptied: tuple[str, ...]
    removed: tuple[str, ...]
    lines: int


def add_result(additions: Sequence[Addition], folder: Path, *, copied: bool) -> AddResult:
    """What was added."""
    return AddResult(copied, tuple(_added(addition, folder) for addition in additions))


def _added(addition: Addition, folder: Path) -> AddedData:
    comparison = addition.changes
    changes = None
    if comparison:
        changed_codes = tuple(ChangedData(code, fields) for code, fields in comparison.changed)
        changes = ChangesData(comparison.before, comparison.new, comparison.gone, changed_codes, comparison.same)
    place = place_in(addition, folder) if addition.place else None
    return AddedData(
        addition.file, addition.kind, addition.because, place, addition.asked, addition.there, changes,
        addition.trainings, addition.names, further_places(addition, folder),
    )  # fmt: skip


# `ecpat status --funnel`: how many people went on from each stage to the next.
class FunnelStepData(Public[StepCount]):
    """One step of one kind of people, over the trainings whose files say both stages; `of` is empty for everybody."""


class FunnelTrainingData(Public[TrainingFlow]):
    """How many reached each stage in one training; null: its files don't say it. `unread` are files that can't be
    read, `asked` signed sheets about which questions are open: what is doubtful counts for nobody."""

    keys = "training country reached on_no_list=counted.walked_in unread=unread[].0 asked=asked[].0"

    def reached(self) -> dict[str, int | None]:
        return {stage: self.model.counted.reached(stage) for stage in STAGE_ORDER}


class FunnelResult(Public[ProgrammeFunnel]):
    """The way of all people of a programme."""

    keys = "programme steps trainings"
    parts = (FunnelStepData, FunnelTrainingData)


# `ecpat status`: how each step of each training stands.
class StepData(Public[BoardStep]):
    """A step: how it stands, what there is, what to do next, and by when."""

    keys = "step=name state what do by=str(by)"


class TrainingData(Public[BoardRow]):
    """A training: its first day, its steps, how many files of its folder no kind has, and who is on its list."""

    keys = "training title kind country first_day=str(first_day) steps unknown_files=unknown people mix"
    parts = (StepData,)

    def mix(self) -> dict[str, int]:
        return dict(self.model.mix)


class StatusResult(Public[Board]):
    """A programme's board on a day; `strays` are folders that no training of the programme has, `goals` those of the
    programme, `examples` questionnaires that nobody has changed yet, which count as none."""

    keys = "programme on=str(on) trainings=rows strays goals examples"
    parts = (TrainingData,)

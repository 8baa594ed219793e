"""What a kind of file is: what tells it from others, where it is placed, how it is read, what the board says of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple, Protocol, runtime_checkable

from ecpat_training.commands.training_files import TABLES, TrainingFile
from ecpat_training.core.text import count
from ecpat_training.files.csv.stream import Beginning
from ecpat_training.folder.kind_parts.large import count_list_rest
from ecpat_training.folder.kind_parts.looked_file import LookedFile, RecognisedFile, TrainingSigns
from ecpat_training.folder.kind_parts.reading import ReadingContext
from ecpat_training.folder.kind_parts.training_signs import signs_of_table, texts_of_name
from ecpat_training.folder.model.board import BoardStep
from ecpat_training.folder.model.contents import TrainingContents
from ecpat_training.folder.model.facts import FileFacts
from ecpat_training.programme.model.training import Training

UNKNOWN = "what it is isn't known"
ONE_OF_PROGRAMME = "{file} is there already, and every training reads it; put the new one in its place yourself"


class Dated(NamedTuple):
    """A training by its id, with its seats, its first day and its last one, and whether answers of it are here, so that
    those of a follow-up may come; what kind of event it is, its country, what it is called and where it is held."""

    id: str
    seats: int
    start: date | None
    end: date | None
    answered: bool = False
    kind: str = ""
    country: str = ""
    titles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class Against(NamedTuple):
    """Why a table isn't of a kind, and whether it is so near to it that this is said first."""

    because: str
    is_near: bool = False


class FileReading(NamedTuple):
    """A file of a training that the board reads: for which `wave` of answers, if any; the files `beside` it on which
    what it says depends; and whether another training can't have the very same (`is_unique`)."""

    file: TrainingFile
    wave: str = ""
    beside: tuple[TrainingFile, ...] = ()
    is_unique: bool = False


class Column(NamedTuple):
    """A step of a training, which is a column of the board.

    Attributes:
        name: what the step is called, in one word.
        place: where the column stands, small numbers first.
        title: what stands above it on pages.
        judge: how the step stands on a day, by what the files of a training say.
        of: the events that have the step.
        short: what stands above it in files; "" is the title.
    """

    name: str
    place: int
    title: str
    judge: Callable[[TrainingContents, date], BoardStep]
    of: Literal["trainings", "meetings", "all"] = "trainings"
    short: str = ""


@runtime_checkable
class TrainingFileKind(Protocol):
    """A kind of file, of which a module of `folder/kinds/` offers one as `kind`. It says what it has to say; the rest
    stays as it is here.

    Attributes:
        name: the kind, in one word.
        place: where it stands in lists of kinds, small numbers first.
        files: what such a file is called in a training's folder; what `--as` says.
        endings: the endings under which it is looked for; none where only a person can say that a file is of it.
        order: when it is looked for, small numbers first: what holds more signs of its own goes before.
        looked_for: what a file lacks that isn't of the kind, in a few words; "" where `against` says it.
        choices: the files among which a person says what it is; None: all files of a training.
        readings: which of its files the board reads. The others are known by their names.
        columns: its columns of the board.
        refusal: why it is never copied; "" where it is.
        are_lists: whether a second version is compared with the first, person by person.
        gives_answers: whether an effect can be computed of it.
    """

    name: str
    place: int
    files: tuple[TrainingFile, ...] = ()
    endings: tuple[str, ...] = ()
    order: int = 50
    looked_for: str = ""
    choices: tuple[TrainingFile, ...] | None = None
    readings: tuple[FileReading, ...] = ()
    columns: tuple[Column, ...] = ()
    refusal: str = ""
    are_lists: bool = False
    gives_answers: bool = False

    def recognise(self, file: LookedFile) -> RecognisedFile | None:
        """What a file is, and why, where it holds what this kind holds; None of any other.

        Raises:
            InputError, RefusedError: the file can't be opened, or is refused as unsafe.
        """
        return None

    def against(self, file: LookedFile) -> Against | None:
        """What speaks against a table that no kind has recognised; None where `looked_for` says it."""
        return None

    def throughout(
        self, recognised: RecognisedFile, path: Path, looked: LookedFile, start: Beginning
    ) -> RecognisedFile:
        """What the beginning of a large text was recognised as, with what only all of its rows say; `looked` is a copy
        of the beginning.

        Raises:
            ContentError: a row far below can't be read.
        """
        extra_rows = count_list_rest(path, start, looked.table)
        more_rows_text = f", with {count(extra_rows, 'more row')} below" if extra_rows else ""
        reason = f"{recognised.because}; {looked.basis(start)}{more_rows_text}"
        return recognised._replace(because=reason, people=recognised.people + extra_rows)

    def signs(self, file: LookedFile) -> TrainingSigns:
        """What a recognised file says of the training that it is of."""
        return signs_of_table(file) if file.ending in TABLES else TrainingSigns(texts_of_name(file))

    def further(self, recognised: RecognisedFile) -> tuple[TrainingFile, ...]:
        """What else a file is in a training besides its target: it stands there under each name."""
        return ()

    def target(self, file: Path, recognised: RecognisedFile, dated: Dated) -> tuple[TrainingFile | None, str]:
        """(which of `files` it is in a training, why); None where that can't be told, with what is asked."""
        return (self.files[0], "") if len(self.files) == 1 else (None, UNKNOWN)

    def beside_programme(self, file: Path) -> tuple[TrainingFile, str] | None:
        """(what it is called beside the programme's file, why it belongs there); None of a training's own."""
        return None

    def kept_in(self, file: Path) -> tuple[str, ...]:
        """The folders in a training's own in which such a file keeps its name, first where it is put; none where
        `files` name it.

        Raises:
            InputError, RefusedError: the file can't be opened.
        """
        return ()

    def asked_of_second(self, file: TrainingFile, existing: str) -> str:
        """What is asked before a second `file` stands beside an `existing` one; "" where it is a new version."""
        return ""

    def is_of(self, training: Training) -> bool:
        """Whether an event of this kind has such files."""
        return True

    def facts(self, path: Path, context: ReadingContext) -> FileFacts:
        """What one of its files says, as far as the board needs it.

        Raises:
            EcpatError: it can't be read as what it should be; its first message says why.
        """
        return FileFacts()

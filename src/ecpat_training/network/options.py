"""The options by which a line names files of networks, and what `check` and `change` have in common."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from ecpat_training.commands.option import Option
from ecpat_training.commands.options import Although, Encoding, Ledger, WithLetterhead, participants_option, seed_option
from ecpat_training.core.errors import UsageError
from ecpat_training.network.model.questions import Question
from ecpat_training.network.reading.people import By
from ecpat_training.network.reading.places import NetworkPlace, in_trainings, places_of, waves
from ecpat_training.programme.folder_files import FilesProgramme, FolderFiles, WhoseFiles, files_argument
from ecpat_training.words.catalogue.message import phrase

ByOption = Annotated[
    By | None,
    Option(
        "--by",
        help="What a sector is: the list's own column Sector, or the side, the stakeholder type or the profession; "
        "without it the column Sector where there is one, else the side.",
    ),
]


@dataclass(frozen=True, kw_only=True)
class NetworkFiles(FolderFiles, WithLetterhead):
    """Which files are read, and how they are measured."""

    subject: ClassVar[str] = "a network"
    files: Annotated[
        tuple[Path, ...],
        files_argument("Typed workbooks, exports, lists of pairs or squares of codes, one for each wave"),
    ] = ()
    training: WhoseFiles = None
    programme: FilesProgramme = None
    participants: Annotated[
        Path | None,
        participants_option(
            "The list of all who were asked, with codes; without it the participant list beside each file."
        ),
    ] = None
    by: ByOption = None
    tie: Annotated[
        Question | None,
        Option(
            "--tie",
            help="Which question is measured: know, contact, first (would call first) or level (2 or more of 0 to 5); "
            "without it contact if it was asked, else know.",
        ),
    ] = None
    seed: Annotated[int, seed_option()] = 1
    publish: Annotated[
        bool,
        Option(
            "--publish", help="Only density, reciprocity and the E-I index; no graph, no square, no ties, no codes."
        ),
    ] = False
    although: Although = ""
    ledger: Ledger = None
    encoding: Encoding = None

    def meant(self) -> tuple[NetworkPlace, ...]:
        """The files that the line names, else those of the training, else of all trainings.

        Raises:
            UsageError: both files and a training are named, or there are no files.
        """
        folder = self.find_folder()
        if folder is None:
            return waves(self.files)
        if not self.training:
            return in_trainings(folder)
        places = places_of(folder)
        if not places:
            message = phrase("there is no network-before and no network-after of {training}.", training=self.training)
            raise UsageError.because("network.none", message, hint="Put the files there, or name them.")
        return places

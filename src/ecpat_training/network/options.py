"""The options by which a line names files of networks, and what `check` and `change` have in common."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from ecpat_training.commands.found import PROGRAMME, of_training_folder, programme_meant
from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Encoding, WithLetterhead, seed_option, training_option
from ecpat_training.core.errors import UsageError
from ecpat_training.network.model.questions import Question
from ecpat_training.network.reading.people import By
from ecpat_training.network.reading.places import NetworkPlace, in_trainings, places_of, waves
from ecpat_training.programme.offered import trainings

_HOW = "Name the files"
ByOption = Annotated[
    By | None,
    Option(
        "--by",
        help="What a sector is: the list's own column Sector, or the side, the stakeholder type or the profession; "
        "without it the column Sector where there is one, else the side.",
    ),
]


@dataclass(frozen=True, kw_only=True)
class NetworkFiles(WithLetterhead):
    """Which files are read, and how they are measured."""

    files: Annotated[
        tuple[Path, ...],
        Argument(
            metavar="FILES",
            help="Typed workbooks, exports, lists of pairs or squares of codes, one for each wave; without them those "
            "of --training, else of all trainings in the programme's folder.",
        ),
    ] = ()
    training: Annotated[
        str | None, training_option("A training whose files in the programme's folder are read.", trainings)
    ] = None
    programme: Annotated[
        Path | None,
        Option(
            "--programme",
            "-p",
            metavar="FILE",
            envvar=PROGRAMME.variable,
            found=(PROGRAMME, _HOW),
            unless=("files",),
            help="The programme whose folder holds the files; without it programme.yaml in this folder or above it.",
        ),
    ] = None
    participants: Annotated[
        Path | None,
        Option(
            "--participants",
            metavar="LIST",
            help="The list of all who were asked, with codes; without it the participant list beside each file.",
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
    seed: Annotated[int, seed_option("What the draws of the tests start from.")] = 1
    publish: Annotated[
        bool,
        Option(
            "--publish", help="Only density, reciprocity and the E-I index; no graph, no square, no ties, no codes."
        ),
    ] = False
    encoding: Encoding = None

    def meant(self) -> tuple[NetworkPlace, ...]:
        """The files that the line names, else those of the training, else of all trainings.

        Raises:
            UsageError: files and a training are named, or there are none.
        """
        if self.files and self.training:
            what = "files of a network are named, and a training whose own should be read."
            raise UsageError.because("usage.training-and-file", what, hint="Leave out --training, or the files.")
        if self.files:
            return waves(self.files)
        if self.training:
            found = places_of(of_training_folder(self.training, self.programme, _HOW))
            if not found:
                what = f"there is no network-before and no network-after of {self.training}."
                raise UsageError.because("network.none", what, hint="Put the files there, or name them.")
            return found
        meant = programme_meant(self.programme)
        assert meant is not None  # found, or the line was refused
        return in_trainings(meant if meant.is_dir() else meant.parent)

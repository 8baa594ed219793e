"""The options by which a line names files of commitments, and which are meant where it names none."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from ecpat_training.commands.found import PROGRAMME, of_training_folder
from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import Encoding, training_option
from ecpat_training.core.errors import UsageError
from ecpat_training.programme.offered import trainings

_HOW = "Name the files"


@dataclass(frozen=True, kw_only=True)
class CommitmentFiles:
    """Which files are read."""

    files: Annotated[
        tuple[Path, ...],
        Argument(
            metavar="FILES",
            help="Typed commitments (commitments.csv or .xlsx) and what became of them, or folders that hold them; "
            "without them those of the programme's folder.",
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
    encoding: Encoding = None

    def meant(self) -> tuple[Path, ...]:
        """The files that the line names, else the training's folder, else the programme's.

        Raises:
            UsageError: files and a training are named; or the training has no folder.
        """
        if self.files and self.training:
            what = "files of commitments are named, and a training whose own should be read."
            raise UsageError.because("usage.training-and-file", what, hint="Leave out --training, or the files.")
        if self.files:
            return self.files
        if self.training:
            return (of_training_folder(self.training, self.programme, _HOW),)
        assert self.programme is not None  # found, or the line was refused
        return (self.programme if self.programme.is_dir() else self.programme.parent,)

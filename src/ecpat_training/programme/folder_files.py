"""Files of one kind that a line names, else those of a training, else those of all trainings in the programme's folder:
options and rules that are the same whatever the files hold."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from ecpat_training.commands.file_lookup import PROGRAMME, find_programme, training_folder
from ecpat_training.commands.option import Argument, Option
from ecpat_training.commands.options import training_option
from ecpat_training.core.errors import UsageError
from ecpat_training.programme.completion import trainings
from ecpat_training.words.catalogue.message import Option as OptionName
from ecpat_training.words.catalogue.message import phrase

_NAME_FILES_HINT = "Name the files"


def files_argument(description: str) -> Argument:
    """The files themselves; `description` says which they may be."""
    return Argument(
        metavar="FILES",
        help=f"{description}; without them those of --training, else of all trainings in the programme's folder.",
    )


WhoseFiles = Annotated[
    str | None, training_option("A training whose files in the programme's folder are read.", trainings)
]
FilesProgramme = Annotated[
    Path | None,
    Option(
        "--programme",
        "-p",
        metavar="FILE",
        envvar=PROGRAMME.variable,
        lookup=(PROGRAMME, _NAME_FILES_HINT),
        unless=("files",),
        help="The programme whose folder holds the files; without it programme.yaml in this folder or above it.",
    ),
]


@dataclass(frozen=True, kw_only=True)
class FolderFiles:
    """Which files are read; each command says where among its options these stand, and `of_what` the files are."""

    subject: ClassVar[str]
    files: tuple[Path, ...] = ()
    training: WhoseFiles = None
    programme: FilesProgramme = None

    def find_folder(self) -> Path | None:
        """The folder of the training, else that of the programme; None where the line names the files.

        Raises:
            UsageError: files and a training are named; or the training has no folder.
        """
        if self.files and self.training:
            message = phrase(
                "files of {of_what} are named, and a training whose own should be read.", of_what=self.subject
            )
            raise UsageError.because(
                "usage.training-and-file",
                message,
                hint=phrase("Leave out {training_option}, or the files.", training_option=OptionName("--training")),
            )
        if self.files:
            return None
        if self.training:
            return training_folder(self.training, self.programme, _NAME_FILES_HINT)
        path = find_programme(self.programme)
        assert path is not None  # found, or the line was refused
        return path if path.is_dir() else path.parent

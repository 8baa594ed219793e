"""The options by which a line names files of commitments, and which are meant where it names none."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, ClassVar

from ecpat_training.commands.options import Encoding
from ecpat_training.programme.folder_files import FilesProgramme, FolderFiles, WhoseFiles, files_argument


@dataclass(frozen=True, kw_only=True)
class CommitmentFiles(FolderFiles):
    """Which files are read."""

    subject: ClassVar[str] = "commitments"
    files: Annotated[
        tuple[Path, ...],
        files_argument("Typed commitments (commitments.csv or .xlsx) and what became of them, or folders with them"),
    ] = ()
    training: WhoseFiles = None
    programme: FilesProgramme = None
    encoding: Encoding = None

    def meant(self) -> tuple[Path, ...]:
        """The files that the line names, else the training's folder, else the programme's.

        Raises:
            UsageError: both files and a training are named, or the training has no folder.
        """
        folder = self.find_folder()
        return self.files if folder is None else (folder,)

"""`ecpat plan print --json`: which papers were written."""

from collections.abc import Sequence

from ecpat_training.commands.public import Public


class PaperFile(Public[tuple[str, str, bool]]):
    """A file of the folder: `paper` is its name without the ending, `for_programs` says that it is none to print."""

    keys = "file=0 paper=1 for_programs=2"


class PlanPrintResult(Public[Sequence[tuple[str, str, bool]]]):
    """The papers of one agenda in one folder."""

    keys = "folder training papers=model"
    parts = (PaperFile,)
    folder: str
    training: str

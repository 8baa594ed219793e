"""`ecpat plan print --json`: which papers were written."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file of the folder: `paper` is its name without the ending, `for_programs` says that it is none to print."""

    file: str
    paper: str
    for_programs: bool


@dataclass(frozen=True, slots=True)
class PlanPrintResult:
    """The papers of one agenda in one folder."""

    folder: str
    training: str
    papers: tuple[PaperFile, ...]


def result(folder: str, training: str, papers: Iterable[tuple[str, str, bool]]) -> PlanPrintResult:
    """What was written into a folder; each of the papers by file, name, and whether it is for other programs."""
    return PlanPrintResult(folder, training, tuple(PaperFile(*one) for one in papers))

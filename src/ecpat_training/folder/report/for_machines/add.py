"""`ecpat add --json`: what each file is, and where it went."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ecpat_training.folder.model.added import Addition
from ecpat_training.folder.report.add import place_in


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
    """A file: what it is and why, its place from the programme's folder on (null: it is asked), whether the very same
    file is there already, and what a new version of a list changed."""

    file: str
    kind: str
    because: str
    place: str | None
    asked: str
    there: bool
    changes: ChangesData | None


@dataclass(frozen=True, slots=True)
class AddResult:
    """The files; `copied` says whether those with a place were copied to it."""

    copied: bool
    files: tuple[AddedData, ...]


def result(additions: Sequence[Addition], folder: Path, *, copied: bool) -> AddResult:
    """What was added."""
    return AddResult(copied, tuple(_added(addition, folder) for addition in additions))


def _added(addition: Addition, folder: Path) -> AddedData:
    compared = addition.changes
    changes = None
    if compared:
        changed = tuple(ChangedData(code, fields) for code, fields in compared.changed)
        changes = ChangesData(compared.before, compared.new, compared.gone, changed, compared.same)
    place = place_in(addition, folder) if addition.place else None
    return AddedData(addition.file, addition.kind, addition.because, place, addition.asked, addition.there, changes)

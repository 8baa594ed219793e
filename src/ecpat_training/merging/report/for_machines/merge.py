"""`ecpat merge --json`: what was taken and what is asked."""

from dataclasses import dataclass

from ecpat_training.merging.joining.merged import Merged
from ecpat_training.merging.model.votes import Address
from ecpat_training.merging.report.words import row_of, what_of


@dataclass(frozen=True, slots=True)
class MergedValue:
    """A value: its file and sheet (empty: the file has none), its row by code or place, and its column or what else of
    the file it is; `by` are the folders that have what stands, empty where a person decided or it is asked."""

    file: str
    sheet: str
    row: str
    what: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeResult:
    """How many files the merged folder has, which of them are new, what was taken and what a person is asked."""

    files: int
    new: tuple[str, ...]
    taken: tuple[MergedValue, ...]
    asked: tuple[MergedValue, ...]


def result(merged: Merged) -> MergeResult:
    """What a merge found, without any cell's value."""
    taken = tuple(_value(one, merged, merged.ballot.settle(one).stands) for one in merged.taken)
    asked = tuple(_value(one.address, merged, None) for one in merged.questions)
    return MergeResult(len(merged.files), tuple(path for path, _ in merged.new), taken, asked)


def _value(at: Address, merged: Merged, stands: str | None) -> MergedValue:
    if stands is not None and merged.is_new(at):
        return MergedValue(at.file, at.part or "", row_of(at, merged), "a new row", tuple(merged.who_has(at)))
    by = tuple(one for one in merged.ballot.who(at, stands) if one) if stands is not None else ()
    return MergedValue(at.file, at.part or "", row_of(at, merged), what_of(at), by)

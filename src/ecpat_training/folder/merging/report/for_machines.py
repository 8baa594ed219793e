"""`ecpat merge --json`: what was taken and what is asked."""

from dataclasses import dataclass

from ecpat_training.folder.merging.joining.merged import Merged
from ecpat_training.folder.merging.model.votes import Address
from ecpat_training.folder.merging.report.words import describe_address, row_of


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


def merge_result(merged: Merged) -> MergeResult:
    """What a merge found, without any cell's value."""
    changes = tuple(_value(address, merged, merged.ballot.settle(address).stands) for address in merged.taken)
    questions = tuple(_value(question.address, merged, None) for question in merged.questions)
    return MergeResult(len(merged.files), tuple(path for path, _ in merged.new), changes, questions)


def _value(address: Address, merged: Merged, token: str | None) -> MergedValue:
    if token is not None and merged.is_new(address):
        return MergedValue(
            address.file, address.part or "", row_of(address, merged), "a new row", tuple(merged.who_has(address))
        )
    labels = tuple(label for label in merged.ballot.who(address, token) if label) if token is not None else ()
    return MergedValue(address.file, address.part or "", row_of(address, merged), describe_address(address), labels)

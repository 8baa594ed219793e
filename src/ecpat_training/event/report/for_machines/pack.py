"""`ecpat event pack --json`: which files were written, and to whom nothing could be."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackFile:
    """A file of the folder; one with `names` holds names of people, and is handed to them or sent to them alone."""

    file: str
    what: str
    names: bool


@dataclass(frozen=True, slots=True)
class EventPackResult:
    """The pack of one event. `people` are those it is for; `without_address` the codes of those to whom no letter could
    be drafted, `not_coming` of those who are out of it."""

    folder: str
    training: str
    people: int
    half_days: tuple[str, ...]
    files: tuple[PackFile, ...]
    without_address: tuple[str, ...]
    not_coming: tuple[str, ...]


def result(
    folder: str,
    training: str,
    people: int,
    half_days: Iterable[str],
    files: Iterable[tuple[str, str, bool]],
    *,
    without_address: Iterable[str],
    not_coming: Iterable[str],
) -> EventPackResult:
    """What was written into a folder."""
    return EventPackResult(
        folder,
        training,
        people,
        tuple(half_days),
        tuple(PackFile(*one) for one in files),
        tuple(without_address),
        tuple(not_coming),
    )

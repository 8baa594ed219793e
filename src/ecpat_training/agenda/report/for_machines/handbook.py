"""`ecpat plan handbook --json`: the edition and what it holds, or who got which copy."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class EditionData:
    """An edition of the ledger."""

    edition: str
    language: str
    released: date


@dataclass(frozen=True, slots=True)
class UntranslatedData:
    """A part of the programme, by its id, and the texts that it lacks in the language."""

    where: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopiesData:
    """Copies that somebody got; null where nobody knows. `standing` says whether they are of the newest edition in
    their language."""

    edition: str
    to: str
    copies: int | None
    date: date | None
    language: str | None
    standing: Literal["newest", "older", "not in the ledger", "not clear"]


@dataclass(frozen=True, slots=True)
class PlanHandbookResult:
    """The handbook that was made, with its `edition`, `language`, chapters by title and number of sessions; or with
    `--copies` who got which copy, and `edition` is null. `ledger` holds the released editions."""

    edition: str | None
    language: str | None
    chapters: tuple[str, ...]
    sessions: int
    untranslated: tuple[UntranslatedData, ...]
    copies: tuple[CopiesData, ...]
    ledger: tuple[EditionData, ...]


def result(
    release: tuple[str, str] | None,
    chapters: Iterable[tuple[str, int]],
    untranslated: Iterable[UntranslatedData],
    copies: Iterable[CopiesData],
    ledger: Iterable[EditionData],
) -> PlanHandbookResult:
    """The handbook that was `release`, by edition and language, with its chapters by title and number of sessions; None
    and no chapters where only copies were looked at."""
    edition, language = release or (None, None)
    printed = tuple(chapters)
    titles, sessions = tuple(title for title, _ in printed), sum(number for _, number in printed)
    return PlanHandbookResult(edition, language, titles, sessions, tuple(untranslated), tuple(copies), tuple(ledger))

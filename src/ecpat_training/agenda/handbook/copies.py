"""What is known of editions and copies: which were released, and who got which."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from ecpat_training.core.location import Location
from ecpat_training.core.record import record

Standing = Literal["newest", "older", "not in the ledger", "not clear"]


@record
class ReleasedEdition:
    """An edition as the ledger has it: in which language, and on which day it was released."""

    edition: str
    language: str
    on: date


@record
class GivenCopies:
    """Copies that somebody got: `copies` is None where nobody counted, `on` where no day is known. `language` is what
    the row says, None where it says nothing."""

    edition: str
    to: str
    copies: int | None
    on: date | None
    language: str | None
    where: Location


@record
class Copies:
    """Copies of one row, and whether they are of the newest edition in their language."""

    given: GivenCopies
    language: str | None
    standing: Standing


def newest_of(ledger: Sequence[ReleasedEdition]) -> dict[str, ReleasedEdition]:
    """The edition of each language that was released last; of one day, the one that stands last."""
    newest_releases: dict[str, ReleasedEdition] = {}
    for release in ledger:
        if release.language not in newest_releases or release.on >= newest_releases[release.language].on:
            newest_releases[release.language] = release
    return newest_releases


def judge_copies(rows: Sequence[GivenCopies], ledger: Sequence[ReleasedEdition]) -> tuple[Copies, ...]:
    """Each row with the language of its edition, which the ledger knows, and how it stands. A row that says another
    language than the ledger is not clear."""
    newest_editions = {release.edition for release in newest_of(ledger).values()}
    language_by_edition = {release.edition: release.language for release in ledger}
    judged_rows = []
    for row in rows:
        language = language_by_edition.get(row.edition)
        standing: Standing
        if language is None:
            standing = "not in the ledger"
        elif row.language not in (None, language):
            standing = "not clear"
        else:
            standing = "newest" if row.edition in newest_editions else "older"
        judged_rows.append(Copies(row, language or row.language, standing))
    return tuple(judged_rows)

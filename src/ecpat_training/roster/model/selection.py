"""Who was drawn for the seats, with which chances."""

from dataclasses import dataclass

from ecpat_training.core.finding import Finding
from ecpat_training.programme.rules.check import ShareTarget
from ecpat_training.values.quantity import Range


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who may get a seat: `code` is the row of the list, `name` only there where names were asked for.
    `values` are by the columns of the selection. `chance` is 0 to 1; of the panels, if there are any, it is the share
    that somebody sits in."""

    code: str
    name: str
    values: tuple[str, ...]
    chance: float
    chosen: bool
    kept: bool


@dataclass(frozen=True, slots=True)
class KindOfApplicant:
    """Applicants whom no quota tells apart: how many, and the chance of each. `shared` are their values by the columns
    of the selection, empty where they differ."""

    shared: tuple[str, ...]
    applicants: int
    chosen: int
    chance: float


@dataclass(frozen=True, slots=True)
class Quota:
    """One thing that was asked, in the programme's words: of how many applicants it speaks, and what the room has of
    it. `held` is False for a wish that gave way. `among` is of how many in the room the chosen ones are a share."""

    said: str
    applicants: int
    chosen: int
    held: bool
    among: int

    @property
    def share(self) -> str:
        """What share the chosen ones are: `7 of 18, 38.9 %`."""
        return ShareTarget(Range(), self.among).real(self.chosen)


@dataclass(frozen=True, slots=True)
class Panels:
    """Rooms that are each as likely, as codes; `drawn` is the number of the one that was drawn, from 1, and `furthest`
    how far, at most, somebody's share of them is from the fair chance."""

    rooms: tuple[tuple[str, ...], ...]
    drawn: int
    furthest: float


@dataclass(frozen=True, slots=True)
class Selection:
    """A draw. `title` says by which quotas, `columns` what `Applicant.values` are; `rooms` counts the rooms of the
    lottery. `gone` are codes whose seats were filled anew. `own_codes` says that codes are the list's own, not its
    rows. `not_known` are the rules of which it can't be said whether the room keeps them, since something isn't known
    of whoever has a seat."""

    title: str
    file: str
    sheet: str | None
    columns: tuple[str, ...]
    applicants: tuple[Applicant, ...]
    kinds: tuple[KindOfApplicant, ...]
    quotas: tuple[Quota, ...]
    seats: int
    seed: int
    rooms: int
    gini: float
    geometric_mean: float
    panels: Panels | None = None
    gone: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    own_codes: bool = False
    not_known: tuple[str, ...] = ()

    @property
    def chosen(self) -> tuple[Applicant, ...]:
        """Who has a seat, in the order of the list."""
        return tuple(applicant for applicant in self.applicants if applicant.chosen)

    @property
    def drawn_by_lot(self) -> tuple[Applicant, ...]:
        """Those whose chance was a matter of the draw: everybody who wasn't kept."""
        return tuple(applicant for applicant in self.applicants if not applicant.kept)

"""Who comes on the day: how many to invite, how likely a balanced room is, and which reserves stand by."""

from dataclasses import dataclass

from ecpat_training.core.finding import Finding
from ecpat_training.programme.rules.check import CountCheck


@dataclass(frozen=True, slots=True)
class Invited:
    """What happens when so many people are invited: how many come on average, and the chances that enough come (at
    least the lower bound), that too many come (above the upper bound), and neither too few nor too many."""

    number: int
    expected: float
    enough: float
    too_many: float
    fits: float


@dataclass(frozen=True, slots=True)
class Invitation:
    """How many people of a kind to invite. `want.actual` is how many are invited already; `no_show` the rate of those
    who still are to be. `rows` go by the number invited, rising one by one; `invite` is the least number with which
    enough come as surely as asked, None if none is found."""

    want: CountCheck
    no_show: float
    sure: float
    rows: tuple[Invited, ...]
    invite: int | None
    wish: bool = False

    @property
    def current_row(self) -> Invited:
        """With those who are invited already."""
        return next(row for row in self.rows if row.number == self.want.actual)

    @property
    def advised(self) -> Invited:
        """The least number with which neither too few nor too many come as surely as asked; where there is none, the
        least with which enough come; where there isn't even that, the best."""
        sure_rows = (row for row in self.rows if row.fits >= self.sure)
        rows_invited = (row for row in self.rows if row.number == self.invite)
        return next(sure_rows, None) or next(rows_invited, None) or self.best_row

    @property
    def best_row(self) -> Invited:
        """The number with which neither too few nor too many come is most likely; the least of equally good ones."""
        return max(self.rows, key=lambda row: (row.fits, -row.number))

    @property
    def can_hold(self) -> bool:
        """Whether any number of invitations is right as surely as asked."""
        return self.advised.fits >= self.sure

    @property
    def nearby_rows(self) -> tuple[Invited, ...]:
        """The rows that a person wants to compare: from a few below the number advised to a few above."""
        advised_number = self.advised.number
        return tuple(row for row in self.rows if advised_number - 4 <= row.number <= advised_number + 2)


@dataclass(frozen=True, slots=True)
class Chance:
    """A chance, exact or from days drawn at random: then with how many days, the seed, its standard error and its 95 %
    interval."""

    value: float
    draws: int | None = None
    seed: int | None = None
    error: float = 0.0
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class OnTheDay:
    """A list of invited people on the day: the chance that every hard rule is kept, and each rule's own; `invited` is
    how many are expected, `confirmed` how many of them have confirmed, `out` how many have declined."""

    invited: int
    confirmed: int
    out: int
    every_rule: Chance
    rules: tuple[tuple[str, bool, Chance], ...]


@dataclass(frozen=True, slots=True)
class Reserve:
    """Somebody who stands by, by code, in words, with the chance to come, and the chance of a balanced room with this
    reserve and all before."""

    code: str
    who: str
    comes: float
    chance: Chance


@dataclass(frozen=True, slots=True)
class Replacement:
    """What to do when one of these people stays away, everybody else being there: whether a reserve is needed, and
    which of them keeps the room balanced; None if none does."""

    codes: tuple[str, ...]
    who: str
    needed: bool
    call: str | None


@dataclass(frozen=True, slots=True)
class ReservesChosen:
    """Reserves for a room that has been selected, in the order of calling, out of `others` who have no seat. `seats` is
    how many people the room may hold. `best` says that no other choice of as many is better; `drawn` that who stands
    by was decided by lot, with `seed`, among people whom nothing that is asked tells apart."""

    selected: int
    others: int
    seats: str
    without: Chance
    reserves: tuple[Reserve, ...]
    replaced: tuple[Replacement, ...]
    best: bool
    drawn: bool
    seed: int

    @property
    def with_all(self) -> Chance:
        """The chance of a balanced room with all reserves."""
        return self.reserves[-1].chance if self.reserves else self.without


@dataclass(frozen=True, slots=True)
class InviteAnswer:
    """How many to invite, kind by kind, so that enough come with the chance `sure`; and, where a list and a programme
    were given, how it stands with the whole room."""

    file: str
    programme: str
    sure: float
    invitations: tuple[Invitation, ...]
    on_the_day: OnTheDay | None
    findings: tuple[Finding, ...]

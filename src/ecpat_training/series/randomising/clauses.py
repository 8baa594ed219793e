"""What the rules of a series ask of its dates, as a list instead of a solver's model: of these things at most so many.

Each rule adds it by the same `constrain` with which it speaks to the solver, so that nothing is said twice. Wishes ask
nothing here. A thing is that a training starts on a date, or does so with a trainer who need not come; it is a bit of
a whole number, so that what is still possible is one number.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.rules.book import Rule
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.series.rule_parts.draft import Amount, SeriesLinear
from ecpat_training.series.rule_parts.rule import Dates, SeriesRule


class BitSum:
    """A sum of things, each so many times; and of nothing that a list of clauses knows."""

    def __init__(self, bits: Mapping[int, int]) -> None:
        self.bits = bits

    def __add__(self, operand: "SeriesLinear | int") -> "BitSum":
        added = Counter(self.bits)
        added.update(operand.bits if isinstance(operand, BitSum) else {})
        return BitSum(added)

    __radd__ = __add__

    def __sub__(self, _: "SeriesLinear | int") -> "BitSum":
        return self

    __rsub__ = __sub__

    def __mul__(self, _: int) -> "BitSum":
        return self

    __rmul__ = __mul__

    def __le__(self, _: "SeriesLinear | int") -> bool:
        return True

    __ge__ = __le__

    def __eq__(self, operand: object) -> bool:
        return self is operand

    __hash__ = object.__hash__


@dataclass(frozen=True, slots=True)
class StaffingClause:
    """So many of these trainers come to a training; `first` is each one's bit of the training's first date."""

    number: int
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DatePlace:
    """Where a training's dates stand among the bits: those from `first` on, in the order of `dates`."""

    first: int
    dates: tuple[date, ...]
    posts: tuple[StaffingClause, ...]

    @property
    def all_bits(self) -> int:
        """The bits of all its dates, the first one lowest."""
        return (1 << len(self.dates)) - 1


@dataclass
class CalendarClauses:
    """A `SeriesDraft` that remembers what is asked of it.

    Attributes:
        places: the bits of each training.
        allowed: the bits of everything that is possible at all.
        against: of each bit, the bits that it excludes, its own training's other dates among them.
        most: bits of which at most so many can be, more than one.
        left_to_plan: the rule that can't be said like this, and that only the plan looks at; mostly none.
    """

    context: SeriesContext
    dates: Dates
    places: dict[str, DatePlace] = field(default_factory=dict)
    allowed: int = 0
    excluded_bits: list[int] = field(default_factory=list)
    clause_limits: list[tuple[int, int]] = field(default_factory=list)
    left_to_plan: str = ""
    _starts: dict[str, dict[date, BitSum]] = field(default_factory=dict)
    _there: dict[tuple[str, str], dict[date, BitSum]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for training in self.context.trainings:
            days = tuple(self.dates[training.id])
            starts = self._add_bits(days)
            self._starts[training.id] = starts
            first_bit = len(self.excluded_bits) - len(days)
            posts = []
            for post in self.context.posts(training):
                bits = []
                for trainer in post.trainers:
                    bits.append(len(self.excluded_bits))
                    self._there[training.id, trainer.id] = starts if post.all_come else self._add_bits(days)
                if not post.all_come:
                    posts.append(StaffingClause(post.number, tuple(bits)))
            self.places[training.id] = DatePlace(first_bit, days, tuple(posts))
            date_bits = self.places[training.id].all_bits << first_bit
            for bit in range(first_bit, first_bit + len(days)):
                self.excluded_bits[bit] |= date_bits
        self.allowed = (1 << len(self.excluded_bits)) - 1

    def _add_bits(self, days: Sequence[date]) -> dict[date, BitSum]:
        first_bit = len(self.excluded_bits)
        self.excluded_bits += [0] * len(days)
        return {day: BitSum({first_bit + offset: 1}) for offset, day in enumerate(days)}

    def starts(self, training: Training) -> Mapping[date, Amount]:
        """Whether a training starts on each of its dates."""
        return self._starts[training.id]

    def there(self, training: Training, trainer: Trainer) -> Mapping[date, Amount]:
        """Whether a training starts on each of its dates with this trainer."""
        return self._there[training.id, trainer.id]

    def comes(self, training: Training, trainer: Trainer) -> Amount:
        """Whether a trainer comes to a training."""
        return _sum(self._there[training.id, trainer.id].values())

    def at_most(self, rule: Rule, terms: Iterable[Amount], most: int, *, over: Amount = 0) -> None:
        """Remembers that at most so many of these things can be, where the rule must hold."""
        # What may be exceeded at a price forbids nothing, and orders are judged by what must hold alone.
        if not rule.hard or not isinstance(over, int):
            return
        times = _sum(terms).bits
        bits = 0
        for bit, number in times.items():
            if number > most:
                self.allowed &= ~(1 << bit)
            else:
                bits |= 1 << bit
        if most == 1:
            for bit in times:
                # Includes the bit itself, which `_take` clears: a thing that is taken isn't possible a second time.
                self.excluded_bits[bit] |= bits
        elif most > 1 and len(times) > most:
            self.clause_limits.append((bits, most))

    def charge(self, rule: Rule, amount: Amount) -> None:
        """Remembers that none of these things can be, where the rule must hold."""
        if rule.hard and isinstance(amount, BitSum):
            for bit in amount.bits:
                self.allowed &= ~(1 << bit)

    def flag(self, _: str) -> Amount:
        """Returns an amount without things: only wishes speak of it, and they ask nothing here."""
        return BitSum({})

    def whole(self, _: int, __: str) -> Amount:
        """Returns an amount without things: only wishes speak of it, and they ask nothing here."""
        return BitSum({})

    def implies(self, _: Amount, __: Amount, ___: Amount) -> None:
        """Does nothing: a list of this kind can't hold an implication."""


def clauses_of(context: SeriesContext, rules: Sequence[SeriesRule], dates: Dates) -> CalendarClauses:
    """What the rules that must hold ask, with the dates on which each training may start."""
    calendar_clauses = CalendarClauses(context, dates)
    for rule in rules:
        if rule.hard:
            rule.constrain(calendar_clauses)
    calendar_clauses.left_to_plan = next((rule.name for rule in rules if rule.hard and not rule.COUNTED), "")
    return calendar_clauses


def _sum(terms: Iterable[Amount]) -> BitSum:
    times: Counter[int] = Counter()
    for term in terms:
        if isinstance(term, BitSum):
            times.update(term.bits)
    return BitSum(times)

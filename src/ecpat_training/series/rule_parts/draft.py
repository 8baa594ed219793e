"""What a rule can say of a series that is still being made: the words of the solver's side, without the solver.

Each training starts on exactly one of its dates (`starts`), and on that date so many trainers of each side are there
(`there`). All of it is 0 or 1, date by date: whole numbers for dates say the same, and prove nothing in time.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Training
from ecpat_training.programme.rules.book import Rule
from ecpat_training.series.rule_parts.context import SeriesContext


class SeriesRelation(Protocol):
    """What a comparison of linear expressions makes; of two numbers, whether it holds."""

    def __bool__(self) -> bool: ...


class SeriesLinear(Protocol):
    """A variable of the solver, or a sum of multiples of variables."""

    def __add__(self, operand: "SeriesLinear | int", /) -> "SeriesLinear": ...
    def __radd__(self, operand: "SeriesLinear | int", /) -> "SeriesLinear": ...
    def __sub__(self, operand: "SeriesLinear | int", /) -> "SeriesLinear": ...
    def __rsub__(self, operand: "SeriesLinear | int", /) -> "SeriesLinear": ...
    def __mul__(self, factor: int, /) -> "SeriesLinear": ...
    def __rmul__(self, factor: int, /) -> "SeriesLinear": ...
    def __le__(self, operand: "SeriesLinear | int", /) -> SeriesRelation: ...
    def __ge__(self, operand: "SeriesLinear | int", /) -> SeriesRelation: ...
    def __eq__(self, operand: object, /) -> SeriesRelation: ...  # type: ignore[override]


Amount = SeriesLinear | int


class SeriesDraft(Protocol):
    """The variables of a series in the making, and how to add to what is asked of it."""

    @property
    def context(self) -> SeriesContext:
        """The facts."""

    def starts(self, training: Training) -> Mapping[date, Amount]:
        """Whether a training starts on each of its dates."""

    def there(self, training: Training, trainer: Trainer) -> Mapping[date, Amount]:
        """Whether a training starts on each of its dates with this trainer."""

    def comes(self, training: Training, trainer: Trainer) -> Amount:
        """Whether a trainer comes to a training."""

    def at_most(self, rule: Rule, terms: Iterable[Amount], most: int, *, over: Amount = 0) -> None:
        """Asks that no more than so many of these are 1, or `over` more."""

    def charge(self, rule: Rule, amount: Amount) -> None:
        """Lets an amount cost what a wish costs; of a rule that must hold, asks that there is none."""

    def flag(self, name: str) -> Amount:
        """A new amount that is 0 or 1."""

    def whole(self, most: int, name: str) -> Amount:
        """A new amount from 0 to `most`."""

    def implies(self, condition: Amount, consequence: Amount, over: Amount) -> None:
        """Asks that where `condition` is 1, `consequence` or `over` is."""

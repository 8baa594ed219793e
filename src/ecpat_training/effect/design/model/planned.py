"""What is planned: how many are trained where, how many of them answer, and how alike their answers are expected."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class PlannedProgramme:
    """A programme before its data. Scores are in units of the spread (SD) of one wave's scores.

    Attributes:
        trainings: how many each country has; each is a list of numbers, so a country more is a number more.
        people: how many come to a training.
        answering: the share of them (0 to 1) who can be linked from before to after.
        correlation: of one person's scores in two waves.
        alike: the share of the spread of changes that trainings make, since people of one room change alike.
        countries_apart: the same share for countries, in which trainings may work differently well.
        baselines: how often people are asked before the training.
        waves: how many countries begin together, wave by wave, where countries begin one after another.
        within: how alike two people of a country answer at one time, as a correlation.
        kept: which share of that is left from one time to another.
        untaught: the correlation of people's changes on taught and on untaught questions.
        power: the chance with which a change is to be found.
        alpha: below which p it counts as found.
    """

    trainings: tuple[int, ...]
    people: int = 20
    answering: float = 0.7
    correlation: float = 0.6
    alike: float = 0.05
    countries_apart: float = 0.03
    baselines: int = 1
    waves: tuple[int, ...] = ()
    within: float = 0.05
    kept: float = 0.8
    untaught: float = 0.3
    power: float = 0.8
    alpha: float = 0.05

    @property
    def countries(self) -> int:
        """How many countries there are."""
        return len(self.trainings)

    @property
    def linked(self) -> int:
        """How many people of a training answer before and after, in whole people."""
        return max(1, round(self.people * self.answering))

    @property
    def change(self) -> float:
        """The variance of one person's change from one wave to another."""
        return 2.0 * (1.0 - self.correlation)

    @property
    def of_trainings(self) -> float:
        """The variance of changes that trainings make."""
        return self.alike * self.change

    @property
    def of_countries(self) -> float:
        """The variance of changes that countries make."""
        return self.countries_apart * self.change

    @cached_property
    def of_people(self) -> float:
        """The variance of a person's change within a training. The mean of b baselines leaves (1 + 1 / b) / 2 of it:
        a person's waves are equally correlated, so that it is (1 + 1 / b)(1 - correlation)."""
        return (1.0 - self.alike - self.countries_apart) * self.change * (1.0 + 1.0 / self.baselines) / 2.0


@dataclass(frozen=True, slots=True)
class Exactness:
    """How exactly a design measures: the standard error of its estimate, and the degrees of freedom of its t test."""

    error: float
    df: float

"""What a design is: a way to compare, with what it takes, and how exactly it measures."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from ecpat_training.design.model.planned import Exactness, Planned

if TYPE_CHECKING:
    import numpy.random

    from ecpat_training.stats.pairs import Floats


@runtime_checkable
class StudyDesign(Protocol):
    """One way to compare. `order` is its place among the others, the simplest first; `title` what it is called; `shows`
    what a rise found by it says; `takes` what has to be done for it; `assumes` what else its figures rest on, nothing
    where that is all."""

    order: int
    title: str
    shows: str
    takes: str
    assumes: str

    def why_not(self, planned: Planned) -> str:
        """Why a programme like this can't have it, as a clause; "" where it can."""
        ...

    def exactness(self, planned: Planned) -> Exactness:
        """How exactly it measures the effect, in units of the spread of scores. Only where it can be had."""
        ...

    def drawn(self, planned: Planned, effect: float, many: int, chance: "numpy.random.Generator") -> "Floats":
        """The t statistic of so many drawn programmes with this effect, person by person: whether the formula is
        right."""
        ...


def over_countries(means: "Floats") -> "Floats":
    """The t of the countries' means, a row for each programme."""
    import numpy

    found: Floats = means.mean(axis=1) / (means.std(axis=1, ddof=1) / numpy.sqrt(means.shape[1]))
    return found

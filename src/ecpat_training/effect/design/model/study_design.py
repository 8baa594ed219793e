"""What a design is: a way to compare, with what it takes, and how exactly it measures."""

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from ecpat_training.effect.design.model.planned import Exactness, PlannedProgramme

if TYPE_CHECKING:
    import numpy.random

    from ecpat_training.stats.pairs import Floats


@runtime_checkable
class StudyDesign(Protocol):
    """One way to compare. `order` is its place among the others, the simplest first; `title` what it is called;
    `evidence_shown` what a rise found by it says; `effort_needed` what has to be done for it; `assumes` what else its
    figures rest on, nothing where that is all."""

    order: int
    title: str
    evidence_shown: str
    effort_needed: str
    assumes: str

    def why_not(self, planned_programme: PlannedProgramme) -> str:
        """Why the planned programme can't use this design, as a clause; empty where it can."""
        ...

    def exactness(self, planned_programme: PlannedProgramme) -> Exactness:
        """The standard error and degrees of freedom of the design's estimate, in SDs of scores. Only for programmes
        that can use it."""
        ...

    def drawn(
        self, planned_programme: PlannedProgramme, effect: float, draws: int, chance: "numpy.random.Generator"
    ) -> "Floats":
        """The t statistic of each of `draws` programmes drawn with this effect, shape (many,), simulated person by
        person: it shows whether the formula of `exactness` holds."""
        ...


def country_mean_t_values(means: "Floats") -> "Floats":
    """The t statistic of the countries' means, shape (programmes,), from a table with a row per programme and a
    column per country."""
    import numpy

    t_values: Floats = means.mean(axis=1) / (means.std(axis=1, ddof=1) / numpy.sqrt(means.shape[1]))
    return t_values

"""Some questions are about what no training teaches: what rises on these rises without it."""

import math
from typing import TYPE_CHECKING

from ecpat_training.effect.design.model.planned import Exactness, PlannedProgramme
from ecpat_training.effect.design.model.study_design import StudyDesign, country_mean_t_values

if TYPE_CHECKING:
    import numpy.random

    from ecpat_training.stats.pairs import Floats


class UntaughtQuestions(StudyDesign):
    """The change on taught questions less that on untaught ones, K - 1 degrees of freedom (internal referencing:
    Haccoun and Hamtiaux 1994, DOI 10.1111/j.1744-6570.1994.tb01736.x)."""

    order = 30
    title = "Internal referencing"
    evidence_shown = "a change beyond what asking twice, or the time between, makes of answers"
    effort_needed = "four to six questions, equally hard, about what the trainings don't teach"
    assumes = "scores on taught and on untaught questions spread alike"

    def why_not(self, planned_programme: PlannedProgramme) -> str:
        """Why the planned programme can't use this design, which takes two countries; empty where it can."""
        return "" if planned_programme.countries > 1 else "it takes at least two countries"

    def exactness(self, planned_programme: PlannedProgramme) -> Exactness:
        """A person's contrast spreads by both changes, which go together."""
        times = contrast(planned_programme)
        training_variance = times * (
            planned_programme.of_trainings + planned_programme.of_people / planned_programme.linked
        )
        variance = sum(
            times * planned_programme.of_countries + training_variance / n_trainings
            for n_trainings in planned_programme.trainings
        )
        return Exactness(math.sqrt(variance) / planned_programme.countries, planned_programme.countries - 1.0)

    def drawn(
        self, planned_programme: PlannedProgramme, effect: float, draws: int, chance: "numpy.random.Generator"
    ) -> "Floats":
        """The t statistic of each of `draws` programmes drawn with this effect, shape (many,), simulated person by
        person, with both scores."""
        import numpy

        means = numpy.empty((draws, planned_programme.countries))
        for country, trainings in enumerate(planned_programme.trainings):
            country_deviations = _simulate_both(
                chance, planned_programme, planned_programme.of_countries, (draws, 1, 1)
            )
            rooms = _simulate_both(chance, planned_programme, planned_programme.of_trainings, (draws, trainings, 1))
            people = _simulate_both(
                chance, planned_programme, planned_programme.of_people, (draws, trainings, planned_programme.linked)
            )
            means[:, country] = (effect + country_deviations + rooms + people).mean(axis=(1, 2))
        return country_mean_t_values(means)


def contrast(planned_programme: PlannedProgramme) -> float:
    """How many times a change's variance the contrast of two has: 2 (1 - rho)."""
    return 2.0 * (1.0 - planned_programme.untaught)


def _simulate_both(
    chance: "numpy.random.Generator", planned_programme: PlannedProgramme, variance: float, shape: tuple[int, ...]
) -> "Floats":
    """Taught less untaught, of two that are correlated."""
    shared_deviation = chance.normal(0.0, math.sqrt(variance), shape)
    separate_deviation = chance.normal(0.0, math.sqrt(variance), shape)
    untaught_deviation = (
        planned_programme.untaught * shared_deviation
        + math.sqrt(1.0 - planned_programme.untaught**2) * separate_deviation
    )
    difference: Floats = shared_deviation - untaught_deviation
    return difference


design = UntaughtQuestions()

"""Everybody is asked before and after, and each country's mean change is one figure."""

import math
from typing import TYPE_CHECKING

from ecpat_training.effect.design.model.planned import Exactness, PlannedProgramme
from ecpat_training.effect.design.model.study_design import StudyDesign, country_mean_t_values

if TYPE_CHECKING:
    import numpy.random

    from ecpat_training.stats.pairs import Floats


class BeforeAndAfter(StudyDesign):
    """The mean of the countries' mean changes, K - 1 degrees of freedom for K countries."""

    order = 10
    title = "Before and after"
    evidence_shown = "a change, not what caused it"
    effort_needed = "questions before and after each training"
    assumes = ""

    def why_not(self, planned_programme: PlannedProgramme) -> str:
        """Why the planned programme can't use this design, which takes two countries; empty where it can."""
        return "" if planned_programme.countries > 1 else "it takes at least two countries"

    def exactness(self, planned_programme: PlannedProgramme) -> Exactness:
        """The variance of a country's mean is that of countries, and of its trainings and their people."""
        training_variance = planned_programme.of_trainings + planned_programme.of_people / planned_programme.linked
        variance = (
            sum(
                planned_programme.of_countries + training_variance / n_trainings
                for n_trainings in planned_programme.trainings
            )
            / planned_programme.countries
        )
        return Exactness(math.sqrt(variance / planned_programme.countries), planned_programme.countries - 1.0)

    def drawn(
        self, planned_programme: PlannedProgramme, effect: float, draws: int, chance: "numpy.random.Generator"
    ) -> "Floats":
        """The t statistic of each of `draws` programmes drawn with this effect, shape (many,), simulated person by
        person."""
        import numpy

        means = numpy.empty((draws, planned_programme.countries))
        for country, trainings in enumerate(planned_programme.trainings):
            country_deviations = chance.normal(0.0, math.sqrt(planned_programme.of_countries), (draws, 1, 1))
            rooms = chance.normal(0.0, math.sqrt(planned_programme.of_trainings), (draws, trainings, 1))
            people = chance.normal(
                0.0, math.sqrt(planned_programme.of_people), (draws, trainings, planned_programme.linked)
            )
            means[:, country] = (effect + country_deviations + rooms + people).mean(axis=(1, 2))
        return country_mean_t_values(means)


design = BeforeAndAfter()

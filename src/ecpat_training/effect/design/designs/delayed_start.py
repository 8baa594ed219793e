"""A country's second group is asked twice before its own training, while the first is trained."""

import math
from typing import TYPE_CHECKING

from ecpat_training.effect.design.model.planned import Exactness, PlannedProgramme
from ecpat_training.effect.design.model.study_design import StudyDesign, country_mean_t_values

if TYPE_CHECKING:
    import numpy.random

    from ecpat_training.stats.pairs import Floats


class DelayedStart(StudyDesign):
    """The first group's change less the second group's while it waits, country by country, K - 1 degrees of freedom."""

    order = 20
    title = "Delayed start"
    evidence_shown = "an effect, where lots decided which group of a country came first"
    effort_needed = "one more questionnaire for the second group of each country, when the first is trained"
    assumes = "the groups of a country don't teach each other meanwhile"

    def why_not(self, planned_programme: PlannedProgramme) -> str:
        """Why the planned programme can't use this design, which takes two countries with two trainings each; empty
        where it can."""
        if planned_programme.countries < 2:
            return "it takes at least two countries"
        return "" if min(planned_programme.trainings) > 1 else "each country needs a second training, whose people wait"

    def exactness(self, planned_programme: PlannedProgramme) -> Exactness:
        """Two groups, each with what its people and its room make of the change; the effect itself may differ by
        country."""
        group = planned_programme.of_trainings + planned_programme.of_people / planned_programme.linked
        return Exactness(
            math.sqrt((2.0 * group + planned_programme.of_countries) / planned_programme.countries),
            planned_programme.countries - 1.0,
        )

    def drawn(
        self, planned_programme: PlannedProgramme, effect: float, draws: int, chance: "numpy.random.Generator"
    ) -> "Floats":
        """The t statistic of each of `draws` programmes drawn with this effect, shape (many,), simulated person by
        person."""
        import numpy

        country_deviations = chance.normal(
            0.0, math.sqrt(planned_programme.of_countries), (draws, planned_programme.countries)
        )
        groups = numpy.empty((2, draws, planned_programme.countries))
        for group in range(2):
            rooms = chance.normal(0.0, math.sqrt(planned_programme.of_trainings), (draws, planned_programme.countries))
            people = chance.normal(
                0.0,
                math.sqrt(planned_programme.of_people),
                (draws, planned_programme.countries, planned_programme.linked),
            )
            groups[group] = rooms + people.mean(axis=2)
        return country_mean_t_values(effect + country_deviations + groups[0] - groups[1])


design = DelayedStart()

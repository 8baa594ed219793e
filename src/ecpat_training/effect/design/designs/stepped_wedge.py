"""Countries begin one after another, in an order drawn by lot, and all are asked at every step."""

import math
from typing import TYPE_CHECKING

from ecpat_training.effect.design.model.planned import Exactness, PlannedProgramme
from ecpat_training.effect.design.model.study_design import StudyDesign
from ecpat_training.stats import stepped_wedge
from ecpat_training.stats.stepped_wedge import AnswerCorrelations
from ecpat_training.words.catalogue.message import Command, phrase

if TYPE_CHECKING:
    import numpy.random

    from ecpat_training.stats.pairs import Floats


class SteppedWedge(StudyDesign):
    """Those who have begun beside those who wait, at each step; K - 2 degrees of freedom for K countries. The people of
    each country's first training answer in every period."""

    order = 40
    title = "Stepped wedge"
    evidence_shown = phrase("an effect, where {command} drew the order", command=Command("design randomise"))
    effort_needed = (
        "countries that begin one after another, wave by wave, and nominees of all of them who answer at every step, "
        "also before the first training"
    )
    assumes = "the effect is there at once, is the same in every country, and stays"

    def why_not(self, planned_programme: PlannedProgramme) -> str:
        """Why the planned programme can't use this design, which takes three countries and two waves; empty where it
        can."""
        if planned_programme.countries < 3:
            return "it takes at least three countries"
        return "" if len(planned_programme.waves) > 1 else "countries must begin in at least two waves"

    def exactness(self, planned_programme: PlannedProgramme) -> Exactness:
        """The standard error by the closed form of `stats/stepped_wedge.py`, and K - 2 degrees of freedom."""
        has_begun = stepped_wedge.waves(planned_programme.waves, planned_programme.baselines)
        error = stepped_wedge.standard_error(
            has_begun, planned_programme.linked, answer_correlations(planned_programme)
        )
        return Exactness(error, planned_programme.countries - 2.0)

    def drawn(
        self, planned_programme: PlannedProgramme, effect: float, draws: int, chance: "numpy.random.Generator"
    ) -> "Floats":
        """The t statistic of each of `draws` programmes drawn with this effect, shape (many,). Means of periods, of
        people who keep a part of their own, are fitted by generalised least squares; the standard error takes
        each country's residuals as one."""
        import numpy

        correlations, people = answer_correlations(planned_programme), planned_programme.linked
        has_begun = numpy.array(stepped_wedge.waves(planned_programme.waves, planned_programme.baselines), dtype=float)
        shape = (draws, *has_begun.shape)
        country = chance.normal(0.0, math.sqrt(correlations.between), (*shape[:2], 1))
        time = chance.normal(0.0, math.sqrt(max(0.0, correlations.within - correlations.between)), shape)
        person = chance.normal(
            0.0, math.sqrt(max(0.0, correlations.person - correlations.between)), (*shape[:2], 1, people)
        )
        residual = max(0.0, 1.0 - correlations.within - (correlations.person - correlations.between))
        answers = person + chance.normal(0.0, math.sqrt(residual), (*shape, people))
        means = effect * has_begun + country + time + answers.mean(axis=3)
        return _fit_least_squares(means, has_begun, _covariance(correlations, people, has_begun.shape[1]))


def answer_correlations(planned_programme: PlannedProgramme) -> AnswerCorrelations:
    """How alike answers are, from what is expected of a person's two scores."""
    between_correlation = planned_programme.within * planned_programme.kept
    individual = max(0.0, planned_programme.correlation - between_correlation) / (1.0 - planned_programme.within)
    return AnswerCorrelations.of(planned_programme.within, planned_programme.kept, min(individual, 1.0))


def _covariance(correlations: AnswerCorrelations, people: int, periods: int) -> "Floats":
    """Of a country's means over the periods."""
    import numpy

    variance = correlations.within + (1.0 - correlations.within) / people
    between_covariance = correlations.between + (correlations.person - correlations.between) / people
    covariance: Floats = numpy.full((periods, periods), between_covariance) + numpy.eye(periods) * (
        variance - between_covariance
    )
    return covariance


def _fit_least_squares(means: "Floats", has_begun: "Floats", covariance: "Floats") -> "Floats":
    """The effect over its standard error, from each country's residuals (divisor K - 2)."""
    import numpy

    countries, periods = has_begun.shape
    weights = numpy.linalg.inv(covariance)
    design = numpy.concatenate([numpy.tile(numpy.eye(periods), (countries, 1, 1)), has_begun[:, :, None]], axis=2)
    bread = numpy.linalg.inv(numpy.einsum("ctp,ts,csq->pq", design, weights, design))
    hat = numpy.einsum("pq,ctq,ts->pcs", bread, design, weights)
    coefficients = numpy.einsum("pcs,mcs->mp", hat, means)
    residuals = means - numpy.einsum("ctp,mp->mct", design, coefficients)
    country_sums = numpy.einsum("cs,mcs->mc", hat[-1], residuals)
    error = numpy.sqrt((country_sums**2).sum(axis=1) * countries / (countries - 2.0))
    t_values: Floats = coefficients[:, -1] / error
    return t_values


design = SteppedWedge()

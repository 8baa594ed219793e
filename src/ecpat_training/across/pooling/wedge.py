"""The effect of a programme in which countries began one after another, in an order drawn by lot."""

from ecpat_training.across.model import reasons
from ecpat_training.across.model.wedge import Steps, Wedge
from ecpat_training.stats import orders_permuted, wedge_effect


def wedge(steps: Steps) -> Wedge:
    """The effect, by generalised least squares on the countries' means at each step, tested over the orders that could
    have been drawn; why there is none. Countries of which nobody answered have no part, also in the test."""
    import numpy

    there = {one.country for one in steps.means}
    drawn = [country for country in steps.waves if country in there]
    answers = sum(one.people for one in steps.means)
    table = numpy.full((len(drawn), len(steps.steps)), numpy.nan)
    for one in steps.means:
        table[drawn.index(one.country), steps.steps.index(one.step)] = one.mean
    starts = [steps.waves[country] for country in drawn]
    if len(drawn) < wedge_effect.ENOUGH:
        return Wedge(steps, None, None, reasons.FEW_COUNTRIES, answers)
    at = [list(steps.waves).index(country) for country in drawn]
    # Steps that haven't come are none: orders that differ only later are the same by now.
    last = table.shape[1]
    possible = [tuple(min(order[one], last) for one in at) for order in steps.possible]
    effect = orders_permuted.compute(table, [min(one, last) for one in starts], possible)
    if effect.effect is None:
        return Wedge(steps, None, None, reasons.NOBODY_WAITED, answers)
    begun = numpy.arange(last)[None, :] >= numpy.array(starts)[:, None]
    return Wedge(steps, effect, wedge_effect.compute(table, begun), "", answers)

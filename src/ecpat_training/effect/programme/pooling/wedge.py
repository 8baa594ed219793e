"""The effect of a programme in which countries began one after another, in an order drawn by lot."""

from ecpat_training.effect.programme.model import reasons
from ecpat_training.effect.programme.model.wedge import Steps, Wedge
from ecpat_training.stats import orders_permuted, wedge_effect


def wedge(steps: Steps) -> Wedge:
    """The effect, by generalised least squares on the countries' means at each step, tested over the orders that could
    have been drawn; why there is none. Countries of which nobody answered have no part, also in the test."""
    import numpy

    answering = {step_mean.country for step_mean in steps.means}
    drawn_countries = [country for country in steps.waves if country in answering]
    answers = sum(step_mean.people for step_mean in steps.means)
    table = numpy.full((len(drawn_countries), len(steps.steps)), numpy.nan)
    for cell in steps.means:
        table[drawn_countries.index(cell.country), steps.steps.index(cell.step)] = cell.mean
    starts = [steps.waves[country] for country in drawn_countries]
    if len(drawn_countries) < wedge_effect.ENOUGH:
        return Wedge(steps, None, None, reasons.FEW_COUNTRIES, answers)
    positions = [list(steps.waves).index(country) for country in drawn_countries]
    # Steps that haven't come are none: orders that differ only later are the same by now.
    step_count = table.shape[1]
    possible_starts = [
        tuple(min(order[position], step_count) for position in positions) for order in steps.possible_orders
    ]
    effect = orders_permuted.compute(table, [min(start, step_count) for start in starts], possible_starts)
    if effect.effect is None:
        return Wedge(steps, None, None, reasons.NOBODY_WAITED, answers)
    has_begun = numpy.arange(step_count)[None, :] >= numpy.array(starts)[:, None]
    return Wedge(steps, effect, wedge_effect.compute(table, has_begun), "", answers)

"""What may be said of a programme's effect, each sentence by its rule.

The headline is of those recognised before and after, as in each training's own report; what all answers say stands
beside it, and a direction is claimed only where both show it, by the guard of those reports (`sentences/verdicts.py`).

| figures | sentence |
| --- | --- |
| the interval leaves out no change, and all answers bear it | it rose, or fell, by so much on average |
| the interval leaves it out, but that of all answers doesn't | both figures, and that no direction is shown |
| the interval holds no change | these trainings don't show whether it rose or fell |
| too few units for an interval | how many rose and fell, and that a mean would say nothing of others |

A fall is said as loudly as a rise. How many trainings were each "significant" is never said: that counts how large they
were. A mean without an interval is no claim.
"""

from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.disclosure.population import publishable_recognised
from ecpat_training.effect.model.change import Recognised
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.model.training_effect import TrainingEffect
from ecpat_training.effect.programme.report.amounts import (
    amount,
    country_named,
    in_points,
    of_scale,
    signed,
    units_of,
    with_unit,
)
from ecpat_training.effect.programme.report.words import effect as words
from ecpat_training.effect.sentences.recognised import recognised_sentence
from ecpat_training.effect.sentences.words.report import NOTE
from ecpat_training.words.catalogue.marked_text import listed

MOST = 20


def over(effect: ProgrammeEffect) -> str:
    """How many trainings in how many countries: `10 trainings in 5 countries`."""
    return words.OVER.format(trainings=len(effect.trainings), countries=len(effect.countries))


def verdict(effect: ProgrammeEffect) -> str:
    """`rose`, `fell`, `open`; `apart` or `at worst` where all answers don't bear a direction; `none` where there
    is no interval."""
    estimate = effect.headline
    if estimate is None or estimate.value is None or estimate.low is None or estimate.high is None:
        return "none"
    if effect.agreement in ("apart", "at worst"):
        return effect.agreement
    return "open" if estimate.low <= 0.0 <= estimate.high else "rose" if estimate.value > 0 else "fell"


def headline(effect: ProgrammeEffect) -> str:
    """The programme's effect in one sentence."""
    estimate, title, direction = effect.headline, effect.outcome.title, verdict(effect)
    if not effect.trainings:
        return words.HEADLINE["none"].format(title=title)
    if estimate is None:
        return _listed(effect)
    if direction == "none":
        direction = "alike"
    value, low, high = estimate.value or 0.0, estimate.low or 0.0, estimate.high or 0.0
    if direction == "open":
        direction = "open, up" if value > 0 else "open, down"
    return words.HEADLINE[direction].format(
        trainings=len(effect.trainings),
        countries=len(effect.countries),
        title=f"{title}{of_scale(effect)}",
        amount=f"{amount(effect, value)}{in_points(effect, abs(value))}",
        change=f"{with_unit(effect, signed(value))}{in_points(effect, value, plus=True)}",
        each=words.EACH[units_of(effect)],
        interval=words.INTERVAL_T.format(low=signed(low), high=signed(high), df=(estimate.n or 1) - 1),
    )


def all_answers(effect: ProgrammeEffect) -> str:
    """The same mean from all answers, how often either interval holds, and where they alone show a direction, that none
    is named; "" where nobody is missing, or it is not for publication."""
    estimate = effect.all_answers
    if estimate is None or estimate.value is None or estimate.low is None or estimate.high is None:
        return ""
    text = words.ALL_ANSWERS.format(
        change=f"{with_unit(effect, signed(estimate.value))}{in_points(effect, estimate.value, plus=True)}",
        low=signed(estimate.low),
        high=signed(estimate.high),
    )
    text = f"{text} {words.LOW_STARTERS}"
    return f"{text} {NOTE['only all']}" if effect.agreement == "only all" else text


def _listed(effect: ProgrammeEffect) -> str:
    """How the trainings went, where they are too few for more."""
    title, number = effect.outcome.title, {"trainings": len(effect.trainings), "countries": len(effect.countries)}
    if effect.published and effect.withheld:
        return words.LISTED["withheld"].format(title=title, **number)
    up = sum(training.y > 0 for training in effect.trainings)
    down = sum(training.y < 0 for training in effect.trainings)
    ways = (("up", up), ("down", down), ("same", len(effect.trainings) - up - down))
    moves = [words.LISTED[direction].format(n=n, title=title) for direction, n in ways if n or direction == "up"]
    units = "countries" if len(effect.countries) > 1 else "trainings"
    return words.LISTED[units].format(moves="; ".join(moves), **number)


def how_to_read(effect: ProgrammeEffect) -> str:
    """What an interval and percentage points are, for whoever meets them seldom; "" where there is no interval."""
    if verdict(effect) == "none":
        return ""
    points = f" {words.PERCENTAGE_POINTS}" if effect.outcome.of_range else ""
    return f"{words.HOW_TO_READ[units_of(effect)]}{points}"


def lower_better_sentence(effect: ProgrammeEffect) -> str:
    """A sentence that lower is better, where it is; empty elsewhere."""
    return words.WANTED.format(title=effect.outcome.title) if effect.outcome.better == "lower" else ""


def prediction(effect: ProgrammeEffect) -> str:
    """What to expect in a further country; "" where too few countries say it."""
    if effect.prediction is None:
        return ""
    low, high = map(signed, effect.prediction)
    text = words.PREDICTION.format(low=low, high=with_unit(effect, high))
    if (holding := effect.prediction_holding) is None:
        return text
    least, most = (round(100.0 * share) for share in (holding.least, holding.most))
    tried = words.TRIED["same" if least == most else "range"]
    return f"{text} {tried.format(draws=holding.draws, seed=holding.seed, least=least, most=most)}"


def unlike(effect: ProgrammeEffect) -> str:
    """How unlike the effects are, in words; the spread is never said to be none."""
    alternatives = effect.beside
    if alternatives.between is None or alternatives.tau2 is None:
        return ""
    low, high = (value_text(end**0.5, "0.0") for end in alternatives.tau2)
    return words.UNLIKE.format(spread=amount(effect, alternatives.between**0.5), low=low, high=high)


def without_each(effect: ProgrammeEffect) -> str:
    """Whether one unit alone makes the mean."""
    if not effect.left_out:
        return ""
    means = sorted(effect.left_out, key=lambda omission: omission.mean)
    named = country_named if effect.units == "countries" else str
    first, last = (named(omission.without) for omission in (means[0], means[-1]))
    least, most = signed(means[0].mean), signed(means[-1].mean)
    return words.WITHOUT_EACH[units_of(effect)].format(least=least, first=first, most=most, last=last)


def people(effect: ProgrammeEffect) -> str:
    """Who is behind the figures; never the n of the interval."""
    recognised, parts = _recognised(effect), list[str]()
    if recognised.began and len(counted_together(effect)) < len(effect.trainings):
        parts.append(words.PEOPLE["known, shown"].format(known=recognised.known, began=recognised.began))
    elif recognised.began != 0:
        parts.append(recognised_sentence(recognised, effect.smallest))
    if effect.repeated:
        form = "one code" if effect.repeated == 1 else "codes"
        parts.append(words.PEOPLE[form].format(codes=effect.repeated, persons=effect.persons))
    return " ".join(parts)


def _recognised(effect: ProgrammeEffect) -> Recognised:
    """Of how many who answered before, over all trainings that are counted, how many were recognised afterwards."""
    trainings = counted_together(effect)
    known, began = (sum(training.n for training in trainings), sum(training.answered[0] for training in trainings))
    recognised = Recognised(known, began)
    return publishable_recognised(recognised, effect.smallest) if effect.published else recognised


def counted_together(effect: ProgrammeEffect) -> tuple[TrainingEffect, ...]:
    """The trainings whose people are counted: all of them; in a published report only those that are shown, where the
    sum of all would tell beside these how few people are in the others."""
    hidden = [training.n for training in effect.trainings if training.training in effect.withheld]
    if not hidden or (len(hidden) > 1 and sum(hidden) >= effect.smallest):
        return effect.trainings
    return tuple(training for training in effect.trainings if training.training not in effect.withheld)


def no_figure(effect: ProgrammeEffect) -> str:
    """The trainings that aren't in the mean, and why."""
    if not effect.without:
        return ""
    reasons: dict[str, list[str]] = {}
    for no_effect in effect.without:
        reasons.setdefault(str(no_effect.why), []).append(no_effect.training)
    texts = [words.NO_FIGURE["each"].format(names=listed(names, MOST), why=reason) for reason, names in reasons.items()]
    return words.NO_FIGURE["all"].format(n=len(effect.without), why="; ".join(texts))


def plan(effect: ProgrammeEffect) -> str:
    """Whether the outcome was declared before."""
    title = effect.outcome.title
    if effect.outcome.waiting:
        return f"{words.PLAN['declared'].format(title=title)} {words.PLAN['waiting']}"
    return words.PLAN["declared" if effect.outcome.declared else "none"].format(title=title)

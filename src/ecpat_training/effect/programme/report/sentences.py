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
from ecpat_training.effect.model.change import RecognisedShare
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.model.training_effect import TrainingEffect
from ecpat_training.effect.programme.report.amounts import (
    add_unit,
    amount,
    country_name,
    of_scale,
    points_text,
    signed_text,
    units_of,
)
from ecpat_training.effect.programme.report.words import effect as words
from ecpat_training.effect.sentences.recognised import recognised_sentence
from ecpat_training.effect.sentences.words.report import NOTE
from ecpat_training.words.catalogue.marked_text import join_names

MAX_TRAININGS_LISTED = 20


def coverage_text(effect: ProgrammeEffect) -> str:
    """How many trainings in how many countries: `10 trainings in 5 countries`."""
    return words.COVERAGE.format(trainings=len(effect.trainings), countries=len(effect.countries))


def verdict(effect: ProgrammeEffect) -> str:
    """`rose`, `fell`, `open`; `apart` or `at worst` where all answers don't bear a direction; `none` where there
    is no interval."""
    estimate = effect.headline
    if estimate is None or estimate.value is None or estimate.low is None or estimate.high is None:
        return "none"
    if effect.agreement in ("apart", "at worst"):
        return effect.agreement
    return "open" if estimate.low <= 0.0 <= estimate.high else "rose" if estimate.value > 0 else "fell"


def headline_sentence(effect: ProgrammeEffect) -> str:
    """The programme's effect in one sentence."""
    estimate, title, direction = effect.headline, effect.outcome.title, verdict(effect)
    if not effect.trainings:
        return words.HEADLINE_SENTENCES["none"].format(title=title)
    if estimate is None:
        return _trainings_list(effect)
    if direction == "none":
        direction = "alike"
    value, interval_low, interval_high = estimate.value or 0.0, estimate.low or 0.0, estimate.high or 0.0
    if direction == "open":
        direction = "open, up" if value > 0 else "open, down"
    return words.HEADLINE_SENTENCES[direction].format(
        trainings=len(effect.trainings),
        countries=len(effect.countries),
        title=f"{title}{of_scale(effect)}",
        amount=f"{amount(effect, value)}{points_text(effect, abs(value))}",
        change=f"{add_unit(effect, signed_text(value))}{points_text(effect, value, plus=True)}",
        each=words.AVERAGE_UNIT[units_of(effect)],
        interval=words.INTERVAL_T.format(
            low=signed_text(interval_low), high=signed_text(interval_high), df=(estimate.n or 1) - 1
        ),
    )


def all_answers_sentence(effect: ProgrammeEffect) -> str:
    """The same mean from all answers, how often either interval holds, and where they alone show a direction, that none
    is named; "" where nobody is missing, or it is not for publication."""
    estimate = effect.all_answers
    if estimate is None or estimate.value is None or estimate.low is None or estimate.high is None:
        return ""
    text = words.ALL_ANSWERS.format(
        change=f"{add_unit(effect, signed_text(estimate.value))}{points_text(effect, estimate.value, plus=True)}",
        low=signed_text(estimate.low),
        high=signed_text(estimate.high),
    )
    text = f"{text} {words.LOW_STARTERS}"
    return f"{text} {NOTE['only all']}" if effect.agreement == "only all" else text


def _trainings_list(effect: ProgrammeEffect) -> str:
    """How the trainings went, where they are too few for more."""
    title, number = effect.outcome.title, {"trainings": len(effect.trainings), "countries": len(effect.countries)}
    if effect.published and effect.withheld:
        return words.TRAININGS_LIST["withheld"].format(title=title, **number)
    risen_count = sum(training.y > 0 for training in effect.trainings)
    fallen_count = sum(training.y < 0 for training in effect.trainings)
    count_by_direction = (
        ("up", risen_count),
        ("down", fallen_count),
        ("same", len(effect.trainings) - risen_count - fallen_count),
    )
    movement_texts = [
        words.TRAININGS_LIST[direction].format(n=n, title=title)
        for direction, n in count_by_direction
        if n or direction == "up"
    ]
    units = "countries" if len(effect.countries) > 1 else "trainings"
    return words.TRAININGS_LIST[units].format(moves="; ".join(movement_texts), **number)


def reading_note(effect: ProgrammeEffect) -> str:
    """What an interval and percentage points are, for whoever meets them seldom; "" where there is no interval."""
    if verdict(effect) == "none":
        return ""
    points = f" {words.PERCENTAGE_POINTS}" if effect.outcome.of_range else ""
    return f"{words.READING_NOTE[units_of(effect)]}{points}"


def lower_better_sentence(effect: ProgrammeEffect) -> str:
    """A sentence that lower is better, where it is; empty elsewhere."""
    return words.LOWER_IS_BETTER.format(title=effect.outcome.title) if effect.outcome.better == "lower" else ""


def prediction(effect: ProgrammeEffect) -> str:
    """What to expect in a further country; "" where too few countries say it."""
    if effect.prediction is None:
        return ""
    low_text, high_text = map(signed_text, effect.prediction)
    text = words.PREDICTION.format(low=low_text, high=add_unit(effect, high_text))
    if (prediction_share := effect.prediction_holding) is None:
        return text
    low, high = (round(100.0 * share) for share in (prediction_share.least, prediction_share.most))
    trials_text = words.PREDICTION_TRIALS["same" if low == high else "range"].format(
        draws=prediction_share.draws, seed=prediction_share.seed, least=low, most=high
    )
    return f"{text} {trials_text}"


def heterogeneity_sentence(effect: ProgrammeEffect) -> str:
    """How unlike the effects are, in words; the spread is never said to be none."""
    alternatives = effect.beside
    if alternatives.between is None or alternatives.tau2 is None:
        return ""
    low_text, high_text = (value_text(end**0.5, "0.0") for end in alternatives.tau2)
    return words.UNLIKE_TRAININGS.format(spread=amount(effect, alternatives.between**0.5), low=low_text, high=high_text)


def without_each_sentence(effect: ProgrammeEffect) -> str:
    """Whether one unit alone makes the mean."""
    if not effect.left_out:
        return ""
    means = sorted(effect.left_out, key=lambda omission: omission.mean)
    unit_name_of = country_name if effect.units == "countries" else str
    first_unit, last_unit = (unit_name_of(omission.without) for omission in (means[0], means[-1]))
    lowest_text, highest_text = signed_text(means[0].mean), signed_text(means[-1].mean)
    return words.WITHOUT_EACH_UNIT[units_of(effect)].format(
        least=lowest_text, first=first_unit, most=highest_text, last=last_unit
    )


def people(effect: ProgrammeEffect) -> str:
    """Who is behind the figures; never the n of the interval."""
    recognised_share, sentence_parts = _recognised_share(effect), list[str]()
    if recognised_share.began and len(counted_trainings(effect)) < len(effect.trainings):
        sentence_parts.append(
            words.PEOPLE["known, shown"].format(known=recognised_share.known, began=recognised_share.began)
        )
    elif recognised_share.began != 0:
        sentence_parts.append(recognised_sentence(recognised_share, effect.smallest))
    if effect.repeated_codes:
        form = "one code" if effect.repeated_codes == 1 else "codes"
        sentence_parts.append(words.PEOPLE[form].format(codes=effect.repeated_codes, persons=effect.persons))
    return " ".join(sentence_parts)


def _recognised_share(effect: ProgrammeEffect) -> RecognisedShare:
    """Of how many who answered before, over all trainings that are counted, how many were recognised afterwards."""
    trainings = counted_trainings(effect)
    known_count, started_count = (
        sum(training.n for training in trainings),
        sum(training.answered[0] for training in trainings),
    )
    recognised_share = RecognisedShare(known_count, started_count)
    return publishable_recognised(recognised_share, effect.smallest) if effect.published else recognised_share


def counted_trainings(effect: ProgrammeEffect) -> tuple[TrainingEffect, ...]:
    """The trainings whose people are counted: all of them; in a published report only those that are shown, where the
    sum of all would tell beside these how few people are in the others."""
    hidden_counts = [training.n for training in effect.trainings if training.training in effect.withheld]
    if not hidden_counts or (len(hidden_counts) > 1 and sum(hidden_counts) >= effect.smallest):
        return effect.trainings
    return tuple(training for training in effect.trainings if training.training not in effect.withheld)


def no_figure_text(effect: ProgrammeEffect) -> str:
    """The trainings that aren't in the mean, and why."""
    if not effect.without:
        return ""
    reasons: dict[str, list[str]] = {}
    for no_effect in effect.without:
        reasons.setdefault(str(no_effect.why), []).append(no_effect.training)
    texts = [
        words.NO_FIGURE["each"].format(names=join_names(names, MAX_TRAININGS_LISTED), why=reason)
        for reason, names in reasons.items()
    ]
    return words.NO_FIGURE["all"].format(n=len(effect.without), why="; ".join(texts))


def plan(effect: ProgrammeEffect) -> str:
    """Whether the outcome was declared before."""
    title = effect.outcome.title
    if effect.outcome.waiting:
        return f"{words.PLAN['declared'].format(title=title)} {words.PLAN['waiting']}"
    return words.PLAN["declared" if effect.outcome.declared else "none"].format(title=title)

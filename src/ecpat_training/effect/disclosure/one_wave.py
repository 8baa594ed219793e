"""What of one wave alone may leave the house.

| of | published if |
| --- | --- |
| number of people, response rate | 10 people and more answered |
| a scale's mean | 10 people and more, none of the reasons of `why_hidden`, no earlier report that leaves few people |
| its number of people | all who answered have a score |
| its interval | 20 people and more, whose counts mean and SD don't tell; not where one question has its shares |
| each answer's share | 20 people and more, none twice, who all answered every question of the scale, not nearly alike |
| shares who were right | the same of a test |

Each share's step holds two counts at least, also when all answers are known to make everybody and the printed mean.
Never: means of single questions, counts, which options were chosen, how many texts were written.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from ecpat_training.effect.analyses.items.result import ItemResult, ScaleItems
from ecpat_training.effect.analyses.reaction.result import QuestionShares, Reaction, ScaleReaction
from ecpat_training.effect.disclosure import rounding
from ecpat_training.effect.disclosure.item_shares import PrintedShare, share, share_phrase, shares_of_sum
from ecpat_training.effect.disclosure.population import allowed
from ecpat_training.effect.disclosure.spread_tells import spread_of_a_wave_tells
from ecpat_training.effect.disclosure.why_hidden import by_the_largest, commonest, few_values, scores_at_a_bound
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.linking import Linking, PersonLinks, Response
from ecpat_training.effect.sentences.words import one_wave as words
from ecpat_training.stats.estimate import Estimate

ROUNDED = 0.05
"""By at most so much a printed mean is off."""


def wave_as_comparison(reaction: Reaction) -> Comparison:
    """All who answered, as the audit of figures knows people: those in both of two waves, which are one and the same
    here."""
    n = reaction.answered or 0
    links = PersonLinks([(row, row) for row in range(n)], (), (_nobody, _nobody))
    linking = Linking(reaction.wave, reaction.wave, n, n, links, (), (), (), (), 0, 0, 0)
    return Comparison(reaction.wave, reaction.wave, n, linking, ())


def _nobody(row: int) -> Response:
    """Whose response a row is, which nobody asks here."""
    raise LookupError(f"response {row}")


def without_figures(reaction: Reaction, reason: str) -> Reaction:
    """The wave without any figure, with the reason as a key of the words."""
    return Reaction(reaction.wave, None, None, None, (), (), reason)


def without_scales(reaction: Reaction, scales: Collection[str]) -> Reaction:
    """The wave, of whose scales the named ones are withheld because of an earlier report."""
    marked_scales = (
        replace(scale, withheld="earlier") if scale.scale in scales else scale for scale in reaction.scales
    )
    return replace(reaction, scales=tuple(marked_scales))


def published(reaction: Reaction) -> Reaction:
    """The wave as it may be published."""
    if reaction.withheld:
        return reaction
    respondent_count, repeat_count = reaction.answered or 0, reaction.again
    if allowed(reaction.people) == "nothing":
        return without_figures(reaction, "fewer than 10")
    rate = reaction.rate
    if repeat_count:
        reaction, rate = replace(reaction, again=0, participants=None), None
    if rate is not None:
        rate = replace(rate, value=rounding.rounded(rate.value, 2), low=None, high=None)
    scales = tuple(_scale(scale, respondent_count, repeat_count) for scale in reaction.scales)
    return replace(reaction, rate=rate, scales=scales, written=())


def _scale(scale: ScaleReaction, respondent_count: int, repeat_count: int) -> ScaleReaction:
    """A scale's figures; of the responses, `repeat_count` are by people who answered before, so that there are fewer
    people."""
    scores, steps = scale.scores, scale.steps
    has_too_few = allowed(len(scores) - repeat_count) == "nothing"
    reason = "fewer than 10" if has_too_few else scale.withheld or _hidden(scale, scores, steps)
    if reason:
        withheld_mean = Estimate.none(
            "mean", words.WITHHELD_SENTENCES[reason], method=scale.mean.method, reference=scale.mean.reference
        )
        return replace(_bare(scale), n=None, mean=replace(withheld_mean, n=None), withheld=reason)
    everybody_scored = len(scores) == respondent_count
    shares = (
        tuple(_shares(scale, respondent_count))
        if everybody_scored and scale.items is not None and not repeat_count
        else ()
    )
    mean = replace(scale.mean, value=rounding.mean(scale.mean.value), n=len(scores) if everybody_scored else None)
    shows_spread = allowed(len(scores) - repeat_count) == "spread"
    if no_interval_reason := _no_interval(scale, scores, steps, shares) or ("" if shows_spread else "fewer than 20"):
        mean = replace(
            mean, low=None, high=None, no_interval=words.WITHHELD_SENTENCES.get(no_interval_reason, no_interval_reason)
        )
    else:
        mean = replace(mean, low=rounding.rounded(mean.low, 1), high=rounding.rounded(mean.high, 1))
    return replace(_bare(scale), n=mean.n, mean=mean, shares=shares)


def _bare(scale: ScaleReaction) -> ScaleReaction:
    return replace(scale, questions=(), items=None, scores=(), steps=None)


def _hidden(scale: ScaleReaction, scores: Sequence[float], steps: int | None) -> str:
    """Why a scale has no figure at all, as a key of the words; "" where it has."""
    values = len(set(scores)) - 1
    reasons = {
        "fewer than 10": allowed(len(scores)) == "nothing",
        "few values": few_values(steps, len(scores)) or (steps is None and few_values(values, len(scores))),
        "all alike": commonest(2, scores) >= len(scores) - 1,
        "at a bound": scores_at_a_bound([scores], (scale.low, scale.high), steps),
        "dominated": by_the_largest(scores),
    }
    return next((reason for reason, applies in reasons.items() if applies), "")


def _no_interval(
    scale: ScaleReaction, scores: Sequence[float], steps: int | None, shares: Sequence[QuestionShares]
) -> str:
    if scale.mean.low is None:
        return scale.mean.no_interval or "all alike"
    if allowed(len(scores)) != "spread":
        return "fewer than 20"
    # Shares and interval of the same single question would give its counts: mean, SD and steps leave one solution.
    if len(shares) == 1:
        return "one question"
    scale_ends = (scale.low, scale.high)
    if spread_of_a_wave_tells(scores, scale_ends, steps):
        return "spread tells"
    return ""


def _shares(scale: ScaleReaction, respondent_count: int) -> Iterator[QuestionShares]:
    """The shares of every question of a scale, or of none."""
    items = scale.items
    if items is None or allowed(respondent_count) != "spread":
        return
    asked_items = [item for item in items.items if item.waves]
    complete_items = [
        item
        for item in asked_items
        if item.waves[0].n == respondent_count and not item.waves[0].blank and not item.form
    ]
    if not asked_items or len(complete_items) < len(items.items):
        return
    question_shares = (
        _right(scale, complete_items, respondent_count)
        if scale.kind == "multiple choice"
        else _graded(scale, items, respondent_count)
    )
    yield from question_shares


def _right(scale: ScaleReaction, items: Sequence[ItemResult], respondent_count: int) -> list[QuestionShares]:
    mean, taught_items = rounding.mean(scale.mean.value), [item for item in items if not item.untaught]
    if mean is None or len(taught_items) < len(items):
        return []
    right_counts = [
        round((item.waves[0].right.value or 0.0) * respondent_count) if item.waves[0].right else 0 for item in items
    ]
    # Whoever knows that he is the only one who was wrong, or right, would know the answers of everybody else.
    if any(number in (0, 1, respondent_count - 1, respondent_count) for number in right_counts):
        return []
    sums = tuple(
        (mean + rounding_error) / 100 * respondent_count * len(items) for rounding_error in (-ROUNDED, ROUNDED)
    )
    shares = shares_of_sum(right_counts, respondent_count, (sums[0], sums[1]))
    if shares is None:
        return []
    return [
        QuestionShares(item.id, item.text, (("right", share_phrase(printed_share)),))
        for item, printed_share in zip(items, shares, strict=True)
    ]


Steps = tuple[tuple[float, int, int], ...]
"""Of each answer its value, turned round where the item is, and the fewest and the most people that fit its share."""


def _graded(scale: ScaleReaction, items: ScaleItems, respondent_count: int) -> list[QuestionShares]:
    printed_items: list[tuple[ItemResult, list[PrintedShare], Steps]] = []
    for item in items.items:
        counts = dict(item.waves[0].counts)
        if not counts or max(counts.values()) >= respondent_count - 1:
            return []
        shares = [share(counts.get(answer, 0), respondent_count) for answer, _ in items.answers]
        printed_shares = [answer_share for answer_share in shares if answer_share is not None]
        if len(printed_shares) < len(shares):
            return []
        values = [_value(scale, item, answer) for answer, _ in items.answers]
        steps = tuple(
            (value, answer_share.fewest, answer_share.most)
            for value, answer_share in zip(values, printed_shares, strict=True)
        )
        printed_items.append((item, printed_shares, steps))
    mean = rounding.mean(scale.mean.value)
    if mean is None or tell_a_count([steps for _, _, steps in printed_items], respondent_count, mean):
        return []
    labels = [label or answer for answer, label in items.answers]
    return [
        QuestionShares(item.id, item.text, tuple(zip(labels, map(share_phrase, question_shares), strict=True)))
        for item, question_shares, _ in printed_items
    ]


def _value(scale: ScaleReaction, item: ItemResult, answer: str) -> float:
    value = float(answer)
    if item.reversed and scale.low is not None and scale.high is not None:
        return scale.low + scale.high - value
    return value


def tell_a_count(questions: Sequence[Steps], respondent_count: int, mean: float) -> bool:
    """Whether shares of all questions, with their scale's printed mean, leave one number of people only for an answer.

    The answers to a question make everybody, and those to all questions the scale's mean, which is rounded. Between the
    least and the most that the answers to a question can sum up to, every sum that its answers can make is taken for
    possible, so that a little more may be held back than must be.
    """
    bounds = [_sums(steps, respondent_count) for steps in questions]
    if any(bound is None for bound in bounds):
        return True
    known_bounds = [bound for bound in bounds if bound is not None]
    total = [(mean + rounding_error) * respondent_count * len(questions) for rounding_error in (-ROUNDED, ROUNDED)]
    for position, steps in enumerate(questions):
        other_bounds = [bound for index, bound in enumerate(known_bounds) if index != position]
        lowest_total, highest_total = (
            total[0] - sum(highest_sum for _, highest_sum in other_bounds),
            total[1] - sum(lowest_sum for lowest_sum, _ in other_bounds),
        )
        for place in range(len(steps)):
            if (
                sum(
                    _possible(steps, place, number, respondent_count, lowest_total, highest_total)
                    for number in _range(steps[place])
                )
                < 2
            ):
                return True
    return False


def _range(step: tuple[float, int, int]) -> range:
    return range(step[1], step[2] + 1)


def _possible(steps: Steps, place: int, number: int, respondent_count: int, min_sum: float, max_sum: float) -> bool:
    """Whether so many people can have given one answer, the sum of all lying between two bounds."""
    value = steps[place][0]
    fixed_steps = (*steps[:place], (value, number, number), *steps[place + 1 :])
    sums = _sums(fixed_steps, respondent_count)
    return sums is not None and sums[0] <= max_sum + 1e-9 and sums[1] >= min_sum - 1e-9


def _sums(steps: Steps, respondent_count: int) -> tuple[float, float] | None:
    """The least and the most that answers of so many people sum up to; None where the shares don't make everybody."""
    remaining_people = respondent_count - sum(fewest_people for _, fewest_people, _ in steps)
    if remaining_people < 0 or respondent_count > sum(most_people for _, _, most_people in steps):
        return None
    base = sum(value * fewest_people for value, fewest_people, _ in steps)
    extreme_sums = []
    for ordered_steps in (sorted(steps), sorted(steps, reverse=True)):
        unassigned, total = remaining_people, base
        for value, fewest_people, most_people in ordered_steps:
            added = min(unassigned, most_people - fewest_people)
            unassigned, total = unassigned - added, total + value * added
        extreme_sums.append(total)
    return extreme_sums[0], extreme_sums[1]

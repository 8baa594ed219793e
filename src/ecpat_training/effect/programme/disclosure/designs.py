"""What of a programme's designs may be published: a country's figure where every part of it is of as many people as a
group must have, and the country is shown elsewhere; where any is left out, at least four are, since a mean and its
interval are two equations, or the mean itself. Means of single steps, people weighed and sums are never published."""

from dataclasses import replace

from ecpat_training.effect.programme.disclosure.publish import DIGITS, LEAST_UNKNOWN, publishable, rounded
from ecpat_training.effect.programme.model import reasons
from ecpat_training.effect.programme.model.contrast import Contrast
from ecpat_training.effect.programme.model.follow_up import FollowUpMonth
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.model.wedge import Wedge


def publishable_whole(effect: ProgrammeEffect, smallest: int) -> ProgrammeEffect:
    """The effect for publication with its designs."""
    shown, designs = publishable(effect, smallest), effect.designs
    hidden = shown.withheld
    return replace(
        shown,
        designs=replace(
            designs,
            delayed=contrast(designs.delayed, smallest, hidden) if designs.delayed else None,
            untaught=contrast(designs.untaught, smallest, hidden) if designs.untaught else None,
            wedge=_wedge(designs.wedge, smallest) if designs.wedge else None,
            follow_ups=tuple(
                month
                for exact_month in designs.follow_ups
                if (month := _follow_up(exact_month, smallest, hidden)) is not None
            ),
        ),
    )


def contrast(exact: Contrast, smallest: int, elsewhere: frozenset[str]) -> Contrast:
    """A kind of figure; `elsewhere` are countries and trainings that the report leaves out already."""
    fewest = {figure.country: figure.fewest for figure in exact.countries}
    hidden = {country for country, people in fewest.items() if people < smallest or country in elsewhere}
    if hidden and exact.headline is not None:
        candidates = sorted(
            (country for country in fewest if country not in hidden), key=lambda country: (fewest[country], country)
        )
        hidden |= set(candidates[: max(0, LEAST_UNKNOWN - len(hidden))])
    enough = not hidden or len(hidden) >= LEAST_UNKNOWN
    return replace(
        exact,
        countries=tuple(
            replace(figure, value=round(figure.value, DIGITS), first=_round(figure.first), second=_round(figure.second))
            for figure in exact.countries
        ),
        headline=rounded(exact.headline) if enough else None,
        test=exact.test if not hidden else None,
        sign_flip=exact.sign_flip if not hidden else None,
        withheld=frozenset(hidden),
    )


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _wedge(exact: Wedge, smallest: int) -> Wedge:
    """The effect rounded, without the means; nothing of it where all answers are fewer than a group."""
    exact_effect = exact.effect
    if (
        exact_effect is None
        or exact_effect.effect is None
        or min(step_mean.people for step_mean in exact.steps.means) < smallest
    ):
        reason = exact.why_not or reasons.MEANS_OF_FEW
        return replace(exact, effect=None, modelled=None, why_not=reason, published=True)
    effect = replace(
        exact_effect,
        effect=_round(exact_effect.effect),
        se=None,
        low=_round(exact_effect.low),
        high=_round(exact_effect.high),
    )
    return replace(exact, effect=effect, modelled=None, published=True)


def _follow_up(exact: FollowUpMonth, smallest: int, hidden: frozenset[str]) -> FollowUpMonth | None:
    """A month that enough people answered; without weights. Its sums over all trainings would tell, beside what is
    shown of each, the people of a few that are left out."""
    gone = [training for training in exact.trainings if training in hidden]
    if exact.answered < smallest or 0 < len(gone) < LEAST_UNKNOWN:
        return None
    bounds = exact.bounds
    return replace(
        exact,
        since_before=contrast(exact.since_before, smallest, hidden),
        since_after=contrast(exact.since_after, smallest, hidden),
        bounds=None if bounds is None or hidden else (round(bounds[0], DIGITS), round(bounds[1], DIGITS)),
        reweighed=None,
        uses=tuple(use for use in exact.uses if use.answered >= smallest),
        promises=exact.promises if exact.promises and exact.promises.answered >= smallest else None,
    )

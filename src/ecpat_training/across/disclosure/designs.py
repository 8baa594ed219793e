"""What of a programme's designs may be published: a country's figure where every part of it is of as many people as a
group must have, and the country is shown elsewhere; where any is left out, at least four are, since a mean and its
interval are two equations, or the mean itself. Means of single steps, people weighed and sums are never published."""

from dataclasses import replace

from ecpat_training.across.disclosure.publish import DIGITS, LEAST_UNKNOWN, publishable, rounded
from ecpat_training.across.model import reasons
from ecpat_training.across.model.contrast import Contrast
from ecpat_training.across.model.follow_up import FollowUpMonth
from ecpat_training.across.model.programme_effect import ProgrammeEffect
from ecpat_training.across.model.wedge import Wedge


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
                month for one in designs.follow_ups if (month := _follow_up(one, smallest, hidden)) is not None
            ),
        ),
    )


def contrast(found: Contrast, smallest: int, elsewhere: frozenset[str]) -> Contrast:
    """A kind of figure; `elsewhere` are countries and trainings that the report leaves out already."""
    fewest = {one.country: one.fewest for one in found.countries}
    hidden = {country for country, people in fewest.items() if people < smallest or country in elsewhere}
    if hidden and found.headline is not None:
        others = sorted((one for one in fewest if one not in hidden), key=lambda one: (fewest[one], one))
        hidden |= set(others[: max(0, LEAST_UNKNOWN - len(hidden))])
    enough = not hidden or len(hidden) >= LEAST_UNKNOWN
    return replace(
        found,
        countries=tuple(
            replace(one, value=round(one.value, DIGITS), first=_round(one.first), second=_round(one.second))
            for one in found.countries
        ),
        headline=rounded(found.headline) if enough else None,
        test=found.test if not hidden else None,
        sign_flip=found.sign_flip if not hidden else None,
        withheld=frozenset(hidden),
    )


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)


def _wedge(found: Wedge, smallest: int) -> Wedge:
    """The effect rounded, without the means; nothing of it where all answers are fewer than a group."""
    one = found.effect
    if one is None or one.effect is None or min(each.people for each in found.steps.means) < smallest:
        why = found.why_not or reasons.MEANS_OF_FEW
        return replace(found, effect=None, modelled=None, why_not=why, published=True)
    effect = replace(one, effect=_round(one.effect), se=None, low=_round(one.low), high=_round(one.high))
    return replace(found, effect=effect, modelled=None, published=True)


def _follow_up(found: FollowUpMonth, smallest: int, hidden: frozenset[str]) -> FollowUpMonth | None:
    """A month that enough people answered; without weights. Its sums over all trainings would tell, beside what is
    shown of each, the people of a few that are left out."""
    gone = [one for one in found.trainings if one in hidden]
    if found.answered < smallest or 0 < len(gone) < LEAST_UNKNOWN:
        return None
    bounds = found.bounds
    return replace(
        found,
        since_before=contrast(found.since_before, smallest, hidden),
        since_after=contrast(found.since_after, smallest, hidden),
        bounds=None if bounds is None or hidden else (round(bounds[0], DIGITS), round(bounds[1], DIGITS)),
        reweighed=None,
        uses=tuple(one for one in found.uses if one.answered >= smallest),
        promises=found.promises if found.promises and found.promises.answered >= smallest else None,
    )

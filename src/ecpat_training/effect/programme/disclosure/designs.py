"""What of a programme's designs may be published: a country's figure where every part of it is of as many people as a
group must have, and the country is shown elsewhere; where any is left out, at least four are, since a mean and its
interval are two equations, or the mean itself. Means of single steps, people weighed and sums are never published."""

from dataclasses import replace

from ecpat_training.effect.programme.disclosure.publish import LEAST_UNKNOWN, PUBLISHED_DECIMALS, publishable, rounded
from ecpat_training.effect.programme.model import reasons
from ecpat_training.effect.programme.model.contrast import Contrast
from ecpat_training.effect.programme.model.follow_up import FollowUpMonth
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.model.wedge import Wedge


def publishable_effect(effect: ProgrammeEffect, min_people: int) -> ProgrammeEffect:
    """The effect for publication with its designs."""
    shown_effect, designs = publishable(effect, min_people), effect.designs
    hidden_units = shown_effect.withheld
    return replace(
        shown_effect,
        designs=replace(
            designs,
            delayed=contrast(designs.delayed, min_people, hidden_units) if designs.delayed else None,
            untaught=contrast(designs.untaught, min_people, hidden_units) if designs.untaught else None,
            wedge=_wedge(designs.wedge, min_people) if designs.wedge else None,
            follow_ups=tuple(
                month
                for exact_month in designs.follow_ups
                if (month := _follow_up(exact_month, min_people, hidden_units)) is not None
            ),
        ),
    )


def contrast(exact_contrast: Contrast, min_people: int, hidden_elsewhere: frozenset[str]) -> Contrast:
    """A kind of figure; `hidden_elsewhere` are countries and trainings that the report leaves out already."""
    fewest_by_country = {figure.country: figure.fewest_people for figure in exact_contrast.countries}
    hidden_countries = {
        country for country, people in fewest_by_country.items() if people < min_people or country in hidden_elsewhere
    }
    if hidden_countries and exact_contrast.headline is not None:
        candidates = sorted(
            (country for country in fewest_by_country if country not in hidden_countries),
            key=lambda country: (fewest_by_country[country], country),
        )
        hidden_countries |= set(candidates[: max(0, LEAST_UNKNOWN - len(hidden_countries))])
    has_enough_hidden = not hidden_countries or len(hidden_countries) >= LEAST_UNKNOWN
    return replace(
        exact_contrast,
        countries=tuple(
            replace(
                figure,
                value=round(figure.value, PUBLISHED_DECIMALS),
                first=_round_or_none(figure.first),
                second=_round_or_none(figure.second),
            )
            for figure in exact_contrast.countries
        ),
        headline=rounded(exact_contrast.headline) if has_enough_hidden else None,
        test=exact_contrast.test if not hidden_countries else None,
        sign_flip=exact_contrast.sign_flip if not hidden_countries else None,
        withheld=frozenset(hidden_countries),
    )


def _round_or_none(value: float | None) -> float | None:
    return None if value is None else round(value, PUBLISHED_DECIMALS)


def _wedge(exact_wedge: Wedge, min_people: int) -> Wedge:
    """The effect rounded, without the means; nothing of it where all answers are fewer than a group."""
    exact_effect = exact_wedge.effect
    if (
        exact_effect is None
        or exact_effect.effect is None
        or min(step_mean.people for step_mean in exact_wedge.steps.means) < min_people
    ):
        reason = exact_wedge.why_not or reasons.MEANS_OF_FEW_PEOPLE
        return replace(exact_wedge, effect=None, modelled=None, why_not=reason, published=True)
    effect = replace(
        exact_effect,
        effect=_round_or_none(exact_effect.effect),
        se=None,
        low=_round_or_none(exact_effect.low),
        high=_round_or_none(exact_effect.high),
    )
    return replace(exact_wedge, effect=effect, modelled=None, published=True)


def _follow_up(exact_month: FollowUpMonth, min_people: int, hidden_units: frozenset[str]) -> FollowUpMonth | None:
    """A month that enough people answered; without weights. Its sums over all trainings would tell, beside what is
    shown of each, the people of a few that are left out."""
    hidden_trainings = [training for training in exact_month.trainings if training in hidden_units]
    if exact_month.answered < min_people or 0 < len(hidden_trainings) < LEAST_UNKNOWN:
        return None
    bounds = exact_month.bounds
    return replace(
        exact_month,
        since_before=contrast(exact_month.since_before, min_people, hidden_units),
        since_after=contrast(exact_month.since_after, min_people, hidden_units),
        bounds=None
        if bounds is None or hidden_units
        else (round(bounds[0], PUBLISHED_DECIMALS), round(bounds[1], PUBLISHED_DECIMALS)),
        reweighed=None,
        uses=tuple(use for use in exact_month.uses if use.answered >= min_people),
        promises=exact_month.promises if exact_month.promises and exact_month.promises.answered >= min_people else None,
    )

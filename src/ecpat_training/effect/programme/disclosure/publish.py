"""What of a programme's effect may be published.

A training is shown where at least as many people were recognised in it as a group must have; a country where all of its
trainings are shown. What is left out must not follow from what is printed: the headline and its interval are two
equations, so that at least four of the countries, or trainings, that it is the mean of are left out where any is (the
smallest of the others with them), or the headline itself. A training's spread is not printed, and means are rounded to
one decimal: of few people either may tell single answers.
What all answers give is printed over all trainings alone. Where anything is left out, nothing else is printed that is
made of it: no other estimate, no mean without a country.
"""

from dataclasses import replace

from ecpat_training.effect.programme.model.programme_effect import AlternativeEstimates, ProgrammeEffect
from ecpat_training.effect.programme.model.training_effect import TrainingEffect
from ecpat_training.stats.estimate import Estimate

LEAST_UNKNOWN = 4
PUBLISHED_DECIMALS = 1
_NO_ALTERNATIVES = AlternativeEstimates(None, None, None, None, None, None, None, None, None, None, None)


def publishable(effect: ProgrammeEffect, min_people: int) -> ProgrammeEffect:
    """The effect for publication; `withheld` holds the ids of trainings and the codes of countries that are left
    out."""
    small_trainings = {training.training for training in effect.trainings if training.n < min_people}
    units = _find_omitted_units(effect, small_trainings)
    hidden_units = (
        small_trainings | units | {training.training for training in effect.trainings if training.country in units}
    )
    hidden_units |= {training.country for training in effect.trainings if training.training in hidden_units}
    shown_effect = replace(
        effect,
        published=True,
        smallest=min_people,
        withheld=frozenset(hidden_units),
        trainings=tuple(map(_remove_people, effect.trainings)),
        countries=tuple(replace(country, mean=round(country.mean, PUBLISHED_DECIMALS)) for country in effect.countries),
        headline=rounded(effect.headline),
        all_answers=rounded(effect.all_answers) if _has_enough_missing(effect, min_people) else None,
        hanging=tuple(
            consistency for consistency in effect.hanging if consistency.people >= min_people and not hidden_units
        ),
        repeated_codes=0,
    )
    if not hidden_units:
        return shown_effect
    has_enough_hidden = len(units) >= LEAST_UNKNOWN
    return replace(
        shown_effect,
        beside=_NO_ALTERNATIVES,
        left_out=(),
        prediction=None,
        prediction_holding=None,
        headline=shown_effect.headline if has_enough_hidden else None,
        all_answers=shown_effect.all_answers if has_enough_hidden else None,
        test=shown_effect.test if has_enough_hidden else None,
    )


def _has_enough_missing(effect: ProgrammeEffect, min_people: int) -> bool:
    """Whether what all answers give may stand beside what complete pairs give: the difference is that of those missing,
    who must be no few people of one training."""
    missing_counts = [max(training.answered) - training.n for training in effect.trainings if training.all_answers]
    return len(missing_counts) >= LEAST_UNKNOWN and sum(missing_counts) >= min_people


def _find_omitted_units(effect: ProgrammeEffect, small_trainings: set[str]) -> set[str]:
    """Of what the headline is the mean of, countries or trainings: those with a small training, and as many of the
    smallest others as leave more unknown than the mean and its interval tell. None where there is no headline."""
    if effect.headline is None or not small_trainings:
        return set()
    if effect.units == "trainings":
        people = {training.training: training.n for training in effect.trainings}
        omitted_units = set(small_trainings)
    else:
        people = {country.country: country.people for country in effect.countries}
        omitted_units = {training.country for training in effect.trainings if training.training in small_trainings}
    candidates = sorted((name for name in people if name not in omitted_units), key=lambda name: (people[name], name))
    return omitted_units | set(candidates[: max(0, LEAST_UNKNOWN - len(omitted_units))])


def _remove_people(training: TrainingEffect) -> TrainingEffect:
    """The training's mean alone."""
    return replace(
        training,
        y=round(training.y, PUBLISHED_DECIMALS),
        v=None,
        before=None,
        spread=None,
        changes=(),
        people=frozenset(),
        answers=None,
        linked=None,
        all_answers=None,
        everybody=None,
        bounds=None,
    )


def rounded(estimate: Estimate | None) -> Estimate | None:
    """The figure with as many decimals as a published mean has."""
    if estimate is None:
        return None
    value, interval_low, interval_high = (
        None if end is None else round(end, PUBLISHED_DECIMALS) for end in (estimate.value, estimate.low, estimate.high)
    )
    return replace(estimate, value=value, low=interval_low, high=interval_high)

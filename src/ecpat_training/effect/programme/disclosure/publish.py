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
DIGITS = 1
_NOTHING = AlternativeEstimates(None, None, None, None, None, None, None, None, None, None, None)


def publishable(effect: ProgrammeEffect, smallest: int) -> ProgrammeEffect:
    """The effect for publication; `withheld` holds the ids of trainings and the codes of countries that are left
    out."""
    small = {training.training for training in effect.trainings if training.n < smallest}
    units = _units_left_out(effect, small)
    hidden = small | units | {training.training for training in effect.trainings if training.country in units}
    hidden |= {training.country for training in effect.trainings if training.training in hidden}
    shown = replace(
        effect,
        published=True,
        smallest=smallest,
        withheld=frozenset(hidden),
        trainings=tuple(map(_without_people, effect.trainings)),
        countries=tuple(replace(country, mean=round(country.mean, DIGITS)) for country in effect.countries),
        headline=rounded(effect.headline),
        all_answers=rounded(effect.all_answers) if _enough_missing(effect, smallest) else None,
        hanging=tuple(consistency for consistency in effect.hanging if consistency.people >= smallest and not hidden),
        repeated=0,
    )
    if not hidden:
        return shown
    enough = len(units) >= LEAST_UNKNOWN
    return replace(
        shown,
        beside=_NOTHING,
        left_out=(),
        prediction=None,
        prediction_holding=None,
        headline=shown.headline if enough else None,
        all_answers=shown.all_answers if enough else None,
        test=shown.test if enough else None,
    )


def _enough_missing(effect: ProgrammeEffect, smallest: int) -> bool:
    """Whether what all answers give may stand beside what complete pairs give: the difference is that of those missing,
    who must be no few people of one training."""
    missing = [max(training.answered) - training.n for training in effect.trainings if training.all_answers]
    return len(missing) >= LEAST_UNKNOWN and sum(missing) >= smallest


def _units_left_out(effect: ProgrammeEffect, small: set[str]) -> set[str]:
    """Of what the headline is the mean of, countries or trainings: those with a small training, and as many of the
    smallest others as leave more unknown than the mean and its interval tell. None where there is no headline."""
    if effect.headline is None or not small:
        return set()
    if effect.units == "trainings":
        people = {training.training: training.n for training in effect.trainings}
        left_out = set(small)
    else:
        people = {country.country: country.people for country in effect.countries}
        left_out = {training.country for training in effect.trainings if training.training in small}
    candidates = sorted((name for name in people if name not in left_out), key=lambda name: (people[name], name))
    return left_out | set(candidates[: max(0, LEAST_UNKNOWN - len(left_out))])


def _without_people(training: TrainingEffect) -> TrainingEffect:
    """The training's mean alone."""
    return replace(
        training,
        y=round(training.y, DIGITS),
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
    value, low, high = (
        None if end is None else round(end, DIGITS) for end in (estimate.value, estimate.low, estimate.high)
    )
    return replace(estimate, value=value, low=low, high=high)

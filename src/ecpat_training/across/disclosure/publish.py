"""What of a programme's effect may be published.

A training is shown where at least as many people were recognised in it as a group must have; a country where all of its
trainings are shown. What is left out must not follow from what is printed: the mean of countries and its interval are
two equations, so that at least four countries' means are left out where any is (the smallest of the others with them),
or all. Then, too, nothing else is printed that is made of them: no other estimate, no mean without a country.
"""

from dataclasses import replace

from ecpat_training.across.model.programme_effect import Beside, ProgrammeEffect

LEAST_UNKNOWN = 4
_NOTHING = Beside(None, None, None, None, None, None, None, None, None, None, None)


def publishable(effect: ProgrammeEffect, smallest: int) -> ProgrammeEffect:
    """The same for publication; `withheld` holds the ids of trainings and the codes of countries that are left out."""
    small = {one.training for one in effect.trainings if one.n < smallest}
    hidden = {one.country for one in effect.trainings if one.training in small}
    by_size = sorted((one for one in effect.countries if one.country not in hidden), key=lambda one: one.people)
    while hidden and len(hidden) < LEAST_UNKNOWN and by_size:
        hidden.add(by_size.pop(0).country)
    trainings = {one.training for one in effect.trainings if one.country in hidden}
    shown = replace(
        effect,
        published=True,
        smallest=smallest,
        withheld=frozenset(hidden | trainings),
        hanging=tuple(one for one in effect.hanging if one.people >= smallest and not hidden),
    )
    shown = replace(
        shown,
        trainings=tuple(replace(one, changes=(), people=frozenset(), answers=None) for one in effect.trainings),
        repeated=0,
    )
    if not hidden:
        return shown
    headline = effect.headline if len(hidden) >= LEAST_UNKNOWN else None
    return replace(
        shown, beside=_NOTHING, left_out=(), prediction=None, headline=headline, test=effect.test if headline else None
    )

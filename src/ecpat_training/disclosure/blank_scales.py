"""Scales that some people left blank: their figures are of other people than the report's, in each report anew.

The mean of 33 answers less that of 24 among them is that of nine, where the reports are of 34 people and of 24. People
who could not be linked are looked at likewise, scale by scale: all that is known of them is what they answered.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from ecpat_training.disclosure.earlier_reports import EarlierReports
from ecpat_training.disclosure.isolated import isolates
from ecpat_training.disclosure.model import Population, Scored
from ecpat_training.disclosure.scored import same_scale
from ecpat_training.disclosure.sealed import opened
from ecpat_training.survey.instrument.item import Wave
from ecpat_training.values.thresholds import SMALLEST

if TYPE_CHECKING:
    from ecpat_training.disclosure.isolated import People


def near_by_blanks(new_populations: Sequence[Population], earlier: EarlierReports) -> set[tuple[str, str, Scored]]:
    """(earlier wave, later wave, scale) for each scale whose figures, with those of earlier reports on the same
    questions, would tell of few people. Scales are known by their questions, as two may have one title."""
    before = [release.populations for release in earlier.ledger.releases]
    if not any(population.scale for populations in (new_populations, *before) for population in populations):
        return set()
    return {
        (new.waves[0], new.waves[-1], scored)
        for new in new_populations
        for scored in new.scores
        if (new.by_code or not_linked(new))
        and (_across(new, scored, before) or _tells(new, scored, new_populations, before, earlier))
    }


def not_linked(population: Population) -> bool:
    """Whether these people are known from one wave only."""
    return len(population.waves) == 1


def _across(new_population: Population, scored: Scored, before: Sequence[Sequence[Population]]) -> bool:
    """Whether earlier reports tell of the same scale among linked people where these are not linked, or the other way
    round: nothing tells whether they are nearly the same."""
    return any(
        not_linked(old) != not_linked(new_population) and any(_alike(scored, old_scored) for old_scored in old.scores)
        for populations in before
        for old in populations
    )


def _tells(
    new_population: Population,
    scored: Scored,
    new_populations: Sequence[Population],
    before: Sequence[Sequence[Population]],
    earlier: EarlierReports,
) -> bool:
    new_sets = [*_of_scale(scored, new_populations)]
    old = [population for populations in before for population in _of_scale(scored, populations)]
    if not any(population.scale for population in (*new_sets, *old)) or not old:
        return False
    if not_linked(new_population) and _not_told_apart(new_population, old):
        return True
    k = earlier.k if any(population.group for population in (*new_sets, *old)) else SMALLEST
    by_code, by_answers = ({scored.wave}, "by_code"), ({*new_population.waves}, "by_answers")
    return any(
        isolates(_people(old, by, waves, earlier.key), _people(new_sets, by, waves, earlier.key), k)
        for waves, by in (by_code, by_answers)
    )


def _alike(first: Scored, second: Scored) -> bool:
    """Whether both ask the same scale in the same wave, be it by its title alone: nobody's code would show that people
    are the same."""
    return same_scale(first, second) or (first.wave, first.scale) == (second.wave, second.scale)


def _not_told_apart(new_population: Population, old_populations: Sequence[Population]) -> bool:
    """Whether people who are not linked are told of in a third way, where too many said the same for it to be known who
    is in which: two sets show what they have not in common, and three may leave a few whom nobody sees."""
    # Without codes and with answers alike, a set can't be told from another: it is refused rather than guessed.
    alike = not all(population.by_code for population in (new_population, *old_populations))
    sets = {population.by_answers for population in old_populations}
    return alike and new_population.by_answers not in sets and len(sets) > 1


def _people(sets: Sequence[Population], by: str, waves: AbstractSet[Wave], key: bytes) -> "list[People]":
    return [
        opened(text, key) for population in sets if waves <= {*population.waves} and (text := getattr(population, by))
    ]


def _of_scale(scored: Scored, populations: Sequence[Population]) -> Iterator[Population]:
    """The sets of people of whom one report tells means of a scale in a wave: with everybody, their groups."""
    asking = [
        population
        for population in populations
        if any(
            same_scale(scored, other_scored) or (not_linked(population) and _alike(scored, other_scored))
            for other_scored in population.scores
        )
    ]
    yield from asking
    waves_asked = {population.waves for population in asking if not population.scale}
    yield from (
        population
        for population in populations
        if population.group and not population.counts and population.waves in waves_asked
    )

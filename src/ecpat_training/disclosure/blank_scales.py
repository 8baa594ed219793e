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
from ecpat_training.disclosure.scored import is_same_scale
from ecpat_training.disclosure.sealed import open_digests
from ecpat_training.survey.instrument.item import Wave
from ecpat_training.values.thresholds import SMALLEST_PUBLISHED_GROUP

if TYPE_CHECKING:
    from ecpat_training.disclosure.isolated import People


def find_scales_near_by_blanks(
    new_populations: Sequence[Population], earlier: EarlierReports
) -> set[tuple[str, str, Scored]]:
    """(earlier wave, later wave, scale) for each scale whose figures, with those of earlier reports on the same
    questions, would tell of few people. Scales are known by their questions, as two may have one title."""
    before = [release.populations for release in earlier.ledger.releases]
    if not any(population.scale for populations in (new_populations, *before) for population in populations):
        return set()
    return {
        (population.waves[0], population.waves[-1], scored)
        for population in new_populations
        for scored in population.scores
        if (population.by_code or is_unlinked(population))
        and (
            _is_across_linking(population, scored, before)
            or _gives_away(population, scored, new_populations, before, earlier)
        )
    }


def is_unlinked(population: Population) -> bool:
    """Whether these people are known from one wave only."""
    return len(population.waves) == 1


def _is_across_linking(new_population: Population, score: Scored, before: Sequence[Sequence[Population]]) -> bool:
    """Whether earlier reports tell of the same scale among linked people where these are not linked, or the other way
    round: nothing tells whether they are nearly the same."""
    return any(
        is_unlinked(old_population) != is_unlinked(new_population)
        and any(_is_same_scale(score, old_score) for old_score in old_population.scores)
        for populations in before
        for old_population in populations
    )


def _gives_away(
    new_population: Population,
    score: Scored,
    new_populations: Sequence[Population],
    before: Sequence[Sequence[Population]],
    earlier: EarlierReports,
) -> bool:
    new_sets = [*_of_scale(score, new_populations)]
    old_sets = [population for populations in before for population in _of_scale(score, populations)]
    if not any(population.scale for population in (*new_sets, *old_sets)) or not old_sets:
        return False
    if is_unlinked(new_population) and _is_indistinguishable(new_population, old_sets):
        return True
    k = earlier.k if any(population.group for population in (*new_sets, *old_sets)) else SMALLEST_PUBLISHED_GROUP
    code_query, answers_query = ({score.wave}, "by_code"), ({*new_population.waves}, "by_answers")
    return any(
        isolates(
            _people(old_sets, digest_field, waves, earlier.key), _people(new_sets, digest_field, waves, earlier.key), k
        )
        for waves, digest_field in (code_query, answers_query)
    )


def _is_same_scale(first_score: Scored, second_score: Scored) -> bool:
    """Whether both ask the same scale in the same wave, be it by its title alone: nobody's code would show that people
    are the same."""
    return is_same_scale(first_score, second_score) or (first_score.wave, first_score.scale) == (
        second_score.wave,
        second_score.scale,
    )


def _is_indistinguishable(new_population: Population, old_populations: Sequence[Population]) -> bool:
    """Whether people who are not linked are told of in a third way, where too many said the same for it to be known who
    is in which: two sets show what they have not in common, and three may leave a few whom nobody sees."""
    # Without codes and with answers alike, a set can't be told from another: it is refused rather than guessed.
    is_same_set = not all(population.by_code for population in (new_population, *old_populations))
    sets = {population.by_answers for population in old_populations}
    return is_same_set and new_population.by_answers not in sets and len(sets) > 1


def _people(sets: Sequence[Population], digest_field: str, waves: AbstractSet[Wave], key: bytes) -> "list[People]":
    return [
        open_digests(text, key)
        for population in sets
        if waves <= {*population.waves} and (text := getattr(population, digest_field))
    ]


def _of_scale(score: Scored, populations: Sequence[Population]) -> Iterator[Population]:
    """The sets of people of whom one report tells means of a scale in a wave: with everybody, their groups."""
    populations_asked = [
        population
        for population in populations
        if any(
            is_same_scale(score, other_score) or (is_unlinked(population) and _is_same_scale(score, other_score))
            for other_score in population.scores
        )
    ]
    yield from populations_asked
    asked_waves = {population.waves for population in populations_asked if not population.scale}
    yield from (
        population
        for population in populations
        if population.group and not population.counts and population.waves in asked_waves
    )

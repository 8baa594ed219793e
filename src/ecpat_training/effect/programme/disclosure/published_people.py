"""Of which people a programme's publication has figures, beside all that was published before.

Each training that is shown tells of its own people; the mean over all tells of everybody behind it together. Both stand
in the ledger in which the trainings' own reports stand, so that no two publications, of whatever kind, leave few. Where
one of them would, the whole publication is refused: a training left out of one alone would follow from the other means.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from ecpat_training.disclosure.earlier_reports import EarlierReports
from ecpat_training.disclosure.ledger import Prepared
from ecpat_training.disclosure.model import Scored
from ecpat_training.disclosure.published_set import ANSWERS, CODES, PublishedSet, population
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.effect.ledger.populations import PersonDigests
from ecpat_training.effect.ledger.scorings import scorings
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.model.training_effect import TrainingEffect

Deliver = Callable[[ProgrammeEffect, ReleaseStanding | None, Mapping[Path, bytes]], None]


def prepared(exact: ProgrammeEffect, shown: ProgrammeEffect, earlier: EarlierReports, deliver: Deliver) -> Prepared:
    """What may be published beside earlier reports, of whom it tells, and what they have against it. Of trainings of
    which counts alone are known nobody can be recognised; their files of counts were published by whoever sent them."""
    linked = [training for training in exact.trainings if training.linked is not None]
    sets = {training.training: _set(training, earlier.key) for training in linked}
    visible = [sets[training.training] for training in linked if training.training not in shown.withheld]
    audit = earlier.audit()
    populations = []
    for effect in linked:
        if effect.training not in shown.withheld:
            audit.everybody(sets[effect.training])
            populations.append(population(sets[effect.training], _scorings(exact, effect, earlier.key), earlier.key))
    audit.add(visible)
    if shown.headline is not None and len(sets) > 1:
        all_people = _merge_published_sets([*sets.values()])
        if audit.everybody(all_people) == "together":
            shown = replace(shown, headline=None, test=None)
        else:
            populations.append(population(all_people, (), earlier.key))
    return Prepared(
        tuple(populations),
        tuple(earlier.near(audit.refused)),
        tuple(earlier.otherwise(populations)),
        (),
        lambda entry, besides: deliver(shown, entry, besides),
    )


def _set(training: TrainingEffect, key: bytes) -> PublishedSet:
    """The people recognised in a training, by their codes and by their answers; not by rows, which every file has."""
    import numpy

    assert training.linked is not None  # only such trainings are asked
    comparison = training.linked.comparison
    ways = PersonDigests(training.linked.waves, key)(comparison)
    people = {
        method: numpy.sort(members) for method, members in ways.items() if method.split(" ")[0] in (CODES, ANSWERS)
    }
    between = comparison.before, comparison.after
    return PublishedSet(f"{training.training}, {between[0]} to {between[1]}", between, people)


def _merge_published_sets(sets: list[PublishedSet]) -> PublishedSet:
    """Everybody, in each way in which the people of all are known."""
    import numpy

    ways = set.intersection(*(set(published_set.people) for published_set in sets))
    people = {
        method: numpy.unique(numpy.concatenate([published_set.people[method] for published_set in sets]))
        for method in sorted(ways)
    }
    return PublishedSet("all trainings", sets[0].comparison, people)


def _scorings(effect: ProgrammeEffect, training: TrainingEffect, key: bytes) -> tuple[Scored, ...]:
    assert training.linked is not None
    comparison = _of_outcome(training.linked.comparison, effect.outcome.scale)
    return scorings(
        training.linked.instrument, comparison, comparison, {wave.wave: wave for wave in training.linked.waves}, key
    )


def _of_outcome(comparison: Comparison, scale: str) -> Comparison:
    return replace(comparison, changes=tuple(change for change in comparison.changes if change.scale == scale))

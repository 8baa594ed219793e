"""Of which people a programme's publication has figures, beside all that was published before.

Each training that is shown tells of its own people; the mean over all tells of everybody behind it together. Both stand
in the ledger in which the trainings' own reports stand, so that no two publications, of whatever kind, leave few. Where
one of them would, the whole publication is refused: a training left out of one alone would follow from the other means.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from ecpat_training.disclosure.earlier_reports import EarlierReports
from ecpat_training.disclosure.ledger import PreparedReport
from ecpat_training.disclosure.model import Scored
from ecpat_training.disclosure.published_set import ANSWERS, CODES, PublishedSet, population
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.effect.ledger.populations import PersonDigests
from ecpat_training.effect.ledger.scorings import scorings
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.model.training_effect import TrainingEffect

Deliver = Callable[[ProgrammeEffect, ReleaseStanding | None, Mapping[Path, bytes]], None]


def prepare_report(
    exact_effect: ProgrammeEffect, published_effect: ProgrammeEffect, earlier: EarlierReports, deliver: Deliver
) -> PreparedReport:
    """What may be published beside earlier reports, of whom it tells, and what they have against it. Of trainings of
    which counts alone are known nobody can be recognised; their files of counts were published by whoever sent them."""
    linked_trainings = [training for training in exact_effect.trainings if training.linked is not None]
    sets = {training.training: _set(training, earlier.key) for training in linked_trainings}
    visible = [
        sets[training.training] for training in linked_trainings if training.training not in published_effect.withheld
    ]
    audit = earlier.audit()
    populations = []
    for effect in linked_trainings:
        if effect.training not in published_effect.withheld:
            audit.judge_everybody(sets[effect.training])
            populations.append(
                population(sets[effect.training], _scorings(exact_effect, effect, earlier.key), earlier.key)
            )
    audit.add(visible)
    if published_effect.headline is not None and len(sets) > 1:
        all_people = _merge_published_sets([*sets.values()])
        if audit.judge_everybody(all_people) == "together":
            published_effect = replace(published_effect, headline=None, test=None)
        else:
            populations.append(population(all_people, (), earlier.key))
    return PreparedReport(
        tuple(populations),
        tuple(earlier.describe_near_sets(audit.refused_sets)),
        tuple(earlier.describe_other_scoring(populations)),
        (),
        lambda entry, extra_files: deliver(published_effect, entry, extra_files),
    )


def _set(training: TrainingEffect, key: bytes) -> PublishedSet:
    """The people recognised in a training, by their codes and by their answers; not by rows, which every file has."""
    import numpy

    assert training.linked is not None  # only such trainings are asked
    comparison = training.linked.comparison
    digests_by_method = PersonDigests(training.linked.waves, key)(comparison)
    people = {
        method: numpy.sort(members)
        for method, members in digests_by_method.items()
        if method.split(" ")[0] in (CODES, ANSWERS)
    }
    wave_pair = comparison.before, comparison.after
    return PublishedSet(f"{training.training}, {wave_pair[0]} to {wave_pair[1]}", wave_pair, people)


def _merge_published_sets(sets: list[PublishedSet]) -> PublishedSet:
    """Everybody, in each way in which the people of all are known."""
    import numpy

    shared_methods = set.intersection(*(set(published_set.people) for published_set in sets))
    people = {
        method: numpy.unique(numpy.concatenate([published_set.people[method] for published_set in sets]))
        for method in sorted(shared_methods)
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

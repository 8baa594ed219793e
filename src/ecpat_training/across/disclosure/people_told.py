"""Of which people a programme's publication has figures, beside all that was published before.

Each training that is shown tells of its own people; the mean over all tells of everybody behind it together. Both stand
in the ledger in which the trainings' own reports stand, so that no two publications, of whatever kind, leave few. Where
one of them would, the whole publication is refused: a training left out of one alone would follow from the other means.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from ecpat_training.across.model.programme_effect import ProgrammeEffect
from ecpat_training.across.model.training_effect import TrainingEffect
from ecpat_training.documents.provenance import ReleaseStanding
from ecpat_training.effect.disclosure.audit import PublishedSet
from ecpat_training.effect.ledger.earlier_reports import EarlierReports
from ecpat_training.effect.ledger.ledger import Prepared
from ecpat_training.effect.ledger.model import Scored
from ecpat_training.effect.ledger.populations import ANSWERS, CODES, KnownBy, population
from ecpat_training.effect.ledger.scorings import scorings
from ecpat_training.effect.model.change import Comparison

Deliver = Callable[[ProgrammeEffect, ReleaseStanding | None, Mapping[Path, bytes]], None]


def prepared(exact: ProgrammeEffect, shown: ProgrammeEffect, earlier: EarlierReports, deliver: Deliver) -> Prepared:
    """What may be published beside earlier reports, of whom it tells, and what they have against it. Of trainings of
    which counts alone are known nobody can be recognised; their files of counts were published by whoever sent them."""
    known = [one for one in exact.trainings if one.linked is not None]
    sets = {one.training: _set(one, earlier.key) for one in known}
    visible = [sets[one.training] for one in known if one.training not in shown.withheld]
    audit = earlier.audit(KnownBy((), earlier.key))
    made = []
    for one in known:
        if one.training not in shown.withheld:
            audit.everybody(sets[one.training])
            made.append(population(sets[one.training], _scorings(exact, one, earlier.key), earlier.key))
    audit.add(visible)
    if shown.headline is not None and len(sets) > 1:
        whole = _together([*sets.values()])
        if audit.everybody(whole) == "together":
            shown = replace(shown, headline=None, test=None)
        else:
            made.append(population(whole, (), earlier.key))
    return Prepared(
        tuple(made),
        tuple(earlier.near(audit.refused)),
        tuple(earlier.otherwise(made)),
        (),
        lambda entry, besides: deliver(shown, entry, besides),
    )


def _set(one: TrainingEffect, key: bytes) -> PublishedSet:
    """The people recognised in a training, by their codes and by their answers; not by rows, which every file has."""
    import numpy

    assert one.linked is not None  # only such trainings are asked
    comparison = one.linked.comparison
    ways = KnownBy(one.linked.waves, key)(comparison)
    people = {way: numpy.sort(who) for way, who in ways.items() if way.split(" ")[0] in (CODES, ANSWERS)}
    between = comparison.before, comparison.after
    return PublishedSet(f"{one.training}, {between[0]} to {between[1]}", between, people)


def _together(sets: list[PublishedSet]) -> PublishedSet:
    """Everybody, in each way in which the people of all are known."""
    import numpy

    ways = set.intersection(*(set(one.people) for one in sets))
    people = {way: numpy.unique(numpy.concatenate([one.people[way] for one in sets])) for way in sorted(ways)}
    return PublishedSet("all trainings", sets[0].comparison, people)


def _scorings(effect: ProgrammeEffect, one: TrainingEffect, key: bytes) -> tuple[Scored, ...]:
    assert one.linked is not None
    told = _of_outcome(one.linked.comparison, effect.outcome.scale)
    return scorings(one.linked.instrument, told, told, {wave.wave: wave for wave in one.linked.waves}, key)


def _of_outcome(comparison: Comparison, scale: str) -> Comparison:
    return replace(comparison, changes=tuple(one for one in comparison.changes if one.scale == scale))

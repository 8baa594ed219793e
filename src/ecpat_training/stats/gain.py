"""How much of what could be gained was gained: three figures that bear the same name, and are not the same.

| name | formula | source |
| --- | --- | --- |
| class | mean change / (best possible score - mean before) | Hake (1998), DOI 10.1119/1.18809 |
| individual | mean of each person's change / (best - before), without those at the best score before | Hake (1998) |
| c | mean of each person's c: change / (best - before) if it rose, change / (before - lowest) if it fell, 0 if not; \
without those at the best or the lowest score both times | Marx & Cummings (2007), DOI 10.1119/1.2372468 |

One person near the top who falls by a point can have a gain of -5, which is why `individual` is easily nonsense in
small classes and c is not. Scores are turned so that better is higher.
"""

from typing import TYPE_CHECKING

from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pairs import Pairs, mean
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats, Integers

HAKE = "Hake (1998), DOI 10.1119/1.18809"
MARX_CUMMINGS = "Marx & Cummings (2007), DOI 10.1119/1.2372468"
NO_ROOM = marked("everybody had the best possible score before")


def of_class(pairs: Pairs, best_score: float) -> Estimate:
    """Hake's gain of the class means; `best_score` is the best possible score, above or below the others."""
    method = "mean change / (best possible score - mean before)"
    room = 0.0 if pairs.unusable else best_score - pairs.mean_before
    if pairs.unusable or not room:
        return Estimate.none("g of the class", pairs.unusable or NO_ROOM, n=pairs.n, method=method, reference=HAKE)
    return Estimate("g of the class", pairs.mean_change / room, n=pairs.n, method=method, reference=HAKE)


def of_each(pairs: Pairs, best_score: float) -> Estimate:
    """The mean of the gains of each person who was not at the best score before."""
    method = "mean of each person's change / (best possible score - before)"
    is_below_best = pairs.before != best_score
    if pairs.unusable or not is_below_best.any():
        return Estimate.none("mean of each g", pairs.unusable or NO_ROOM, n=pairs.n, method=method, reference=HAKE)
    gains = pairs.changes[is_below_best] / (best_score - pairs.before[is_below_best])
    people = pairs.times[is_below_best]
    return Estimate("mean of each g", mean(gains, people), n=int(people.sum()), method=method, reference=HAKE)


def marx_cummings(pairs: Pairs, best_score: float, lowest_score: float) -> Estimate:
    """The mean of the normalised changes c."""
    method = "mean of each person's change / the room that it had in its direction"
    if pairs.unusable:
        return Estimate.none("c", pairs.unusable, n=pairs.n, method=method, reference=MARX_CUMMINGS)
    gains, people = _each_c(pairs, best_score, lowest_score)
    if not gains.size:
        reason = "everybody was at an end of the scale both times"
        return Estimate.none("c", reason, n=pairs.n, method=method, reference=MARX_CUMMINGS)
    return Estimate("c", mean(gains, people), n=int(people.sum()), method=method, reference=MARX_CUMMINGS)


def _each_c(pairs: Pairs, best_score: float, lowest_score: float) -> "tuple[Floats, Integers]":
    import numpy

    direction_sign = 1.0 if best_score > lowest_score else -1.0
    changes = pairs.changes * direction_sign
    room = numpy.where(changes > 0, abs(best_score - pairs.before), abs(pairs.before - lowest_score))
    stuck = (changes == 0) & ((pairs.before == best_score) | (pairs.before == lowest_score))
    has_changed = (changes != 0) & (room > 0)
    gains = numpy.zeros_like(changes)
    gains[has_changed] = changes[has_changed] / room[has_changed]
    counted = ~stuck & (has_changed | (changes == 0))
    return gains[counted], pairs.times[counted]

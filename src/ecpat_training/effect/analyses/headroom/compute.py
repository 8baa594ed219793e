"""How near the best possible score people were before, and how much of what was left they gained."""

from ecpat_training.effect.analyses.headroom.result import Headroom, HeadroomFound
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.change import Change, Comparison
from ecpat_training.stats import gain, paired_change
from ecpat_training.stats.pairs import Pairs


def analyse(data: EvaluationData) -> HeadroomFound | None:
    """The headroom of every change of a scale with a lowest and a highest score; None where there is none."""
    rows = tuple(
        _headroom(one, change, pairs, best, lowest)
        for one, change, pairs in data.changes()
        if (ends := _ends(change))
        for best, lowest in [ends]
    )
    return HeadroomFound(rows) if rows else None


def _ends(change: Change) -> tuple[float, float] | None:
    """The best and the worst possible score."""
    if change.low is None or change.high is None:
        return None
    return (change.high, change.low) if change.better == "higher" else (change.low, change.high)


def _headroom(one: Comparison, change: Change, pairs: Pairs, best: float, lowest: float) -> Headroom:
    room = abs(best - pairs.mean_before)
    with_room = pairs.before != best
    first, second = pairs.before[with_room], pairs.after[with_room]
    trimmed = Pairs.of(first, second) if best > lowest else Pairs.of(-first, -second)
    at_best = int((~with_room).sum())
    return Headroom(
        scale=change.scale,
        title=change.title,
        kind=change.kind,
        unit=change.unit,
        before=one.before,
        after=one.after,
        n=pairs.n,
        at_best=at_best,
        share=at_best / pairs.n,
        ceiling=bool(change.ceiling),
        room=room,
        smallest_change=change.smallest_change,
        lacking=None if change.smallest_change is None else room < change.smallest_change,
        of_class=gain.of_class(pairs, best),
        of_each=gain.of_each(pairs, best),
        c=gain.marx_cummings(pairs, best, lowest),
        trimmed=paired_change.compute(trimmed),
    )

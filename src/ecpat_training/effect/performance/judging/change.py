"""What changed between the waves, with cases crossed so that their difficulty cancels."""

from collections.abc import Sequence

from ecpat_training.effect.performance.model.assessment import CellMean, PerformanceChange, PooledScore
from ecpat_training.effect.performance.model.key import OCCASIONS
from ecpat_training.stats.crossed_change import crossed_change

HALVES = (1, 2)


def change(scores: Sequence[PooledScore], cases: tuple[str, str]) -> PerformanceChange:
    """The change, with crossed cases, of people who have a pooled score in both waves."""
    by_person: dict[str, dict[str, PooledScore]] = {}
    for score in scores:
        by_person.setdefault(score.answer.code, {})[score.answer.wave] = score
    paired = [(two["pre"], two["post"]) for two in by_person.values() if len(two) == len(OCCASIONS)]
    changes = {
        half: [after.points - before.points for before, after in paired if before.answer.half == half]
        for half in HALVES
    }
    all_changes = changes[1] + changes[2]
    cells = [
        _cell(
            [
                pooled.points
                for two in paired
                for pooled in two
                if (pooled.answer.half, pooled.answer.wave) == (half, wave)
            ],
            half,
            wave,
            cases[(half - 1 + later) % 2],
        )
        for half in HALVES
        for later, wave in enumerate(OCCASIONS)
    ]
    return PerformanceChange(
        (len(changes[1]), len(changes[2])),
        tuple((before.points, after.points) for before, after in paired),
        crossed_change(changes[1], changes[2]),
        sum(all_changes) / len(all_changes) if all_changes else None,
        tuple(cells),
    )


def _cell(points: Sequence[float], half: int, wave: str, case: str) -> CellMean:
    return CellMean(half, wave, case, len(points), sum(points) / len(points) if points else None)

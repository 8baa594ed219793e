"""Whether n, mean and SD of a wave leave only one number of people who can have had a score.

Of scores that go by steps, other sets of scores have the same n, sum and sum of squares: where 0, 2, 2, 2 stand, 1, 1,
1, 3 may stand as well. If such an exchange can be made with the scores that are there for each score that somebody has,
no number of people is told by them (nor by rounded figures, which fit more sets). Where it can't, as when 42 of 51 know
everything and the others nearly, mean and SD may be the counts.

The exchanges are solutions of the problem of Prouhet and Tarry of degree 2: G. H. Hardy and E. M. Wright, An
Introduction to the Theory of Numbers, section 21.9.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from ecpat_training.effect.disclosure.why_hidden import waves
from ecpat_training.effect.model.change import ScaleChange

_EXCHANGES = (
    ((0, 2, 2, 2), (1, 1, 1, 3)),
    ((0, 3, 3), (1, 1, 4)),
    ((0, 4, 5), (1, 2, 6)),
    ((0, 3, 4, 7), (1, 1, 6, 6)),
)
_OFF = 1e-6  # of a step: scores further from the grid are of people who left something blank


def spread_tells(change: ScaleChange) -> bool:
    """Whether the SD of a wave would tell how many people had some score, so that it must not be published; False
    where the instrument doesn't tell the steps."""
    return any(spread_of_a_wave_tells(scores, (change.low, change.high), change.steps) for scores in waves(change))


def spread_of_a_wave_tells(
    scores: Sequence[float], scale_ends: tuple[float | None, float | None], steps: int | None
) -> bool:
    """Whether n, mean and SD of these scores would tell how many people had some score; False where ends or steps
    aren't known."""
    low, high = scale_ends
    if low is None or high is None or not steps:
        return False
    step = (high - low) / steps
    places = [(score - low) / step for score in scores]
    # Means over fewer questions lie between the steps, so that the exchanges prove nothing: then it isn't judged here.
    if any(abs(place - round(place)) > _OFF for place in places):
        return False
    counts = Counter(map(round, places))
    return not all(_exchangeable(score, counts, steps) for score in counts)


def _exchangeable(score: int, counts: Counter[int], steps: int) -> bool:
    """Whether another set of the same sums has another number of people with this score."""
    for removed_scores, added_scores in _around(score, steps):
        if score not in removed_scores and score not in added_scores:
            continue
        if all(counts[removed_score] >= number for removed_score, number in Counter(removed_scores).items()):
            return True
    return False


def _around(score: int, steps: int) -> Iterator[tuple[list[int], list[int]]]:
    """The exchanges between the lowest and the highest score that a score may be part of, in both directions, wide or
    narrow, and mirrored."""
    for first_exchange, second_exchange in _EXCHANGES:
        widest_exchange = max(*first_exchange, *second_exchange)
        for stride in range(1, steps // widest_exchange + 1):
            for sign in (1, -1):
                for place in {*first_exchange, *second_exchange}:
                    start = score - sign * stride * place
                    exchange_ends = start, start + sign * stride * widest_exchange
                    if min(exchange_ends) < 0 or max(exchange_ends) > steps:
                        continue
                    exchanged_scores = [
                        [start + sign * stride * value for value in side] for side in (first_exchange, second_exchange)
                    ]
                    yield exchanged_scores[0], exchanged_scores[1]
                    yield exchanged_scores[1], exchanged_scores[0]

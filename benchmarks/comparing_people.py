"""How often the 95 % intervals of comparisons between people hold the truth, by which ours were chosen.

First the difference of trained and waiting people at the same score before: classical and HC3 interval of the analysis
of covariance, and Welch's of the changes, where a small waiting group spreads as wide, twice or half as wide. Then the
mean change with people missing: the mixed model with a covariance for each two waves, with one level per person, and
complete pairs.
"""

import numpy

from ecpat_training.stats import ancova, mixed_model, paired_change, welch
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.pairs import Pairs
from ecpat_training.stats.restricted_likelihood import patterns

TRAININGS = 1_000
SEED = 20_052
SLOPE = 0.6  # of the score after on that before
WAITING = ((20, 20, 1, 1), (20, 10, 1, 1), (20, 10, 1, 2), (20, 10, 2, 1), (40, 10, 1, 2), (10, 5, 1, 2))
MISSING = ((8, 0.3, 1.0), (12, 0.3, 0.5), (20, 0.25, 1.0), (20, 0.25, 0.5), (20, 0.5, 0.5), (40, 0.5, 0.5))


def main(trainings: int = TRAININGS) -> None:
    """Prints the shares of intervals that hold the truth, which is no difference and no change."""
    print(f"\nIntervals that hold the truth, of {trainings:,} drawn trainings each, seed {SEED}")
    print(f"  {'trained, waiting, spreads':28} {'classical':>9} {'HC3':>7} {'changes':>8}")
    for design in WAITING:
        random = numpy.random.default_rng(SEED)
        print(f"  {design!s:28} {held(trainings, lambda r=random, d=design: waiting(r, *d), (9, 7, 8))}")
    print(f"  {'people, missing, spread':28} {'own':>9} {'level':>7} {'pairs':>8}")
    for people, share, spread in MISSING:
        random = numpy.random.default_rng(SEED)
        drawn = held(trainings, lambda r=random, d=(people, share, spread): missing(r, *d), (9, 7, 8))
        print(f"  {(people, share, spread)!s:28} {drawn}")


def held(trainings: int, draw, widths: tuple[int, ...]) -> str:
    """The share of trainings in which each of the intervals holds 0, of those in which there is one."""
    hits, all_ = numpy.zeros(len(widths)), numpy.zeros(len(widths))
    for _ in range(trainings):
        for at, one in enumerate(draw()):
            if one is not None and one.low is not None:
                all_[at] += 1
                hits[at] += one.low <= 0 <= one.high
    return " ".join(f"{share:{width}.3f}" for share, width in zip(hits / all_, widths, strict=True))


def waiting(random: numpy.random.Generator, trained: int, others: int, spread: float, other: float) -> list[Estimate]:
    """The intervals of one training in which the trained gain nothing beyond the others."""
    before = random.normal(size=trained + others)
    rest = random.normal(size=trained + others) * numpy.repeat([spread, other], [trained, others])
    after = SLOPE * before + rest
    found = ancova.compute(before, after, ["trained"] * trained + ["waiting"] * others, "waiting")
    change = after - before
    return [found.difference["trained"], found.robust["trained"], welch.compute(change[:trained], change[trained:])]


def missing(random: numpy.random.Generator, people: int, share: float, spread: float) -> list[Estimate | None]:
    """The intervals of one training without a change, in which a share of people misses the end and a third of it the
    beginning."""
    before = random.normal(size=people)
    after = spread * (SLOPE * before + (1 - SLOPE**2) ** 0.5 * random.normal(size=people))
    scores = numpy.column_stack([before, after])
    scores[random.random(people) < share, 1] = numpy.nan
    scores[random.random(people) < share / 3, 0] = numpy.nan
    found = patterns(scores)
    fits = [mixed_model.fit(found, parts) for parts in (mixed_model.unstructured(2), mixed_model.random_intercept(2))]
    whole = scores[~numpy.isnan(scores).any(axis=1)]
    contrasts = [fit.contrast([-1, 1], "change") if isinstance(fit, mixed_model.Fit) else None for fit in fits]
    return [*contrasts, paired_change.compute(Pairs.of(whole[:, 0], whole[:, 1]))]


if __name__ == "__main__":
    main()

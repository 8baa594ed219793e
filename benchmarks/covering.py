"""How often the 95 % intervals of a report hold the true figure, in data as trainings give them: few people, a scale's
end, ties, lopsided changes, unequal groups, low starters who leave.

The bar is 93.5 to 96.5 in every cell; a cell outside is in order only where the report says so beside the figure, in
half of the drawn trainings at least. Of two groups and of shares the docs alone say it
(`docs/explanation/statistics.md`): such cells are counted apart. Run by itself:
`python -m benchmarks.covering [DRAWS]`; ends with 1 where a cell of a mean change or of all
answers neither holds nor is said.
"""

import sys
from collections.abc import Callable, Iterator

import numpy

from ecpat_training.effect.comparing.all_answers import model_of
from ecpat_training.effect.sentences.verdicts import silent_began_lower
from ecpat_training.stats import ancova, independent_shares, lopsided, paired_change, paired_shares, welch
from ecpat_training.stats.estimate import Estimate
from ecpat_training.stats.mcnemar import PairedAnswers
from ecpat_training.stats.pairs import Pairs

DRAWS, SEED = 4_000, 20_051
LEAST, MOST = 93.5, 96.5
PEOPLE = (6, 8, 12, 20, 40)
_CUTS = (-1.3, -0.5, 0.3, 1.1)  # between the five answers, on the scale of what people feel
_MANY = 400_000  # people of whom the true figure is taken

Random = numpy.random.Generator
Scores = tuple[numpy.ndarray, numpy.ndarray]
Cell = tuple[str, int, float, float]  # name, draws with an interval, percentage that holds, percentage that says it


def main(draws: int = DRAWS) -> int:
    """Prints every cell, and which of them neither hold nor are said."""
    print(
        f"\nHow often 95 % intervals hold, {draws:,} draws a cell, seed {SEED}; bar: {LEAST} to {MOST}, or it is said"
    )
    outside = in_docs = 0
    for title, cells, is_in_docs in (
        ("mean change, t", paired(draws), False),
        ("two groups, Welch", two_groups(draws), True),
        ("two groups, ANCOVA with HC3", adjusted(draws), True),
        ("share of two groups, Newcombe", shares(draws), True),
        ("share of the same people, Tango", paired_answers(draws), True),
        ("all answers, a third of low starters left", everybody(max(draws // 8, 50)), False),
    ):
        print(f"\n  {title:56} {'draws':>6} {'holds':>6} {'says':>6}")
        for name, intervals, holds, says in cells:
            is_inside = LEAST <= holds <= MOST
            verdict = "" if is_inside else "in docs" if is_in_docs else "said" if says >= 50.0 else "OUTSIDE"
            outside += verdict == "OUTSIDE"
            in_docs += verdict == "in docs"
            print(f"  {name:56} {intervals:6} {holds:6.1f} {says:6.1f} {verdict}", flush=True)
    print(f"\n  {outside} cells neither hold nor are said; {in_docs} more are said in the docs alone")
    return 1 if outside else 0


def graded(random: Random, people: int, *, items: int = 8, effect: float = 0.6, level: float = 0.0) -> Scores:
    """Means of answers 1 to 5, before and after; a high `level` meets the end of the scale."""
    like = level + random.normal(size=(people, 1))
    moved = effect + 0.5 * random.normal(size=(people, 1))
    felt = (like + random.normal(size=(people, items)), like + moved + random.normal(size=(people, items)))
    return tuple((numpy.searchsorted(_CUTS, answers) + 1).mean(axis=1) for answers in felt)


def right_answers(random: Random, people: int, *, level: float = 0.0, gain: float = 1.0, learn: float = 1.0) -> Scores:
    """Percentages of eight questions right, where a share `learn` of people learns."""
    able, hard = level + random.normal(size=(people, 1)), numpy.linspace(-1.0, 1.0, 8)
    gains = gain * (random.random((people, 1)) < learn)
    chances = (1.0 / (1.0 + numpy.exp(hard - able)), 1.0 / (1.0 + numpy.exp(hard - able - gains)))
    return tuple(100.0 * (random.random((people, 8)) < chance).mean(axis=1) for chance in chances)


POPULATIONS: dict[str, Callable[[Random, int], Scores]] = {
    "graded, no effect": lambda random, n: graded(random, n, effect=0.0),
    "graded, an effect": graded,
    "graded, near the end": lambda random, n: graded(random, n, level=2.0),
    "graded, at the end": lambda random, n: graded(random, n, level=3.0),
    "one graded answer (ties)": lambda random, n: graded(random, n, items=1),
    "one graded answer, near the end": lambda random, n: graded(random, n, items=1, level=1.5),
    "knowledge": right_answers,
    "knowledge, near the end": lambda random, n: right_answers(random, n, level=2.5),
    "knowledge, 15 % learn much": lambda random, n: right_answers(random, n, level=-2.0, gain=5.0, learn=0.15),
    "knowledge, 30 % learn much": lambda random, n: right_answers(random, n, level=-2.0, gain=5.0, learn=0.3),
    "a number, exponential": lambda random, n: (numpy.zeros(n), random.exponential(size=n)),
    "a number, lognormal": lambda random, n: (numpy.zeros(n), numpy.exp(random.normal(size=n))),
}


def truth(population: Callable[[Random, int], Scores]) -> float:
    """The true mean change."""
    before, after = population(numpy.random.default_rng(SEED + 1), _MANY)
    return float((after - before).mean())


def cell(name: str, drawn: list[tuple[Estimate, bool]], true: float) -> Cell:
    """One line: of the intervals there are, how many hold the true figure, and of how many it is said."""
    bounded = [(estimate, says) for estimate, says in drawn if estimate.low is not None and estimate.high is not None]
    holds = [estimate.low - 1e-12 <= true <= estimate.high + 1e-12 for estimate, _ in bounded]
    share = 100.0 / len(bounded)
    return name, len(bounded), share * sum(holds), share * sum(says for _, says in bounded)


def paired(draws: int) -> Iterator[Cell]:
    """The mean change of the same people."""
    for name, population in POPULATIONS.items():
        true, random = truth(population), numpy.random.default_rng(SEED)
        for people in PEOPLE:
            samples = [Pairs.of(*population(random, people)) for _ in range(draws)]
            drawn = [
                (paired_change.compute(pairs), lopsided.is_lopsided(pairs.changes, pairs.times)) for pairs in samples
            ]
            yield cell(f"{name}, {people}", drawn, true)


def two_groups(draws: int) -> Iterator[Cell]:
    """The changes of two groups drawn alike, equal and 8 beside 30."""
    for name, population in POPULATIONS.items():
        random = numpy.random.default_rng(SEED)
        for sizes in ((8, 8), (8, 30), (20, 20)):
            drawn = []
            for _ in range(draws):
                first, second = (after - before for before, after in (population(random, size) for size in sizes))
                drawn.append((welch.compute(first, second), False))
            yield cell(f"{name}, {sizes[0]} and {sizes[1]}", drawn, 0.0)


def adjusted(draws: int) -> Iterator[Cell]:
    """The same by analysis of covariance."""
    for name in ("graded, no effect", "graded, near the end", "knowledge", "knowledge, near the end"):
        random = numpy.random.default_rng(SEED)
        for sizes in ((8, 8), (8, 30), (20, 20)):
            drawn, group = [], ["a"] * sizes[0] + ["b"] * sizes[1]
            for _ in range(draws // 2):
                before, after = POPULATIONS[name](random, sum(sizes))
                drawn.append((ancova.compute(before, after, group, "b").robust["a"], False))
            yield cell(f"{name}, {sizes[0]} and {sizes[1]}", drawn, 0.0)


def shares(draws: int) -> Iterator[Cell]:
    """A question right, asked of different people."""
    for before, after in ((0.5, 0.5), (0.3, 0.7), (0.6, 0.95)):
        random = numpy.random.default_rng(SEED)
        for sizes in ((8, 8), (8, 30), (20, 20), (40, 40)):
            drawn = []
            for _ in range(draws):
                right = int(random.binomial(sizes[0], before)), int(random.binomial(sizes[1], after))
                drawn.append((independent_shares.newcombe((right[0], sizes[0]), (right[1], sizes[1])), False))
            yield cell(f"{before} before, {after} after, {sizes[0]} and {sizes[1]}", drawn, after - before)


def paired_answers(draws: int) -> Iterator[Cell]:
    """A question right, asked of the same people twice."""
    for gained, lost in ((0.1, 0.1), (0.3, 0.1), (0.4, 0.02)):
        random = numpy.random.default_rng(SEED)
        for people in PEOPLE:
            drawn = []
            for _ in range(draws // 2):
                more, fewer, right, wrong = random.multinomial(
                    people, (gained, lost, 0.5 * (1 - gained - lost), 0.5 * (1 - gained - lost))
                )
                drawn.append((paired_shares.tango(PairedAnswers(int(right), int(more), int(fewer), int(wrong))), False))
            yield cell(f"gained {gained}, lost {lost}, {people}", drawn, gained - lost)


def everybody(draws: int) -> Iterator[Cell]:
    """All answers, where a third leaves, the lower they started the more: the model, and the pairs beside it."""
    for name in ("graded, no effect", "graded, an effect", "graded, near the end", "knowledge"):
        population = POPULATIONS[name]
        true, start = truth(population), population(numpy.random.default_rng(SEED + 1), _MANY)[0]
        random = numpy.random.default_rng(SEED)
        for people in (12, 20, 40):
            model, pairs = [], []
            for _ in range(draws):
                before, after = population(random, people)
                lower = (start.mean() - before) / start.std()
                gone = random.random(people) < 1.0 / (1.0 + numpy.exp(0.85 - lower))
                if 5 <= people - int(gone.sum()) < people:
                    started = welch.compute(before[~gone], before[gone])  # as the report compares their starts
                    says = silent_began_lower(started)
                    fitted = model_of(numpy.column_stack([before, numpy.where(gone, numpy.nan, after)]))[0]
                    if fitted:
                        model.append((fitted.contrast([-1.0, 1.0], "all answers"), says))
                    pairs.append((paired_change.compute(Pairs.of(before[~gone], after[~gone])), says))
            yield cell(f"{name}, {people}: all answers", model, true)
            yield cell(f"{name}, {people}: complete pairs", pairs, true)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))

"""What people answered to each single question, and how that changed."""

from dataclasses import dataclass

from ecpat_training.stats.estimate import Estimate, TestResult


@dataclass(frozen=True, slots=True)
class ItemWave:
    """One question in one wave, over everybody who answered that wave, linked or not.

    `n` is how many were asked (who answered any question of the same form); `counts` how many gave each answer, options
    by their id and in the form's order, and nothing where there are too many different ones; `blank` how many gave
    none. `right` is the share of `n` who were right (None without a key), `mean` that of graded answers, reversed ones
    turned round. `item_rest` is the correlation with the other questions of the scale, over `complete` people who
    answered all of them; `upper_lower` how many more of the best third than of the lowest third were right.
    """

    wave: str
    n: int
    counts: tuple[tuple[str, int], ...]
    blank: int
    right: Estimate | None
    mean: float | None
    item_rest: float | None
    upper_lower: float | None
    complete: int


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """One question from one wave to another, over the `n` linked people who were asked in both.

    `better`, `same` and `worse` count people: with a key, from wrong to right and from right to wrong; of graded
    answers, towards the end that the scale calls better. `before` and `after` are how many were right, or the means.
    `difference` of the shares right has Tango's interval, `newcombe` Newcombe's of method 10 (None without a key).
    `exact` and `mid_p` are McNemar's tests, or sign tests of graded answers; `adjusted` is the mid-p adjusted for all
    questions of the scale (Benjamini and Hochberg); `homogeneity` the test of Stuart and Maxwell (graded answers only).
    """

    earlier: str
    later: str
    n: int
    better: int
    same: int
    worse: int
    before: float | None
    after: float | None
    difference: Estimate | None
    newcombe: Estimate | None
    exact: TestResult
    mid_p: TestResult
    homogeneity: TestResult | None
    adjusted: float | None = None


@dataclass(frozen=True, slots=True)
class ItemResult:
    """One question: as the form has it, what was answered in each wave, and how it changed. `options` are the texts of
    a question with a key, by their ids."""

    id: str
    text: str
    reversed: bool
    untaught: bool
    chapter: str | None
    form: str | None
    key: str | None
    options: tuple[tuple[str, str], ...]
    waves: tuple[ItemWave, ...]
    changes: tuple[QuestionChange, ...]


@dataclass(frozen=True, slots=True)
class PartChange:
    """The questions of one chapter of a scale, or those that no training teaches, together: `items` of them; `before`
    and `after` are the mean scores of the `n` linked people on these questions alone, in the scale's units, `change`
    their mean change."""

    title: str
    untaught: bool
    items: int
    earlier: str
    later: str
    n: int
    before: float | None
    after: float | None
    change: Estimate


@dataclass(frozen=True, slots=True)
class ScaleItems:
    """The questions of a scale in the form's order; `answers` are the graded answers from lowest to highest (none with
    a key), each with its label where it has one; `parts` its chapters and what is untaught, where it has any."""

    scale: str
    title: str
    kind: str
    better: str
    low: float | None
    high: float | None
    answers: tuple[tuple[str, str], ...]
    items: tuple[ItemResult, ...]
    parts: tuple[PartChange, ...]


@dataclass(frozen=True, slots=True)
class ItemsResult:
    """The questions of every scale of which anything can be said question by question."""

    scales: tuple[ScaleItems, ...]


@dataclass(frozen=True, slots=True)
class ItemShare:
    """How many knew a question before and after, in steps from which no count can be told (`about 60 %`)."""

    id: str
    text: str
    untaught: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ScaleShares:
    """The questions of a test, all of them, in the form's order."""

    scale: str
    title: str
    items: tuple[ItemShare, ...]


@dataclass(frozen=True, slots=True)
class ItemShares:
    """The tests of the first comparison that may be told question by question."""

    before: str
    after: str
    scales: tuple[ScaleShares, ...]

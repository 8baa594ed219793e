"""What changed, scale by scale, of everybody and of groups of people."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.effect.model.linking import Linking
from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.improvement import Improvement


@dataclass(frozen=True, slots=True)
class WaveScore:
    """A scale in one wave. `mean` and `sd` are over the people of the comparison, `low` and `high` the 95 % interval of
    that mean alone (None where people are not independent); `others` is how many more have a score in this wave but
    not in the other, and `others_mean` their mean: do those who left differ?"""

    wave: str
    mean: float | None
    sd: float | None
    others: int | None = None
    others_mean: float | None = None
    low: float | None = None
    high: float | None = None


Role = Literal["", "primary", "secondary", "exploratory"]
"""What the analysis plan says of an outcome: "" where there is no plan."""


@dataclass(frozen=True, slots=True)
class AdjustedP:
    """A test's p value adjusted for the tests of its family, how many these are, by which procedure, and which they
    are: those that were `declared`, or `all` that were made."""

    p: float
    family: int
    method: str
    among: Literal["declared", "all"] = "all"


@dataclass(frozen=True, slots=True)
class AllAnswers:
    """The same mean change from every answer, also of people with one of the two scores: `people` in all, and the p of
    its test adjusted in the family that the change's own test is in. `elsewhere` is the score before of those compared
    minus that of those who didn't answer again."""

    change: Estimate
    people: int
    adjusted: AdjustedP | None
    elsewhere: Estimate


@dataclass(frozen=True, slots=True)
class SiteChange:
    """The people of one site: their means, and their mean change with the interval of these people. Those of one person
    are that person's scores: the mean over sites is made of them, and no report shows them (`shown`)."""

    site: str
    n: int
    before: float
    after: float
    change: Estimate

    @property
    def shown(self) -> bool:
        """Whether a report may show its figures: they are of two people at least, as those of all people are."""
        return self.n > 1


Verdict = Literal["better", "worse", "open", "same", "none"]
"""What the figures of a change allow to say: `effect/sentences/verdicts.py`."""

Size = Literal[
    "", "reached", "too small", "too small, no room", "unsure", "open, small", "open, no room", "open, unsure"
]
"""What the interval of a change allows to say about the smallest change that matters."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What the exact figures of a change allow to claim (`effect/sentences/claims.py`): answers of rules, no figures.

    `kind` is its sentence; `up` and `worse` which way the mean went; `family` among which tests it was judged, and how
    many; `elsewhere` where those compared had started, beside those who are missing; `borne` and `only_all` what all
    answers together say of it; `no_room` that nobody changed, and nobody could; `low_left` that those missing had
    started lower, so that intervals hold less often.
    """

    kind: str
    verdict: Verdict
    size: Size
    up: bool
    worse: bool
    family: tuple[Literal["declared", "all"], int] | None
    elsewhere: Literal["", "up", "down"]
    borne: bool
    only_all: bool
    no_room: bool
    low_left: bool = False


@dataclass(frozen=True, slots=True)
class ScaleChange:
    """The change of one scale between two waves over the people linked, after minus before: positive is higher after.

    `steps` is how many steps a person's score can climb from `low` to `high` (None: the instrument doesn't tell).
    `raw` is the mean change in the scale's own units, `d_av` the change in units of the average SD, `d_z` in units of
    the SD of the changes, `r` the correlation of before and after. `at_best` is how many had the best possible score
    before (None if the scale has no such score), `ceiling` whether that is more than 15 %, `lopsided`
    whether the changes are so uneven that the interval holds less often than it says (`stats/lopsided.py`).
    `pairs` are the scores (before, after). `role` is the plan's, `adjusted` the p value in its family, None where that
    is the only test. `all_answers` is None where nobody is missing, or nothing follows from those who are. Where
    the people are of several sites, these are `clusters` in number and the units of every interval and test;
    `before`, `after` and `raw` are means of the sites' means, and `sites` each site's own. `unit` is what a ready
    number counts. `claims` are those of a published change, from the exact figures; None elsewhere, where the
    figures at hand give them.
    `withheld` says why a figure is None.
    """

    scale: str
    title: str
    level: str
    kind: str
    better: Literal["higher", "lower"]
    low: float | None
    high: float | None
    steps: int | None
    smallest_change: float | None
    n: int | None
    before: WaveScore
    after: WaveScore
    raw: Estimate
    d_av: Estimate
    d_z: Estimate
    r: Estimate
    t_test: TestResult
    wilcoxon: TestResult
    pratt: TestResult
    improvement: Improvement
    at_best: int | None
    ceiling: bool | None
    lopsided: bool = False
    pairs: tuple[tuple[float, float], ...] = ()
    role: Role = ""
    adjusted: AdjustedP | None = None
    all_answers: AllAnswers | None = None
    claims: Claims | None = None
    sites: tuple[SiteChange, ...] = ()
    clusters: int = 0
    unit: str = ""
    withheld: str | None = None


@dataclass(frozen=True, slots=True)
class RecognisedShare:
    """Of how many people who answered before (`began`) how many were recognised afterwards. `began` is None where fewer
    than a published report may count were not recognised."""

    known: int
    began: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything about one pair of waves. `n` is how many people were recognised in both; `linking`, which tells
    single people apart, is None in a published report; `sites` are the places of each site's people among those
    recognised, where sites are told, and empty in a published report; `withheld` says why figures are None. Where some
    people came more than once (`again`, in a published report), `n` counts participations. `recognised` says of how
    many who answered they are; None where that isn't known, or not said. Of `unlinked` waves nobody's change is known:
    they are compared as two groups of people (`analyses/unlinked`)."""

    before: str
    after: str
    n: int | None
    linking: Linking | None
    changes: tuple[ScaleChange, ...]
    sites: tuple[tuple[str, tuple[int, ...]], ...] = ()
    withheld: str | None = None
    unlinked: bool = False
    again: bool = False
    recognised: RecognisedShare | None = None

    @property
    def of_participations(self) -> bool:
        """Whether `n` counts participations of people of whom some came more than once."""
        return self.again or bool(self.linking and self.linking.came_again)


def percentage_points(change: float, scale_min: float, scale_max: float) -> float:
    """A change of a score in percent of the way from the lowest score to the highest."""
    return change * 100.0 / (scale_max - scale_min)


@dataclass(frozen=True, slots=True)
class ScaleFacts:
    """What a scale is, as far as words about its figures need it."""

    scale: str
    title: str
    kind: str
    better: Literal["higher", "lower"]
    low: float | None
    high: float | None
    smallest_change: float | None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class GroupChange:
    """The people of a group with a score in both waves: their means, and their mean change with its interval."""

    group: str
    n: int
    before: float | None
    after: float | None
    change: Estimate

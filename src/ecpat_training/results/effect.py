"""What a training changed, scale by scale."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.results.check import NotUsed
from ecpat_training.results.estimate import Estimate, TestResult

LinkRule = Literal["exact", "distance 1"]


@dataclass(frozen=True, slots=True)
class Response:
    """One response: its position in the wave's table, where it stands in the file, and its code as written; `named`
    says that the code looks like the person's name."""

    row: int
    where: Location
    code: str
    named: bool = False

    @property
    def shown(self) -> str:
        """The code as a report prints it: never a name."""
        return "(a name)" if self.named else self.code


@dataclass(frozen=True, slots=True)
class Link:
    """One person recognised in two waves, and by which rule the codes were linked."""

    before: Response
    after: Response
    rule: LinkRule


@dataclass(frozen=True, slots=True)
class Linking:
    """Who was recognised from one wave to another.

    Every response is accounted for: n_before == linked + len(only_before) + len(left_out_before), likewise after. Left
    out are responses without a code and those whose code several people of a wave share. `close_pairs` of the
    `compared_pairs` codes of different people of one wave are one typing error apart; `candidate_pairs` is how many
    pairs of unrecognised people were looked at for links of distance 1; `distrusted` is how many pairs of codes one
    typing error apart were not linked, because chance alone would make about as many.
    """

    before: str
    after: str
    n_before: int
    n_after: int
    links: tuple[Link, ...]
    only_before: tuple[Response, ...]
    only_after: tuple[Response, ...]
    left_out_before: tuple[NotUsed, ...]
    left_out_after: tuple[NotUsed, ...]
    close_pairs: int
    compared_pairs: int
    candidate_pairs: int
    distrusted: int = 0

    @property
    def linked(self) -> int:
        """How many people were recognised."""
        return len(self.links)

    @property
    def by_distance_1(self) -> int:
        """How many of them by codes that differ in one place."""
        return sum(link.rule == "distance 1" for link in self.links)

    @property
    def expected_false(self) -> float:
        """How many links of distance 1 chance alone would make: the share of different people's codes that are one
        typing error apart, times the pairs that were looked at."""
        return self.close_pairs / self.compared_pairs * self.candidate_pairs if self.compared_pairs else 0.0


@dataclass(frozen=True, slots=True)
class WaveSummary:
    """Who answered one wave: the file, its platform, how many rows it has, how many were used and why the rest was
    not, and the first and last day of answering where the file says so without doubt. rows == used + len(not_used);
    both counts are None where they are withheld from publication."""

    wave: str
    file: str
    sheet: str | None
    platform: str
    rows: int | None
    used: int | None
    not_used: tuple[NotUsed, ...]
    first_day: str | None
    last_day: str | None
    columns_ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WaveScore:
    """A scale in one wave. `mean` and `sd` are over the people of the comparison; `others` is how many more have a
    score in this wave but not in the other, and `others_mean` their mean: do those who left differ?"""

    wave: str
    mean: float | None
    sd: float | None
    others: int | None = None
    others_mean: float | None = None


@dataclass(frozen=True, slots=True)
class Improvement:
    """How many people improved, stayed the same and worsened; where the counts are withheld from publication, `share`
    says in rounded words how many improved."""

    improved: int | None = None
    same: int | None = None
    worsened: int | None = None
    share: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """The change of one scale between two waves over the people linked, after minus before: positive is higher after.

    `steps` is how many steps a person's score can climb from `low` to `high` (None: the instrument doesn't tell).
    `raw` is the mean change in the scale's own units, `d_av` the change in units of the average SD, `d_z` in units of
    the SD of the changes, `r` the correlation of before and after. `at_best` is how many had the best possible score
    before (None if the scale has no such score), `ceiling` whether that is more than 15 %. `pairs` are the scores
    (before, after). `sentence` and `notes` say it in plain words by written rules; `withheld` says why a figure is
    None.
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
    pairs: tuple[tuple[float, float], ...] = ()
    sentence: str = ""
    notes: tuple[str, ...] = ()
    withheld: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything about one pair of waves. `n` is how many people were recognised in both; `linking`, which tells
    single people apart, is None in a published report; `withheld` says why figures are None."""

    before: str
    after: str
    n: int | None
    linking: Linking | None
    changes: tuple[Change, ...]
    withheld: str | None = None


@dataclass(frozen=True, slots=True)
class EffectReport:
    """The effect of one training, as far as its surveys can show it. `published` says that the disclosure procedure
    has been applied: figures that would give a person away are None there, with the reason. `not_compared` are the
    titles of scales that are asked in one wave only."""

    instrument: str
    instrument_id: str
    waves: tuple[WaveSummary, ...]
    comparisons: tuple[Comparison, ...]
    findings: tuple[Finding, ...]
    not_compared: tuple[str, ...] = ()
    published: bool = False

"""What a training changed, scale by scale."""

from dataclasses import dataclass
from typing import Literal

from ecpat_training.core.finding import Finding
from ecpat_training.core.location import Location
from ecpat_training.results.check import NotUsed
from ecpat_training.results.estimate import Estimate, TestResult

LinkRule = Literal["exact", "distance 1"]


@dataclass(frozen=True, slots=True)
class Link:
    """One person recognised in two waves: where each answer stands and by which rule the codes were linked."""

    before: Location
    after: Location
    rule: LinkRule


@dataclass(frozen=True, slots=True)
class Linking:
    """Who was recognised from one wave to another. Counts of responses: n_before == linked + only_before, likewise
    after; `expected_false` is how many links of distance 1 chance alone would make."""

    before: str
    after: str
    n_before: int
    n_after: int
    links: tuple[Link, ...]
    only_before: tuple[Location, ...]
    only_after: tuple[Location, ...]
    ambiguous: tuple[NotUsed, ...]
    expected_false: float

    @property
    def linked(self) -> int:
        """How many people were recognised."""
        return len(self.links)


@dataclass(frozen=True, slots=True)
class WaveSummary:
    """Who answered one wave: the file, its platform, how many rows it has, how many were used and why the rest was
    not, and the first and last day of answering where the file says so without doubt."""

    wave: str
    file: str
    sheet: str | None
    platform: str
    rows: int
    used: int
    not_used: tuple[NotUsed, ...]
    first_day: str | None
    last_day: str | None
    columns_ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoreSummary:
    """A scale in one wave: how many have a score, of all who answered and of the linked; mean and SD of the linked."""

    wave: str
    scored: int
    n: int
    mean: float | None
    sd: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """The change of one scale between two waves over the people linked, post minus pre: positive is higher after.

    `improved`, `same` and `worsened` count people in the direction that the scale calls better; `raw` is the mean
    change in the scale's own units, `d_av` the change in units of the average SD, `d_z` in units of the SD of the
    changes; `sentence` says it in plain words by written rules.
    """

    scale: str
    title: str
    level: str
    kind: str
    before: ScoreSummary
    after: ScoreSummary
    n: int
    mean_before: float | None
    mean_after: float | None
    sd_before: float | None
    sd_after: float | None
    r: float | None
    raw: Estimate
    d_av: Estimate
    d_z: Estimate
    t_test: TestResult
    wilcoxon: TestResult
    improved: int
    same: int
    worsened: int
    better: Literal["higher", "lower"]
    low: float | None
    high: float | None
    smallest_change: float | None
    pairs: tuple[tuple[float, float], ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything about one pair of waves."""

    before: str
    after: str
    linking: Linking
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class EffectReport:
    """The effect of one training, as far as its surveys can show it. `published` says that the disclosure procedure
    has been applied: figures that would give a person away are None there, with the reason."""

    instrument: str
    instrument_id: str
    waves: tuple[WaveSummary, ...]
    comparisons: tuple[Comparison, ...]
    findings: tuple[Finding, ...]
    published: bool = False

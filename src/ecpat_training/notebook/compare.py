"""`compare`: the change between two columns of scores."""

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from ecpat_training import __version__
from ecpat_training.documents.document import Document, Paragraph
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.model.change import ScaleChange, Verdict
from ecpat_training.effect.sentences.sentences import sentence
from ecpat_training.effect.sentences.verdicts import verdict
from ecpat_training.effect.workflows.two_columns import ScoreScale, compare_columns
from ecpat_training.notebook.effect import Effect
from ecpat_training.notebook.scores import aligned
from ecpat_training.stats.estimate import Estimate, TestResult

if TYPE_CHECKING:
    from ecpat_training.notebook.scores import Scores

_MOST_LETTERS = 300


@dataclass(frozen=True, repr=False, eq=False)
class Compared(Effect):
    """The change between two columns. A notebook shows the whole effect report of this one scale.

    An `Estimate` has `value`, `low`, `high` (the 95 % interval), `method` and `reference`; a `TestResult` has
    `statistic`, `df`, `p` (two-sided), `method` and `reference`. No figure is ever nan or inf: where there is none it
    is None, and `undefined` (of an interval `no_interval`) says why.

    Attributes:
        report: everything that was computed.
        paired: how the scores of the same people were brought together.
    """

    paired: str = ""

    @property
    def headline(self) -> str:
        """The change in words."""
        return self.sentence

    @property
    def n(self) -> int:
        """How many people have both scores: all figures are about them."""
        return self._change.n or 0

    @property
    def only_before(self) -> int:
        """How many have a score before and none after."""
        return (self.report.waves[0].used or 0) - self.n

    @property
    def only_after(self) -> int:
        """How many have a score after and none before."""
        return (self.report.waves[1].used or 0) - self.n

    @property
    def mean_before(self) -> float | None:
        """The mean before, in the scores' units."""
        return self._change.before.mean

    @property
    def mean_after(self) -> float | None:
        """The mean after, in the scores' units."""
        return self._change.after.mean

    @property
    def change(self) -> Estimate:
        """The mean change, after minus before, in the scores' units, with its 95 % t interval."""
        return self._change.raw

    @property
    def d_av(self) -> Estimate:
        """The change in units of the average of both standard deviations."""
        return self._change.d_av

    @property
    def d_z(self) -> Estimate:
        """The change in units of the standard deviation of the changes."""
        return self._change.d_z

    @property
    def r(self) -> Estimate:
        """The correlation of before and after."""
        return self._change.r

    @property
    def t_test(self) -> TestResult:
        """The paired t test."""
        return self._change.t_test

    @property
    def wilcoxon(self) -> TestResult:
        """The exact signed-rank test, people without a change left out."""
        return self._change.wilcoxon

    @property
    def verdict(self) -> Verdict:
        """`better`, `worse`, `open` (not shown), `same` (nobody changed) or `none` (no figure), by the report's rule:
        where people are missing, all answers together must show it too."""
        return verdict(self._change)

    @property
    def sentence(self) -> str:
        """The change in words, which claim no more than the figures allow."""
        return sentence(self._change)

    @property
    def _change(self) -> ScaleChange:
        return self.report.comparisons[0].changes[0]

    def _document(self) -> Document:
        document = super()._document()
        return replace(document, blocks=(Paragraph(self.paired, "quiet"), *document.blocks))


def compare(
    before: "Scores",
    after: "Scores",
    *,
    title: str = "Score",
    better: Literal["higher", "lower"] = "higher",
    lowest: float | None = None,
    highest: float | None = None,
    smallest_change: float | None = None,
    unit: str = "",
) -> Compared:
    """Compares two columns of scores of the same people: what `ecpat evaluate` says of one scale.

    Two Series whose indexes hold the people's codes (texts) are aligned by these, letter by letter. Two Series with the
    same index, and lists and arrays, are compared row by row. What was done stands in `.paired`. Two Series with
    different indexes that are no codes are refused, since nobody can tell who is who.

    Args:
        before: the scores before, one for each person, in any unit; None or nan where somebody has none.
        after: the scores after, in the same unit.
        title: what the scores are of, for the report.
        better: which way is better, `"higher"` or `"lower"`.
        lowest, highest: the ends that no score can pass, where there are such: then the report also says how much room
            was left.
        smallest_change: the smallest change that matters, in the scores' units; then the sentence says whether it was
            reached.
        unit: what a score counts, such as `"minutes"`; else points.

    Returns:
        The comparison: `.n`, `.mean_before`, `.mean_after`, `.change`, `.d_av`, `.d_z`, `.r`, `.t_test`, `.wilcoxon`,
        `.verdict` and `.sentence`; `.to_frame()` has them in one row, as `evaluate` does; `.figures` the charts;
        `.save("change.html")` writes the report. Where a figure isn't defined, it is None and `undefined` says why.

    Raises:
        TypeError: something is no column of numbers.
        ValueError: the lengths differ, a score is infinite or outside `lowest` to `highest`, a code stands twice or is
            missing, or the indexes of two Series differ and are no codes.

    Example:
        >>> import ecpat_training as ecpat
        >>> found = ecpat.compare([50, 60, 55, 70, 40, 65], [70, 75, 60, 85, 55, 80], title="Knowledge", highest=100)
        >>> found.n, found.change.value, found.change.low, found.change.high
        >>> found.sentence
    """
    outcome = _outcome(title, better, lowest, highest, smallest_change, unit)
    pairs = aligned(before, after)
    outside = [
        name
        for name, scores in (("before", pairs.before.scores), ("after", pairs.after.scores))
        if (lowest is not None and (scores < lowest).any()) or (highest is not None and (scores > highest).any())
    ]
    if outside:
        raise ValueError(
            f"{' and '.join(f'`{name}`' for name in outside)}: a score lies outside `lowest` to `highest`. Please "
            "correct the score or the ends."
        )
    report = compare_columns(pairs.before, pairs.after, outcome)
    origin = Provenance(__version__, "ecpat_training.compare", (("two columns of scores", ""),))
    return Compared(report, "evaluator", origin, report.findings, (), pairs.said)


def _outcome(
    title: str,
    better: Literal["higher", "lower"],
    lowest: float | None,
    highest: float | None,
    smallest_change: float | None,
    unit: str,
) -> ScoreScale:
    """What is asked about the scores.

    Raises:
        ValueError: with everything that makes no sense.
    """
    problems = []
    if not 0 < len(title.strip()) <= _MOST_LETTERS:
        problems.append(f"`title` must have 1 to {_MOST_LETTERS} letters.")
    if better not in ("higher", "lower"):
        problems.append(f"`better` is {better!r}. Please write 'higher' or 'lower'.")
    ends = [end for end in (lowest, highest, smallest_change) if end is not None]
    if not all(map(math.isfinite, ends)):
        problems.append(
            "`lowest`, `highest` and `smallest_change` must be finite. Please leave out those that are open."
        )
    if lowest is not None and highest is not None and lowest >= highest:
        problems.append("`lowest` must be below `highest`.")
    if smallest_change is not None and smallest_change <= 0:
        problems.append("`smallest_change` must be above 0: it counts in both directions.")
    if problems:
        raise ValueError("\n".join(problems))
    return ScoreScale(
        title=title, better=better, lowest=lowest, highest=highest, smallest_change=smallest_change, unit=unit
    )

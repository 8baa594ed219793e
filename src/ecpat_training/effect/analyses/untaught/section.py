"""Taught against untaught: a comparison within each person, for what being asked twice does by itself.

Written rules; the interval is the 95 % interval of the difference, taught minus untaught, better being positive:

| interval | said |
| --- | --- |
| wholly above 0 | `more`: asking twice alone doesn't explain that much |
| wholly below 0 | `less`: what was not taught improved more |
| holds 0 | `open`: not shown that what was taught changed more; asking twice may explain it |
| none, since all differ alike | `alike`: by how much |

The test of the difference decides, never that one change is significant and the other not. Nothing of it is published.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.change import Comparison
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.scoring.scoring import UNTAUGHT_SUFFIX
from ecpat_training.effect.sentences.amounts import amount, decimals_text
from ecpat_training.effect.sentences.opening import name, opening
from ecpat_training.effect.sentences.plain import figures, test_json
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.stats import difference_in_change, paired_change
from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import Scale
from ecpat_training.words.catalogue.marked_text import marked


@dataclass(frozen=True, slots=True)
class UntaughtChange:
    """A scale between two waves, over the `n` people with both scores in both waves, in the scale's units. `difference`
    is the change of the taught minus that of the untaught."""

    scale: str
    title: str
    kind: str
    better: Literal["higher", "lower"]
    before: str
    after: str
    n: int
    taught: Estimate
    untaught: Estimate
    difference: Estimate
    test: TestResult


@dataclass(frozen=True, slots=True)
class UntaughtResult:
    """Every scale with items that no training teaches."""

    rows: tuple[UntaughtChange, ...]


HEADING = marked("What was taught, beside what was not")
SENTENCE = marked(
    {
        "more": "{title::} what was taught changed by {taught}, what was not by {untaught}. The difference "
        "({difference}, 95 % interval {low} to {high}; {n:,} people) goes the right way: being asked twice alone "
        "doesn't explain it.",
        "less": "{title::} what was taught changed by {taught}, what was not by {untaught}. The difference "
        "({difference}, 95 % interval {low} to {high}; {n:,} people) goes the wrong way: the untaught questions did "
        "better.",
        "open": "{title::} what was taught changed by {taught}, what was not by {untaught}. A difference is not shown "
        "({difference}, 95 % interval {low} to {high}; {n:,} people): being asked twice may explain the change.",
        "alike": "{title::} what was taught changed by {taught}, what was not by {untaught}, with the same difference "
        "for everybody: {difference} ({n:,} {n:person|people}).",
    }
)
ROW = marked({"taught": "taught", "untaught": "not taught", "difference": "difference"})
NO_INTERVAL = marked("-")
UNTAUGHT_EXPLANATION = marked(
    "Questions that no training teaches were asked as well. People improve on them because they are asked twice, or "
    "because of what happens outside. The difference is each person's change on what was taught minus that on what "
    "was not, with the paired t test. It supposes that both kinds of questions gain as much from being asked twice."
)


class UntaughtAnalysis(Analysis[UntaughtResult]):
    """Taught against untaught: a comparison within each person, for what being asked twice does by itself."""

    order = 40
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})

    def analyse(self, data: EvaluationData) -> UntaughtResult | None:
        """Each scale that has such items, in each comparison; None where there is none."""
        changes = (
            _compare_untaught(data, comparison, scale)
            for comparison in data.comparisons
            for scale in data.instrument.scales
        )
        rows = tuple(row for row in changes if row)
        return UntaughtResult(rows) if rows else None

    def blocks(self, result: UntaughtResult, report: EffectReport) -> Iterator[Block]:
        """A sentence for each scale, and both changes with their difference."""
        yield Heading(HEADING)
        yield Bullets(tuple(_sentence(row, result) for row in result.rows))
        yield _table(result)
        yield Paragraph(UNTAUGHT_EXPLANATION, "quiet")

    def data(self, result: UntaughtResult) -> list[JsonObject]:
        """Every figure of the result as data for machines, not rounded."""
        return [{**figures(row), "t_test": test_json(row.test, "t")} for row in result.rows]

    def public(self, result: UntaughtResult, report: EffectReport) -> None:
        """Nothing: a few questions more or less make small scores that tell single answers."""


def _table(result: UntaughtResult) -> ReportTable:
    """Three rows for each scale: both changes and their difference."""
    opening_columns = opening(result.rows)
    rows: list[tuple[object, ...]] = []
    for row in result.rows:
        start = [column.value(row) for column in opening_columns]
        lines = (("taught", row.taught), ("untaught", row.untaught), ("difference", row.difference))
        for row_kind, change in lines:
            interval = NO_INTERVAL if change.low is None else (change.low, change.high)
            p: object = row.test.p if row_kind == "difference" else None
            rows.append((*start, row.n, ROW[row_kind], change.value, interval, NO_INTERVAL if p is None else p))
    columns = (
        ReportColumn(marked("People"), "count"),
        ReportColumn(marked("What"), width=1.6),
        ReportColumn(marked("Change"), "0.00"),
        ReportColumn(marked("95 % interval"), "0.00", interval=True, width=1.6),
        ReportColumn(marked("p"), "p"),
    )
    return ReportTable("taught and not", (*(column.head for column in opening_columns), *columns), tuple(rows))


def _sentence(row: UntaughtChange, result: UntaughtResult) -> str:
    low, high = row.difference.low, row.difference.high
    higher_is_better = row.better == "higher"
    if low is None or high is None:
        sentence_key = "alike"
    elif low <= 0 <= high:
        sentence_key = "open"
    else:
        sentence_key = "more" if (low > 0) == higher_is_better else "less"
    return SENTENCE[sentence_key].format(
        title=name(row, result.rows),
        n=row.n,
        taught=_signed_change(row, row.taught),
        untaught=_signed_change(row, row.untaught),
        difference=_signed_change(row, row.difference),
        low="" if low is None else decimals_text(row.kind, low),
        high="" if high is None else decimals_text(row.kind, high),
    )


def _signed_change(row: UntaughtChange, change: Estimate) -> str:
    return amount(row.kind, change.value or 0.0, plus=True)


def _compare_untaught(data: EvaluationData, comparison: Comparison, scale: Scale) -> UntaughtChange | None:
    import pandas

    names = {"taught": scale.id, "untaught": scale.id + UNTAUGHT_SUFFIX}
    scores = [data.scores[wave] for wave in (comparison.before, comparison.after)]  # type: ignore[index]
    if comparison.linking is None or any(name not in wave.columns for wave in scores for name in names.values()):
        return None
    rows = comparison.linking.links.rows
    scores_by_part = pandas.DataFrame(
        {
            (part_name, side): wave[name].to_numpy()[linked_rows]
            for part_name, name in names.items()
            for side, (wave, linked_rows) in enumerate(zip(scores, rows, strict=True))
        }
    ).dropna()
    taught_pairs, untaught_pairs = (
        Pairs.of(scores_by_part[part_name, 0], scores_by_part[part_name, 1]) for part_name in names
    )
    if taught_pairs.unusable or untaught_pairs.unusable:
        return None
    difference, test_result = difference_in_change.compute(taught_pairs, untaught_pairs)
    return UntaughtChange(
        scale=scale.id,
        title=scale.title,
        kind=scale.kind,
        better=scale.better,
        before=comparison.before,
        after=comparison.after,
        n=taught_pairs.n,
        taught=paired_change.compute(taught_pairs),
        untaught=paired_change.compute(untaught_pairs),
        difference=difference,
        test=test_result,
    )


analysis = UntaughtAnalysis()

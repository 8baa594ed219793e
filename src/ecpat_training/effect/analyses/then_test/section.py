"""Before and after asked in one form: the change as people see it looking back, said to be just that.

Written rules; the interval is the 95 % interval of the change, now minus then:

| interval | said |
| --- | --- |
| wholly on the better side of 0 | `better` |
| wholly on the worse side | `worse` |
| holds 0 | `open`: no clear change |
| none, since all changed alike or nobody did | `alike`: by how much |

Such changes are mostly larger than those between two tests: Howard (1980), Response-shift bias, DOI
10.1177/0193841X8000400105. Nothing of it is published, as of the response shift: no attack has tried two scores of one
form yet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.columns import Column, interval_column, table_of
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph, ReportTable
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.response_shift import compute as response_shift
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.amounts import amount, decimals_text
from ecpat_training.effect.sentences.plain import figures, test_json
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.stats import paired_change
from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.pairs import Pairs
from ecpat_training.survey.instrument.instrument import Scale
from ecpat_training.survey.model.responses import WaveResponses
from ecpat_training.words.catalogue.marked_text import marked


@dataclass(frozen=True, slots=True)
class RetrospectiveChange:
    """A scale of which one form, in the wave `after`, asked both times, over the `n` people who have both scores: the
    means, the change now minus then, in the scale's units, and the paired `test` of no change. `before` is `then`."""

    scale: str
    title: str
    kind: str
    better: Literal["higher", "lower"]
    after: str
    n: int
    mean_then: float
    mean_now: float
    change: Estimate
    test: TestResult
    unit: str = ""
    before: str = "then"


@dataclass(frozen=True, slots=True)
class ThenTestResult:
    """Every scale that one form asked of both times, and nobody before, of two people or more."""

    rows: tuple[RetrospectiveChange, ...]


HEADING = marked("Looking back: before and after, asked in one form")
WHAT = marked(
    "One form asked, afterwards, where people stood before the training and where they stand now (then-test, or "
    "retrospective pre-test). Nobody was asked this before."
)
SENTENCE = marked(
    {
        "better": "{title::} looking back, people put themselves at {then} before and at {now} now: {change}, for the "
        "better (95 % interval {low} to {high}; {n:,} people).",
        "worse": "{title::} looking back, people put themselves at {then} before and at {now} now: {change}, for the "
        "worse (95 % interval {low} to {high}; {n:,} people).",
        "open": "{title::} looking back, people put themselves at {then} before and at {now} now: no clear change "
        "({change}, 95 % interval {low} to {high}; {n:,} people).",
        "alike": "{title::} looking back, all put themselves {change} away from before, at {then} then and at {now} "
        "now ({n:,} {n:person|people}).",
    }
)
MORE_SCALES_TEXT = marked("{count:,} more {count:scale is|scales are} in the full report.")
CAVEAT = marked(
    "This is a change as people remember it, no change that was measured: memory fails, people like to see that an "
    "effort was worth it, and they know what is hoped for. Such changes are mostly larger than those from a test "
    "before and a test after, and never pooled with them. Next time ask before as well."
)
ONLY_REMEMBERED = marked("This is a change as people remember it, no change that was measured.")
THEN_TEST_EXPLANATION = marked(
    "Both scores are of the same people, from one form. p is of the paired t test, not adjusted."
)
NO_INTERVAL = marked("none")


class ThenTestAnalysis(Analysis[ThenTestResult]):
    """Before and after asked in one form: the change as people see it looking back."""

    order = 34
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    one_wave = True

    def analyse(self, data: EvaluationData) -> ThenTestResult | None:
        """The change of each scale in each wave that asks of both times; None where there is none. A scale that was
        asked before as well is left to the response shift, which has the score given then beside it."""
        shifts = response_shift.analyse(data)
        scales_with_before = {(row.scale, row.after) for row in shifts.rows} if shifts else set()
        changes = (
            _change(data, scale, wave)
            for wave in data.waves
            for scale in data.instrument.scales
            if scale.then and wave.wave in scale.then.asked and (scale.id, wave.wave) not in scales_with_before
        )
        rows = tuple(row for row in changes if row)
        return ThenTestResult(rows) if rows else None

    def blocks(self, result: ThenTestResult, report: EffectReport) -> Iterator[Block]:
        """The means with their difference and its test; the sentences and the caveat stand on the first page."""
        yield Heading(HEADING)
        yield Paragraph(WHAT)
        yield _table(result)
        yield Paragraph(THEN_TEST_EXPLANATION, "quiet")

    def brief(self, result: ThenTestResult, report: EffectReport) -> Iterator[Block]:
        """Nothing: the first page has the words."""
        return iter(())

    def data(self, result: ThenTestResult) -> list[JsonObject]:
        """Every figure of the result as data for machines, not rounded."""
        return [{**figures(row, change="now_minus_then"), "t_test": test_json(row.test, "t")} for row in result.rows]

    def public(self, result: ThenTestResult, report: EffectReport) -> None:
        """Nothing: see above."""


def on_first_page(report: EffectReport, max_sentences: int | None = None) -> Iterator[Block]:
    """A sentence for each scale, of `max_sentences` at most, and what such a change is; nothing where there is none."""
    result = report.found(ThenTestResult)
    if result is None:
        return
    sentences = tuple(map(sentence, result.rows[:max_sentences]))
    unlisted_count = len(result.rows) - len(sentences)
    yield Heading(HEADING, 2)
    yield Bullets((*sentences, *([MORE_SCALES_TEXT.format(count=unlisted_count)] if unlisted_count else [])))
    yield Paragraph(CAVEAT, "attention")


def sentence(row: RetrospectiveChange) -> str:
    """What people say, looking back, of one scale."""
    value, low, high = row.change.value or 0.0, row.change.low, row.change.high
    if low is None or high is None:
        sentence_key = "alike"
    elif low <= 0 <= high:
        sentence_key = "open"
    else:
        sentence_key = "better" if (low > 0) == (row.better == "higher") else "worse"
    return SENTENCE[sentence_key].format(
        title=row.title,
        n=row.n,
        then=decimals_text(row.kind, row.mean_then),
        now=decimals_text(row.kind, row.mean_now),
        change=amount(row.kind, value, plus=True, unit=row.unit),
        low="" if low is None else decimals_text(row.kind, low),
        high="" if high is None else decimals_text(row.kind, high),
    )


def _table(result: ThenTestResult) -> ReportTable:
    columns: list[Column[RetrospectiveChange]] = [
        Column(marked("Scale"), lambda row: row.title, width=2.6),
        Column(marked("People"), lambda row: row.n, "count"),
        Column(marked("Then"), lambda row: row.mean_then, "0.00"),
        Column(marked("Now"), lambda row: row.mean_now, "0.00"),
        Column(marked("Change"), lambda row: row.change.value, "0.00"),
        interval_column(marked("95 % interval"), lambda row: row.change, missing=NO_INTERVAL),
        Column(marked("p"), lambda row: NO_INTERVAL if row.test.p is None else row.test.p, "p"),
    ]
    return table_of("then-test", result.rows, columns)


def _change(data: EvaluationData, scale: Scale, wave: WaveResponses) -> RetrospectiveChange | None:
    import numpy

    then_scores = response_shift.then_score(scale, wave)
    now_scores = data.scores[wave.wave].get(scale.id)
    if then_scores is None or now_scores is None:
        return None
    then_and_now = numpy.column_stack([then_scores.to_numpy(), now_scores.to_numpy()])
    then_and_now = then_and_now[~numpy.isnan(then_and_now).any(axis=1)]
    pairs = Pairs.of(then_and_now[:, 0], then_and_now[:, 1])
    if pairs.unusable:
        return None
    return RetrospectiveChange(
        scale=scale.id,
        title=scale.title,
        kind=scale.kind,
        better=scale.better,
        after=wave.wave,
        n=pairs.n,
        mean_then=pairs.mean_before,
        mean_now=pairs.mean_after,
        change=paired_change.compute(pairs),
        test=paired_change.t_test(pairs),
        unit=scale.unit,
    )


analysis = ThenTestAnalysis()

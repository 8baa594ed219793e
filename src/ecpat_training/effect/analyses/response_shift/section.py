"""The then-test beside the pre-test, never instead of it.

Written rules; the interval is the 95 % interval of the shift, then minus before, turned so that better is positive:

| interval | said |
| --- | --- |
| wholly below 0 | `stricter`: looking back, people put where they stood lower than they did at the time |
| wholly above 0 | `milder`: higher |
| holds 0 | `open`: not shown that they see it otherwise now |
| none, since all shifted alike or nobody did | `alike`: by how much |

Nothing of it is published: three means of the same people and their differences give more away than two.
"""

from collections.abc import Iterator

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.response_shift import compute
from ecpat_training.effect.analyses.response_shift.result import ResponseShift, ResponseShiftResult
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.amounts import amount, decimals_text
from ecpat_training.effect.sentences.opening import name, opening
from ecpat_training.effect.sentences.plain import figures
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.stats.estimate import Estimate
from ecpat_training.words.catalogue.marked_text import marked

HEADING = marked("Response shift: how people see their start now")
WHAT = marked(
    "After the training people were asked again about the time before (then-test). People who have learnt what the "
    "work needs may now rate their former self differently: the measure has shifted, not only the person."
)
SENTENCE = marked(
    {
        "stricter": "{title::} looking back, people rate their start lower than they did at the time, a response shift "
        "of {shift} (95 % interval {low} to {high}; {n:,} people). Change from the score given before: {conservative}; "
        "from the then-test: {recalibrated}.",
        "milder": "{title::} looking back, people rate their start higher than they did at the time, a response shift "
        "of {shift} (95 % interval {low} to {high}; {n:,} people). Change from the score given before: {conservative}; "
        "from the then-test: {recalibrated}.",
        "open": "{title::} no clear response shift ({shift}, 95 % interval {low} to {high}; {n:,} people). Change from "
        "the score given before: {conservative}; from the then-test: {recalibrated}.",
        "alike": "{title::} a response shift of the same amount for everybody, {shift} ({n:,} {n:person|people}). "
        "Change from the score given before: {conservative}; from the then-test: {recalibrated}.",
    }
)
CAVEAT = marked(
    "Neither answer is the true one. Memory fails, people like to see that an effort was worth it, and they know what "
    "is hoped for; so a change measured from the later answer is no stronger proof. The results of this report are "
    "those from the answers given before."
)
DIFFERENCE = marked(
    {
        "shift": "shift: then - before",
        "conservative": "after - before",
        "recalibrated": "after - then",
    }
)
NO_INTERVAL = marked("none")
EXPLAINED = marked(
    "All figures are of the same people, those with all three scores. After - before is the cautious figure, after - "
    "then the one by today's measure; neither replaces the other."
)


class ResponseShiftAnalysis(Analysis[ResponseShiftResult]):
    """The then-test beside the pre-test, never instead of it."""

    order = 35
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    analyse = staticmethod(compute.analyse)

    def blocks(self, result: ResponseShiftResult, report: EffectReport) -> Iterator[Block]:
        """A sentence for each scale, the caveat, and the three means with their differences."""
        yield Heading(HEADING)
        yield Paragraph(WHAT)
        yield Bullets(tuple(_sentence(row, result) for row in result.rows))
        yield Paragraph(CAVEAT, "attention")
        yield _table(result)
        yield Paragraph(EXPLAINED, "quiet")

    def data(self, result: ResponseShiftResult) -> list[JsonObject]:
        """Every figure of the result as data for machines, not rounded."""
        return [
            figures(row, shift="response_shift", conservative="after_minus_before", recalibrated="after_minus_then")
            for row in result.rows
        ]

    def public(self, result: ResponseShiftResult, report: EffectReport) -> None:
        """Nothing: see above; a third mean of the same people would need a rule for three scores at once, which no
        attack has tried yet."""


def _sentence(row: ResponseShift, result: ResponseShiftResult) -> str:
    shift = row.shift
    value, low, high = shift.value or 0.0, shift.low, shift.high
    if low is None or high is None:
        sentence_key = "alike"
    elif low <= 0 <= high:
        sentence_key = "open"
    else:
        sentence_key = "milder" if (low > 0) == (row.better == "higher") else "stricter"
    return SENTENCE[sentence_key].format(
        title=name(row, result.rows),
        n=row.n,
        shift=amount(row.kind, value, plus=True, unit=row.unit),
        low="" if low is None else decimals_text(row.kind, low),
        high="" if high is None else decimals_text(row.kind, high),
        conservative=amount(row.kind, row.conservative.value or 0.0, plus=True, unit=row.unit),
        recalibrated=amount(row.kind, row.recalibrated.value or 0.0, plus=True, unit=row.unit),
    )


def _table(result: ResponseShiftResult) -> ReportTable:
    """Three rows for each scale: from which mean to which, and the difference."""
    opening_columns = opening(result.rows)
    rows: list[tuple[object, ...]] = []
    for row in result.rows:
        start = [column.value(row) for column in opening_columns]
        differences = (
            ("shift", row.mean_before, row.mean_then, row.shift),
            ("conservative", row.mean_before, row.mean_after, row.conservative),
            ("recalibrated", row.mean_then, row.mean_after, row.recalibrated),
        )
        rows += [
            (*start, row.n, DIFFERENCE[difference_key], low, high, difference.value, _interval(difference))
            for difference_key, low, high, difference in differences
        ]
    columns = (
        ReportColumn(marked("People"), "count"),
        ReportColumn(marked("What"), width=2.2),
        ReportColumn(marked("From"), "0.00"),
        ReportColumn(marked("To"), "0.00"),
        ReportColumn(marked("Difference"), "0.00", width=1.1),
        ReportColumn(marked("95 % interval"), "0.00", interval=True, width=1.6),
    )
    return ReportTable("response shift", (*(column.head for column in opening_columns), *columns), tuple(rows))


def _interval(difference: Estimate) -> object:
    return NO_INTERVAL if difference.low is None else (difference.low, difference.high)


analysis = ResponseShiftAnalysis()

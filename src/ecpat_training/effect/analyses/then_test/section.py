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

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph, ReportTable
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.then_test import compute, words
from ecpat_training.effect.analyses.then_test.result import RetrospectiveChange, ThenTestResult
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.amounts import amount, decimals
from ecpat_training.effect.sentences.plain import figures, tested
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.words.catalogue.marked_text import marked


class ThenTestAnalysis(Analysis[ThenTestResult]):
    """Before and after asked in one form: the change as people see it looking back."""

    order = 34
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    one_wave = True
    analyse = staticmethod(compute.analyse)

    def blocks(self, result: ThenTestResult, report: EffectReport) -> Iterator[Block]:
        """The means with their difference and its test; the sentences and the caveat stand on the first page."""
        yield Heading(words.HEADING)
        yield Paragraph(words.WHAT)
        yield _table(result)
        yield Paragraph(words.EXPLAINED, "quiet")

    def brief(self, result: ThenTestResult, report: EffectReport) -> Iterator[Block]:
        """Nothing: the first page has the words."""
        return iter(())

    def data(self, result: ThenTestResult) -> list[JsonObject]:
        """Every figure of the result as data for machines, not rounded."""
        return [{**figures(row, change="now_minus_then"), "t_test": tested(row.test, "t")} for row in result.rows]

    def public(self, result: ThenTestResult, report: EffectReport) -> None:
        """Nothing: see above."""


def on_first_page(report: EffectReport, most: int | None = None) -> Iterator[Block]:
    """A sentence for each scale, of `most` at most, and what such a change is; nothing where there is none."""
    result = report.found(ThenTestResult)
    if result is None:
        return
    sentences = tuple(map(sentence, result.rows[:most]))
    more = len(result.rows) - len(sentences)
    yield Heading(words.HEADING, 2)
    yield Bullets((*sentences, *([words.MORE.format(count=more)] if more else [])))
    yield Paragraph(words.CAVEAT, "attention")


def sentence(row: RetrospectiveChange) -> str:
    """What people say, looking back, of one scale."""
    value, low, high = row.change.value or 0.0, row.change.low, row.change.high
    if low is None or high is None:
        kind = "alike"
    elif low <= 0 <= high:
        kind = "open"
    else:
        kind = "better" if (low > 0) == (row.better == "higher") else "worse"
    return words.SENTENCE[kind].format(
        title=row.title,
        n=row.n,
        then=decimals(row.kind, row.mean_then),
        now=decimals(row.kind, row.mean_now),
        change=amount(row.kind, value, plus=True, unit=row.unit),
        low="" if low is None else decimals(row.kind, low),
        high="" if high is None else decimals(row.kind, high),
    )


def _table(result: ThenTestResult) -> ReportTable:
    columns: list[Column[RetrospectiveChange]] = [
        Column(marked("Scale"), lambda row: row.title, width=2.6),
        Column(marked("People"), lambda row: row.n, "count"),
        Column(marked("Then"), lambda row: row.mean_then, "0.00"),
        Column(marked("Now"), lambda row: row.mean_now, "0.00"),
        Column(marked("Change"), lambda row: row.change.value, "0.00"),
        Column(marked("95 % interval"), _interval, "0.00", interval=True, width=1.6),
        Column(marked("p"), lambda row: words.NO_INTERVAL if row.test.p is None else row.test.p, "p"),
    ]
    return table_of("then-test", result.rows, columns)


def _interval(row: RetrospectiveChange) -> object:
    return words.NO_INTERVAL if row.change.low is None else (row.change.low, row.change.high)


analysis = ThenTestAnalysis()

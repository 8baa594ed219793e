"""What came of the raters' scores, as a document: whether they were pooled, what changed, and how far raters agree."""

from collections.abc import Iterator

from ecpat_training.core.text import count, listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.numbers import Format, rounded, shown_interval, value_text
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.effect.performance.judging.pooling import rule
from ecpat_training.effect.performance.model.assessment import PerformanceAssessment, PerformanceChange
from ecpat_training.effect.performance.model.rubric import Rubric
from ecpat_training.stats.estimate import Estimate
from ecpat_training.words.catalogue.message import Command, phrase

TITLE = "Performance in simulated cases"
POINTS: Format = "0.0"
_WAVE = {"pre": "before", "post": "after"}


def check_document(assessment: PerformanceAssessment, rubric: Rubric, provenance: Provenance) -> doc.Document:
    """The decision first, then the change, then what it rests on."""
    blocks: list[doc.Block] = [
        *_decision(assessment),
        *_change(assessment, rubric),
        *_agreement(assessment),
        *_to_talk_over(assessment, rubric),
    ]
    blocks += [*_uncounted_blocks(assessment), *_rests_on(rubric)]
    return doc.Document(TITLE, blocks, rubric.rubric, footer=made_by(provenance))


def headline(assessment: PerformanceAssessment) -> str:
    """The result in one line."""
    if not assessment.verdict.pooled:
        return f"Not pooled: {assessment.verdict.why}"
    if assessment.change is None or (value := assessment.change.crossed.change).value is None:
        return f"Pooled: {assessment.verdict.why} There is no change to tell."
    return f"Performance {_moved(value)}: {_interval(value)}."


def _moved(estimate: Estimate) -> str:
    """What changed, as far as the interval lets it be said."""
    value = estimate.value or 0.0
    if not float(rounded(value, 1)):
        return "stayed the same"
    size = value_text(abs(value), POINTS)
    if not _sure(estimate):
        return f"changed by {'+' if value > 0 else '-'}{size} points, which may be chance"
    return f"{'rose' if value > 0 else 'fell'} by {size} points"


def _sure(estimate: Estimate) -> bool:
    """Whether the interval leaves out 0."""
    return estimate.low is not None and estimate.high is not None and (estimate.low > 0 or estimate.high < 0)


def _interval(estimate: Estimate) -> str:
    if estimate.low is None:
        return estimate.no_interval or estimate.undefined or "no interval"
    return f"95 % interval {shown_interval(estimate.low, estimate.high, POINTS)}"


def _decision(assessment: PerformanceAssessment) -> Iterator[doc.Block]:
    sentence = f"{assessment.complete} of {count(assessment.answers, 'drawn answer')} were scored whole by both raters."
    if assessment.verdict.pooled:
        yield doc.Paragraph(f"Scores are pooled: {assessment.verdict.why} {sentence}", "good")
    else:
        yield doc.Paragraph(f"Scores are not pooled: {assessment.verdict.why} {sentence}", "bad")
        yield doc.Paragraph(
            "So no change is told: it would be that of the raters as much as of the people. Let them talk over the "
            "answers below, make the levels clearer, and score fresh copies again.",
            "attention",
        )


def _change(assessment: PerformanceAssessment, rubric: Rubric) -> Iterator[doc.Block]:
    if (change := assessment.change) is None:
        return
    value, test = change.crossed.change, change.crossed.test
    people = f"{sum(change.people)} people with both scores: {change.people[0]} in half 1, {change.people[1]} in half 2"
    yield doc.Heading("What changed", 1)
    if value.value is None:
        yield doc.Paragraph(f"There is no change to tell: {value.undefined} ({people}).", "attention")
    else:
        of_test = (
            f"p {_p(test.p)} (t {value_text(test.statistic, '0.00')}, {value_text(test.df, '0.0')} degrees of freedom)"
        )
        notes = (
            f"of {rubric.points} points; {_interval(value)}",
            people,
            of_test if test.p is not None else str(test.undefined),
        )
        yield doc.KeyFigure("Performance", _moved(value), (*notes, *_matters(value, rubric)))
        yield doc.Paragraph(_difficulty(change, rubric))
        if text := _plain(change):
            yield doc.Paragraph(text, "attention")
    if change.pairs:
        yield _lines(change, rubric)
    yield _cells(change, rubric)


def _lines(change: PerformanceChange, rubric: Rubric) -> doc.Block:
    from ecpat_training.documents.evaluation_charts import PairedChart

    up, down = (
        sum(after > before for before, after in change.pairs),
        sum(after < before for before, after in change.pairs),
    )
    alt = f"Of {count(len(change.pairs), 'person', 'people')} {up} got more points after the training, {down} fewer."
    title = "Each person's points before and after, with the mean"
    return PairedChart(title, ("before", "after"), change.pairs, alt, 0, rubric.points, "points")


def _p(p: float | None) -> str:
    text = value_text(p, "p")
    return text if text[:1] in "<>" else f"= {text}"


def _difficulty(change: PerformanceChange, rubric: Rubric) -> str:
    first, second = rubric.cases
    harder = change.crossed.harder
    if harder.value is None:
        return "How hard the cases are beside each other can't be said."
    bounds = (
        f"{first.id} minus {second.id} on the same day: {value_text(harder.value, POINTS)} points; {_interval(harder)}"
    )
    hard, easy = (second, first) if harder.value > 0 else (first, second)
    sentence = f"The case {hard.id} is harder than {easy.id}" if _sure(harder) else "Neither case is surely harder"
    return f"{sentence} ({bounds}). Since each half got the other case first, this cancels in the change."


def _matters(value: Estimate, rubric: Rubric) -> tuple[str, ...]:
    """The change beside the smallest one that matters, where the rubric names it."""
    smallest = rubric.smallest_change
    if smallest is None or value.low is None or value.high is None:
        return ()
    is_ = (
        "surely as large as"
        if value.low >= smallest
        else "surely below"
        if value.high < smallest
        else "not surely as large as"
    )
    return (f"{is_} the smallest change that matters, {value_text(smallest, POINTS)} points",)


def _plain(change: PerformanceChange) -> str:
    value = change.crossed.change.value
    if change.plain is None or value is None or value_text(value, POINTS) == value_text(change.plain, POINTS):
        return ""
    return phrase(
        "The halves differ in size. The mean over people is {points} points and keeps a part of the cases' difference; "
        "{command} shows that mean. Report the figure above.",
        points=value_text(change.plain, POINTS),
        command=Command("evaluate"),
    )


def _cells(change: PerformanceChange, rubric: Rubric) -> doc.ReportTable:
    titles = {vignette.id: f"{vignette.id}: {vignette.title}" for vignette in rubric.cases}
    return table_of(
        "Means",
        change.cells,
        [
            Column("Half", lambda cell: str(cell.half), width=0.6),
            Column("When", lambda cell: _WAVE[cell.wave]),
            Column("Case", lambda cell: titles[cell.case], width=2),
            Column("People", lambda cell: cell.people, "count"),
            Column("Mean points", lambda cell: cell.mean if cell.mean is not None else "none", "0.0"),
        ],
    )


def _agreement(assessment: PerformanceAssessment) -> Iterator[doc.Block]:
    agreed = assessment.agreement
    yield doc.Heading("How far the raters agree", 1)
    columns = (
        doc.ReportColumn("Answers", width=1.6),
        doc.ReportColumn("Number", "count"),
        doc.ReportColumn("ICC(2,1)", "0.00"),
        doc.ReportColumn("95 % interval", "0.00", interval=True, width=1.8),
    )
    named_iccs = [("all", agreed.icc), *((f"those {_WAVE[wave.wave]}", wave.icc) for wave in agreed.by_wave)]
    yield doc.ReportTable(
        "Whole answers", columns, tuple((name, icc.n, _value(icc), _bounds(icc)) for name, icc in named_iccs)
    )
    if agreed.stricter.value is not None:
        yield doc.Paragraph(
            f"{_stricter(agreed.stricter, assessment.raters)} ICC(2,1) counts strictness as disagreement."
        )
    yield table_of(
        "Criteria",
        agreed.criteria,
        [
            Column("Criterion", lambda criterion: criterion.title, width=2.6),
            Column("Answers", lambda criterion: criterion.both, "count"),
            Column("Same", lambda criterion: criterion.same, "count"),
            Column("1 apart", lambda criterion: criterion.one_apart, "count"),
            Column("Further", lambda criterion: criterion.further, "count"),
            Column("Weighted kappa", lambda criterion: _value(criterion.kappa), "0.00"),
            Column("95 % interval", lambda criterion: _bounds(criterion.kappa), "0.00", interval=True, width=2.2),
        ],
    )


def _stricter(estimate: Estimate, raters: tuple[str, str]) -> str:
    """Which rater gives less, as far as it can be said."""
    first, second = raters
    value = estimate.value or 0.0
    strict, mild = (second, first) if value < 0 else (first, second)
    if estimate.low is None:  # the same difference everywhere
        size = value_text(abs(value), POINTS)
        return f"{strict} gives every answer {size} points less than {mild}." if value else "All points are the same."
    sentence = f"{strict} is stricter than {mild}" if _sure(estimate) else "Neither rater is surely stricter"
    return f"{sentence} ({second} minus {first}: {value_text(value, POINTS)} points; {_interval(estimate)})."


def _value(estimate: Estimate) -> object:
    return estimate.value if estimate.value is not None else "none"


def _bounds(estimate: Estimate) -> object:
    """The interval, or why there is none."""
    return (
        (estimate.low, estimate.high) if estimate.low is not None else estimate.no_interval or estimate.undefined or ""
    )


def _to_talk_over(assessment: PerformanceAssessment, rubric: Rubric) -> Iterator[doc.Block]:
    far_apart = assessment.agreement.apart
    if not far_apart:
        return
    titles = {criterion.id: criterion.title for criterion in rubric.criteria}
    yield doc.Heading("To talk over", 1)
    settled = sum(gap.settled is not None for gap in far_apart)
    sentence = phrase(
        "{scores:,} {scores:score of both raters is|scores of both raters are} more than one level apart",
        scores=len(far_apart),
    )
    done = f", {settled} of them settled" if settled else ""
    yield doc.Paragraph(
        f"{sentence}{done}. What both settle on goes into settled.xlsx, never into their own sheets: agreement is "
        "measured before they talk."
    )
    columns = (
        doc.ReportColumn("Answer"),
        doc.ReportColumn("Criterion", width=3),
        doc.ReportColumn(assessment.raters[0], "count"),
        doc.ReportColumn(assessment.raters[1], "count"),
        doc.ReportColumn("Settled on", "count"),
    )
    rows = tuple(
        (gap.blind, titles[gap.criterion], *gap.levels, "" if gap.settled is None else gap.settled) for gap in far_apart
    )
    yield doc.ReportTable("Apart", columns, rows)


def _uncounted_blocks(assessment: PerformanceAssessment) -> Iterator[doc.Block]:
    if not assessment.not_scored and not assessment.incomplete:
        return
    yield doc.Heading("Not counted", 1)
    facts = []
    if assessment.not_scored:
        facts.append(
            ("Scored by neither rater", f"{len(assessment.not_scored)}: {listing([*assessment.not_scored], 40)}")
        )
    if assessment.incomplete:
        facts.append(
            ("Without a total of both", f"{len(assessment.incomplete)}: {listing([*assessment.incomplete], 40)}")
        )
    yield doc.FactList(tuple(facts))


def _rests_on(rubric: Rubric) -> Iterator[doc.Block]:
    yield doc.Heading("How this was found", 1)
    yield doc.Bullets(
        (
            rule(rubric.pooled),
            "ICC(2,1): absolute agreement of single raters, Shrout and Fleiss (1979), DOI 10.1037/0033-2909.86.2.420. "
            "Among the answers of one wave people differ less than over both, so that its ICC is lower as a rule.",
            "Weighted kappa: Cohen (1968), DOI 10.1037/h0026256, with quadratic weights; interval by Fleiss, Cohen and "
            "Everitt (1969), from twice the square of the number of levels on. A person's two answers count as two.",
            "The change is the mean of both halves' mean changes, with Welch's interval and test. People who weren't "
            "trained were not scored: the change alone doesn't show what caused it.",
            "That both raters saw neither person nor wave rests on the papers: they must bear the answer's code alone.",
        )
    )

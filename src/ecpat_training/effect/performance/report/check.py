"""What came of the raters' scores, as a document: whether they were pooled, what changed, and how far raters agree."""

from collections.abc import Iterator

from ecpat_training.core.text import count, listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.columns import Column, table_of
from ecpat_training.documents.numbers import Format, format_interval, rounded, value_text
from ecpat_training.documents.provenance import Provenance, provenance_sentence
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
        *_discussion_blocks(assessment, rubric),
    ]
    blocks += [*_uncounted_blocks(assessment), *_assumption_blocks(rubric)]
    return doc.Document(TITLE, blocks, rubric.rubric, footer=provenance_sentence(provenance))


def headline_sentence(assessment: PerformanceAssessment) -> str:
    """The result in one line."""
    if not assessment.verdict.pooled:
        return f"Not pooled: {assessment.verdict.why}"
    if assessment.change is None or (value := assessment.change.crossed.change).value is None:
        return f"Pooled: {assessment.verdict.why} There is no change to tell."
    return f"Performance {_direction_text(value)}: {_interval(value)}."


def _direction_text(estimate: Estimate) -> str:
    """What changed, as far as the interval lets it be said."""
    value = estimate.value or 0.0
    if not float(rounded(value, 1)):
        return "stayed the same"
    size = value_text(abs(value), POINTS)
    if not _is_beyond_chance(estimate):
        return f"changed by {'+' if value > 0 else '-'}{size} points, which may be chance"
    return f"{'rose' if value > 0 else 'fell'} by {size} points"


def _is_beyond_chance(estimate: Estimate) -> bool:
    """Whether the interval leaves out 0."""
    return estimate.low is not None and estimate.high is not None and (estimate.low > 0 or estimate.high < 0)


def _interval(estimate: Estimate) -> str:
    if estimate.low is None:
        return estimate.no_interval or estimate.undefined or "no interval"
    return f"95 % interval {format_interval(estimate.low, estimate.high, POINTS)}"


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
    value, test_result = change.crossed.change, change.crossed.test
    people = f"{sum(change.people)} people with both scores: {change.people[0]} in half 1, {change.people[1]} in half 2"
    yield doc.Heading("What changed", 1)
    if value.value is None:
        yield doc.Paragraph(f"There is no change to tell: {value.undefined} ({people}).", "attention")
    else:
        test_text = (
            f"p {_p(test_result.p)} (t {value_text(test_result.statistic, '0.00')}, "
            f"{value_text(test_result.df, '0.0')} degrees of freedom)"
        )
        notes = (
            f"of {rubric.points} points; {_interval(value)}",
            people,
            test_text if test_result.p is not None else str(test_result.undefined),
        )
        yield doc.KeyFigure("Performance", _direction_text(value), (*notes, *_matters(value, rubric)))
        yield doc.Paragraph(_difficulty(change, rubric))
        if text := _uncorrected_sentence(change):
            yield doc.Paragraph(text, "attention")
    if change.pairs:
        yield _lines(change, rubric)
    yield _cells(change, rubric)


def _lines(change: PerformanceChange, rubric: Rubric) -> doc.Block:
    from ecpat_training.documents.evaluation_charts import PairedChart

    gained_count, lost_count = (
        sum(after > before for before, after in change.pairs),
        sum(after < before for before, after in change.pairs),
    )
    alt = (
        f"Of {count(len(change.pairs), 'person', 'people')} {gained_count} got more points after the training, "
        f"{lost_count} fewer."
    )
    title = "Each person's points before and after, with the mean"
    return PairedChart(title, ("before", "after"), change.pairs, alt, 0, rubric.points, "points")


def _p(p: float | None) -> str:
    text = value_text(p, "p")
    return text if text[:1] in "<>" else f"= {text}"


def _difficulty(change: PerformanceChange, rubric: Rubric) -> str:
    first_case, second_case = rubric.cases
    harder = change.crossed.harder
    if harder.value is None:
        return "How hard the cases are beside each other can't be said."
    bounds = (
        f"{first_case.id} minus {second_case.id} on the same day: {value_text(harder.value, POINTS)} points; "
        f"{_interval(harder)}"
    )
    hard, easy = (second_case, first_case) if harder.value > 0 else (first_case, second_case)
    sentence = (
        f"The case {hard.id} is harder than {easy.id}" if _is_beyond_chance(harder) else "Neither case is surely harder"
    )
    return f"{sentence} ({bounds}). Since each half got the other case first, this cancels in the change."


def _matters(value: Estimate, rubric: Rubric) -> tuple[str, ...]:
    """The change beside the smallest one that matters, where the rubric names it."""
    smallest_change = rubric.smallest_change
    if smallest_change is None or value.low is None or value.high is None:
        return ()
    relation_text = (
        "surely as large as"
        if value.low >= smallest_change
        else "surely below"
        if value.high < smallest_change
        else "not surely as large as"
    )
    return (f"{relation_text} the smallest change that matters, {value_text(smallest_change, POINTS)} points",)


def _uncorrected_sentence(change: PerformanceChange) -> str:
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
    rater_agreement = assessment.agreement
    yield doc.Heading("How far the raters agree", 1)
    columns = (
        doc.ReportColumn("Answers", width=1.6),
        doc.ReportColumn("Number", "count"),
        doc.ReportColumn("ICC(2,1)", "0.00"),
        doc.ReportColumn("95 % interval", "0.00", interval=True, width=1.8),
    )
    named_iccs = [
        ("all", rater_agreement.icc),
        *((f"those {_WAVE[wave.wave]}", wave.icc) for wave in rater_agreement.by_wave),
    ]
    yield doc.ReportTable(
        "Whole answers", columns, tuple((name, icc.n, _value(icc), _bounds(icc)) for name, icc in named_iccs)
    )
    if rater_agreement.stricter.value is not None:
        yield doc.Paragraph(
            f"{_stricter(rater_agreement.stricter, assessment.raters)} ICC(2,1) counts strictness as disagreement."
        )
    yield table_of(
        "Criteria",
        rater_agreement.criteria,
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
    first_rater, second_rater = raters
    value = estimate.value or 0.0
    strict, mild = (second_rater, first_rater) if value < 0 else (first_rater, second_rater)
    if estimate.low is None:  # the same difference everywhere
        size = value_text(abs(value), POINTS)
        return f"{strict} gives every answer {size} points less than {mild}." if value else "All points are the same."
    sentence = (
        f"{strict} is stricter than {mild}" if _is_beyond_chance(estimate) else "Neither rater is surely stricter"
    )
    return (
        f"{sentence} ({second_rater} minus {first_rater}: {value_text(value, POINTS)} points; {_interval(estimate)})."
    )


def _value(estimate: Estimate) -> object:
    return estimate.value if estimate.value is not None else "none"


def _bounds(estimate: Estimate) -> object:
    """The interval, or why there is none."""
    return (
        (estimate.low, estimate.high) if estimate.low is not None else estimate.no_interval or estimate.undefined or ""
    )


def _discussion_blocks(assessment: PerformanceAssessment, rubric: Rubric) -> Iterator[doc.Block]:
    distant_ratings = assessment.agreement.apart
    if not distant_ratings:
        return
    titles = {criterion.id: criterion.title for criterion in rubric.criteria}
    yield doc.Heading("To talk over", 1)
    settled_count = sum(gap.settled is not None for gap in distant_ratings)
    sentence = phrase(
        "{scores:,} {scores:score of both raters is|scores of both raters are} more than one level apart",
        scores=len(distant_ratings),
    )
    settled_text = f", {settled_count} of them settled" if settled_count else ""
    yield doc.Paragraph(
        f"{sentence}{settled_text}. What both settle on goes into settled.xlsx, never into their own sheets: "
        f"agreement is "
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
        (gap.blind, titles[gap.criterion], *gap.levels, "" if gap.settled is None else gap.settled)
        for gap in distant_ratings
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


def _assumption_blocks(rubric: Rubric) -> Iterator[doc.Block]:
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

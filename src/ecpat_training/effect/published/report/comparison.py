"""A training's effects beside published ones: how far apart those are that are alike, or that nothing is comparable."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.evaluation_charts import EstimateChart, EstimateRow
from ecpat_training.documents.numbers import format_interval, value_text
from ecpat_training.documents.provenance import Provenance, provenance_sentence
from ecpat_training.effect.published.model.comparison import (
    MIN_STUDIES,
    MIN_STUDIES_PREDICTING,
    MetricComparison,
    PublishedComparison,
)
from ecpat_training.effect.published.reading.table import ReadTable
from ecpat_training.effect.published.report.table_list import LISTING_NOTE, tables_list
from ecpat_training.effect.published.report.words import (
    DESIGN,
    INSTRUMENT,
    METRIC,
    OUTCOME,
    TIMING,
    VARIANCE_SOURCE_TEXTS,
    difference_text,
    people_of,
    waves,
)
from ecpat_training.words.catalogue.message import Command, phrase

TITLE = "Compared with published effects"
NOTHING_COMPARABLE = "Nothing comparable"
_PLACE = {
    "below": "below all of them",
    "within": "between the least and the most of them",
    "above": "above all of them",
}
_MAX_STUDIES_SHOWN = 12
Z95 = 1.959963984540054  # of a normal 95 % interval


def headline_sentence(published_comparisons: Sequence[PublishedComparison]) -> str:
    """How many effects of trainings have something to be compared with."""
    comparable = sum(any(metric.spread for metric in comparison.metrics) for comparison in published_comparisons)
    total = count(len(published_comparisons), "effect of trainings", "effects of trainings")
    unmatched = len(published_comparisons) - comparable
    return f"{total}: {comparable} can be compared with published ones, {unmatched} with nothing."


def compared_document(
    published_comparisons: Sequence[PublishedComparison],
    tables: Sequence[ReadTable],
    provenance: Provenance,
    audience: str | None,
) -> Document:
    """Each effect with what is alike, and what isn't."""
    blocks: list[Block] = [
        Paragraph(headline_sentence(published_comparisons)),
        tables_list(tables),
        Paragraph(LISTING_NOTE),
    ]
    if audience is not None:
        blocks.append(Paragraph(f"Only studies of these people count: {audience}."))
    for comparison in published_comparisons:
        blocks += _effect(comparison, several_files=len({peer.own_effect.file for peer in published_comparisons}) > 1)
    blocks += _not_compared_blocks(published_comparisons)
    blocks.append(
        Paragraph(
            "Studies are of other people, other trainings and other questions, and what went well is published more "
            "often. A place among them is no mark: it neither proves a training nor fails it.",
            "quiet",
        )
    )
    return Document(TITLE, blocks, footer=provenance_sentence(provenance))


def _effect(comparison: PublishedComparison, *, several_files: bool) -> Iterator[Block]:
    own_effect = comparison.own_effect
    if own_effect.why_not or own_effect.outcome is None or own_effect.instrument is None:
        return
    yield Heading(f"{own_effect.title}, {waves(own_effect)}{f' ({own_effect.file})' if several_files else ''}", 2)
    kind_text = f"{INSTRUMENT[own_effect.instrument]}; {DESIGN[own_effect.design]}; {TIMING[own_effect.timing]}"
    yield Paragraph(f"{OUTCOME[own_effect.outcome].capitalize()}, {kind_text}.")
    for metric in comparison.metrics:
        yield from _metric_blocks(metric, f"{own_effect.scale} {own_effect.after} {own_effect.design}")
    if not any(metric.spread for metric in comparison.metrics):
        yield Paragraph(_nothing_comparable_text(comparison), "attention")
    if comparison.direction_only:
        direction_counts = listing([f"{number} {direction}" for direction, number in comparison.direction_only])
        total = sum(number for _, number in comparison.direction_only)
        yield Paragraph(
            f"Measured in the same way, but without a size in print: {count(total, 'effect')} ({direction_counts})."
        )
    yield from _unlike_blocks(comparison)


def _not_compared_blocks(published_comparisons: Sequence[PublishedComparison]) -> Iterator[Block]:
    uncompared = [comparison.own_effect for comparison in published_comparisons if comparison.own_effect.why_not]
    if not uncompared:
        return
    yield Heading("Not compared", 2)
    columns = (
        ReportColumn("Scale", width=1.6), ReportColumn("From, to", width=1.2), ReportColumn("Why", width=3),
        ReportColumn("Report", width=1.2, is_optional=True),
    )  # fmt: skip
    rows = tuple(
        (own_effect.title, waves(own_effect), own_effect.why_not, own_effect.file) for own_effect in uncompared
    )
    yield ReportTable("Not compared", columns, rows)


def _nothing_comparable_text(comparison: PublishedComparison) -> str:
    names = list(dict.fromkeys(study.study for metric in comparison.metrics for study in metric.studies))
    if not names:
        return f"{NOTHING_COMPARABLE}: no study in the table measured this in this way and printed its size."
    return (
        f"{NOTHING_COMPARABLE}: {count(len(names), 'study', 'studies')} measured this in this way "
        f"({listing(names, 5)}), "
        f"and fewer than {MIN_STUDIES} don't show how far apart studies are. A single number is no comparison."
    )


def _metric_blocks(metric: MetricComparison, scale: str) -> Iterator[Block]:
    if metric.spread is None:
        return
    lowest_effect, median_effect, highest_effect = metric.spread
    own_size = metric.own_size
    interval = "" if own_size.low is None else f", 95 % interval {format_interval(own_size.low, own_size.high, '0.00')}"
    title = METRIC[metric.metric]
    yield Heading(title, 3)
    yield Paragraph(
        f"This training: {value_text(own_size.value, '0.00')}{interval}."
        f" {count(len(metric.studies), 'study', 'studies')} measured the same in the same way: the least"
        f" {value_text(lowest_effect, '0.00')}, the middle {value_text(median_effect, '0.00')}, the most "
        f"{value_text(highest_effect, '0.00')}."
        f" The training lies {_PLACE[metric.place]}."
    )
    yield Paragraph(_predicted(metric))
    yield from _picture(metric, title)
    columns = (
        ReportColumn("Study", width=1.5), ReportColumn("Trained", width=1.8), ReportColumn("Change", "0.00"),
        ReportColumn("SE", "0.00"), ReportColumn("SE from", width=1.2),
        ReportColumn("Found at", width=1.8, is_optional=True),
    )  # fmt: skip
    rows = tuple(
        (
            study.study + (f" ({len(study.effects)} effects, counted once)" if len(study.effects) > 1 else ""),
            people_of(study),
            study.value,
            "not known" if study.variance is None else study.variance**0.5,
            VARIANCE_SOURCE_TEXTS[study.variance_source],
            study.effects[0].where,
        )
        for study in metric.studies
    )
    has_summary_sizes = any(study.variance_source in ("means", "shares") for study in metric.studies)
    caption = "SE from means and SDs or from shares: as if others had answered after than before, so rather too large."
    yield ReportTable(f"Alike {scale} {metric.metric}", columns, rows, caption=caption if has_summary_sizes else "")


def _picture(metric: MetricComparison, title: str) -> Iterator[Block]:
    own_size = metric.own_size
    studies_with_errors = [
        (study.study, study.value, study.variance**0.5) for study in metric.studies if study.variance
    ]
    if own_size.low is None or own_size.high is None or len(studies_with_errors) < MIN_STUDIES:
        return
    rows = [
        EstimateRow(name, value, value - Z95 * error, value + Z95 * error) for name, value, error in studies_with_errors
    ]
    rows.append(EstimateRow("This training", own_size.value, own_size.low, own_size.high))
    alt = "; ".join(f"{row.label} {value_text(row.value, '0.00')}" for row in rows)
    yield EstimateChart(f"{title}: studies, and this training last", tuple(rows), f"{alt}.", "SD")


def _predicted(metric: MetricComparison) -> str:
    error_count = sum(study.variance is not None for study in metric.studies)
    if metric.prediction is None:
        return phrase(
            "Where a further such study would lie isn't computed: that takes {fewest} studies with their standard "
            "errors, and there {errors:is|are} {errors}.",
            fewest=MIN_STUDIES_PREDICTING,
            errors=error_count,
        )
    prediction_low, prediction_high = metric.prediction
    return (
        f"By {error_count} of them with a standard error, a further such study would lie between"
        f" {value_text(prediction_low, '0.00')} and {value_text(prediction_high, '0.00')} (95 % prediction "
        f"interval; REML, Hartung-Knapp,"
        " factor not below 1)."
    )


def _unlike_blocks(comparison: PublishedComparison) -> Iterator[Block]:
    """What else there is on this outcome, without its figures: they'd be compared all the same."""
    unlike_effects = [unlike_effect for unlike_effect in comparison.unlike if unlike_effect.differs != ("size",)]
    if not unlike_effects:
        yield Paragraph("The table has no other effect on this outcome.", "quiet")
        return
    sorted_effects = sorted(
        unlike_effects,
        key=lambda unlike_effect: (len(unlike_effect.differs), unlike_effect.effect.study, unlike_effect.effect.id),
    )
    columns = (
        ReportColumn("On this outcome, but not comparable", width=1.8), ReportColumn("When", width=1.2),
        ReportColumn("In what it isn't alike", width=2.6),
    )  # fmt: skip
    distinct_rows = list(
        dict.fromkeys(
            (unlike_effect.effect.study, TIMING[unlike_effect.effect.timing], difference_text(unlike_effect))
            for unlike_effect in sorted_effects
        )
    )
    rows, hidden_row_count = tuple(distinct_rows[:_MAX_STUDIES_SHOWN]), len(distinct_rows) - _MAX_STUDIES_SHOWN
    caption = (
        phrase(
            "And {scales} more, which {command} lists.", scales=hidden_row_count, command=Command("design benchmark")
        )
        if hidden_row_count > 0
        else ""
    )
    yield ReportTable(
        f"Not alike {comparison.own_effect.scale} {comparison.own_effect.after} {comparison.own_effect.design}",
        columns,
        rows,
        caption=caption,
    )

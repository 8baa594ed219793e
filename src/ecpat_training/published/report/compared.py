"""A training's effects beside published ones: what is alike and how far apart that is, or that nothing is comparable."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Bullets, Document, Heading, Paragraph, ReportColumn, ReportTable
from ecpat_training.documents.numbers import shown, shown_interval
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.published.model.comparison import FEWEST, FEWEST_PREDICTING, Comparison, InMetric
from ecpat_training.published.reading.table import ReadTable
from ecpat_training.published.report.listed import LIKE, tables_list
from ecpat_training.published.report.words import (
    DESIGN,
    HOW,
    INSTRUMENT,
    METRIC,
    OUTCOME,
    TIMING,
    differs,
    figures,
    people_of,
)

TITLE = "Compared with published effects"
NOTHING = "Nothing comparable"
_PLACE = {
    "below": "below all of them",
    "within": "between the least and the most of them",
    "above": "above all of them",
}
_MOST = 12


def headline(compared: Sequence[Comparison]) -> str:
    """How many effects of trainings have something to be compared with."""
    found = sum(any(one.spread for one in each.metrics) for each in compared)
    total = count(len(compared), "effect of trainings", "effects of trainings")
    return f"{total}: {found} can be compared with published ones, {len(compared) - found} with nothing."


def compared_document(
    compared: Sequence[Comparison], tables: Sequence[ReadTable], provenance: Provenance, audience: str | None
) -> Document:
    """Each effect with what is alike, and what isn't."""
    blocks: list[Block] = [Paragraph(headline(compared)), tables_list(tables), Paragraph(LIKE)]
    if audience is not None:
        blocks.append(Paragraph(f"Only studies of these people count: {audience}."))
    for each in compared:
        blocks += _effect(each, several=len({one.own.file for one in compared}) > 1)
    blocks.append(
        Paragraph(
            "Studies are of other people, other trainings and other questions, and what went well is published more "
            "often. A place among them is no mark: it neither proves a training nor fails it.",
            "quiet",
        )
    )
    return Document(TITLE, blocks, footer=made_by(provenance))


def _effect(each: Comparison, *, several: bool) -> Iterator[Block]:
    own = each.own
    yield Heading(f"{own.title}, {own.before} to {own.after}{f' ({own.file})' if several else ''}", 2)
    if own.why_not:
        yield Paragraph(f"Not compared: {own.why_not}.", "attention")
        return
    if own.outcome is None or own.instrument is None:
        return
    kind = f"{INSTRUMENT[own.instrument]}; {DESIGN[own.design]}; {TIMING[own.timing]}"
    yield Paragraph(f"{OUTCOME[own.outcome].capitalize()}, {kind}.")
    for metric in each.metrics:
        yield from _in_metric(metric)
    if not any(metric.spread for metric in each.metrics):
        yield Paragraph(_nothing(each), "attention")
    if each.direction_only:
        moved = listing([f"{number} {way}" for way, number in each.direction_only])
        total = sum(number for _, number in each.direction_only)
        yield Paragraph(f"Measured in the same way, but without a size in print: {count(total, 'effect')} ({moved}).")
    yield from _unlike(each)


def _nothing(each: Comparison) -> str:
    names = list(dict.fromkeys(study.study for metric in each.metrics for study in metric.studies))
    if not names:
        return f"{NOTHING}: no study in the table measured this in this way and printed its size."
    return (
        f"{NOTHING}: {count(len(names), 'study', 'studies')} measured this in this way ({listing(names, 5)}), and fewer "
        f"than {FEWEST} don't show how far apart studies are. A single number is no comparison."
    )


def _in_metric(metric: InMetric) -> Iterator[Block]:
    if metric.spread is None:
        return
    least, middle, most = metric.spread
    own = metric.own
    interval = "" if own.low is None else f", 95 % interval {shown_interval(own.low, own.high, '0.00')}"
    yield Heading(METRIC[metric.metric].capitalize(), 3)
    yield Paragraph(
        f"This training: {shown(own.value, '0.00')}{interval}. {count(len(metric.studies), 'study', 'studies')} "
        f"measured the same in the same way: from {shown(least, '0.00')} to {shown(most, '0.00')}, half of them up to "
        f"{shown(middle, '0.00')}. The training lies {_PLACE[metric.place]}."
    )
    yield Paragraph(_predicted(metric))
    columns = (
        ReportColumn("Study", width=1.6), ReportColumn("Trained", width=2), ReportColumn("Change", "0.00"),
        ReportColumn("SE", "0.00"), ReportColumn("Where it is from", width=2), ReportColumn("Found at", width=1.8),
    )  # fmt: skip
    rows = tuple(
        (
            study.study,
            people_of(study),
            study.value,
            "not known" if study.variance is None else study.variance**0.5,
            HOW[study.how] + (f"; {len(study.effects)} effects count once" if len(study.effects) > 1 else ""),
            study.effects[0].where,
        )
        for study in metric.studies
    )
    yield ReportTable(f"Alike {metric.metric}", columns, rows)


def _predicted(metric: InMetric) -> str:
    known = sum(study.variance is not None for study in metric.studies)
    if metric.prediction is None:
        return (
            f"Where a further such study would lie isn't computed: that takes {FEWEST_PREDICTING} studies with their "
            f"standard errors, and there {'is' if known == 1 else 'are'} {known}."
        )
    low, high = metric.prediction
    return (
        f"By {known} of them with a standard error, a further such study would lie between {shown(low, '0.00')} and "
        f"{shown(high, '0.00')} (95 % prediction interval; REML, Hartung-Knapp, factor not below 1)."
    )


def _unlike(each: Comparison) -> Iterator[Block]:
    if not each.unlike:
        yield Paragraph("The table has no other effect on this outcome.", "quiet")
        return
    nearest = sorted(each.unlike, key=lambda one: (len(one.differs), one.effect.study, one.effect.id))
    yield Paragraph("On this outcome, but not comparable:")
    yield Bullets(
        tuple(
            f"{one.effect.study}, {TIMING[one.effect.timing]}: {figures(one.effect)}. Not alike: {differs(one)}."
            for one in nearest[:_MOST]
        )
    )
    if len(nearest) > _MOST:
        yield Paragraph(f"And {len(nearest) - _MOST} more, which `ecpat compare` lists.", "quiet")

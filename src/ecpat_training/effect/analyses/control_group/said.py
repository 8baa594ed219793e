"""The trained beside those who were not: first what they gained beyond them. The rules are `people_sentences`'."""

from collections.abc import Collection, Iterator, Sequence

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportColumn, ReportTable, Tone
from ecpat_training.documents.numbers import shown
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.control_group import compute, words
from ecpat_training.effect.analyses.control_group.result import ArmFlow, ControlGroup, TrainedBeside
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences import people_sentences as say
from ecpat_training.effect.sentences.causes import cause, flows_of
from ecpat_training.effect.sentences.plain import plain_object
from ecpat_training.effect.sentences.tables import short_between
from ecpat_training.effect.sentences.verdicts import verdict_beside
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.values.thresholds import ALPHA, FEW


class ControlGroupAnalysis(Analysis[ControlGroup]):
    """The trained beside those who were not: first what they gained beyond them. The rules are `people_sentences`'."""

    order = 10
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})  # a donor reads the headline
    analyse = staticmethod(compute.analyse)

    def blocks(self, found: ControlGroup, report: EffectReport) -> Iterator[Block]:
        """A sentence for each scale, the figures, and how they were computed."""
        yield from _introduction(found)
        yield from _sentences(found, found.scales)
        yield _flow_table(found)
        yield _table(found)
        yield Paragraph(words.METHOD, "quiet")
        yield _details(found)

    def brief(self, found: ControlGroup, report: EffectReport) -> Iterator[Block]:
        """The figures, and sentences of what the first page doesn't say."""
        first = next((one.after for one in report.comparisons if one.changes), "")
        yield from _introduction(found)
        yield from _sentences(found, [one for one in found.scales if one.after != first])
        yield _flow_table(found)
        yield _table(found)

    def data(self, found: ControlGroup) -> JsonObject:
        """Every figure of the result as data for machines, not rounded."""
        return plain_object(found)

    def public(self, found: ControlGroup, report: EffectReport) -> None:
        """Nothing: those who were not trained are people of their own, of whom the ledger would have to know before any
        figure of theirs leaves the house; and with the figures of all, those of the trained would tell the few
        others."""


def _introduction(found: ControlGroup) -> Iterator[Block]:
    yield Heading(words.TITLE)
    lots = words.INTRO["lots" if found.randomised else "no lots"]
    yield Paragraph(words.INTRO[""].format(who=found.known_by or words.INTRO["files"], lots=lots))
    if not found.declared:
        yield Paragraph(words.INTRO["exploratory"], "attention")


def _sentences(found: ControlGroup, scales: Sequence[TrainedBeside]) -> Iterator[Block]:
    several = len({one.after for one in found.scales}) > 1
    shown_last = None
    for one in scales:
        if several and one.after != shown_last:
            yield Heading(report_words.BETWEEN[one.before, one.after], 2)
            shown_last = one.after
        yield Paragraph(" ".join(map(str, sentences(found, one))), tone(one))


def headline(found: ControlGroup, after: str, scales: Collection[str] | None = None) -> Iterator[Block]:
    """What the first page says: each scale (of `scales`, where not all are wanted) from before the training to one
    later wave."""
    told = [one for one in found.scales if one.after == after and (scales is None or one.of.scale in scales)]
    if told and not found.declared:
        yield Paragraph(words.INTRO["exploratory"], "quiet")
    for one in told:
        yield Paragraph(" ".join(map(str, sentences(found, one))), tone(one))
    flows = flows_of(found, "pre", after)
    compared = any(one.difference.low is not None for one in found.scales)
    if told and flows and not (compared and found.randomised):  # else the caveat of lots says it, on the same page
        yield Paragraph(f"{flow(flows)[:1].upper()}{flow(flows)[1:]}.")


def not_shown(report: EffectReport) -> str:
    """A sentence that there was a comparison group of which no figure is shown, and why."""
    sites = any(change.clusters for one in report.comparisons for change in one.changes)
    return report_words.SITES["not compared"] if sites else words.PUBLISHED


def flow(flows: Sequence[ArmFlow]) -> str:
    """What became of both groups, as a part of a sentence."""
    return "; ".join(
        words.FLOW.format(
            both=one.both,
            before=one.answered_before,
            who=words.WHO[one.arm],
            lost=words.LOST.format(lost=one.lost) if one.lost else "",
        )
        for one in flows
    )


def tone(one: TrainedBeside) -> Tone:
    """How a sentence is meant, by its verdict."""
    tones: dict[str, Tone] = {"better": "good", "worse": "bad"}
    return "attention" if one.adjusted.value is None else tones.get(verdict_beside(one), "plain")


def sentences(found: ControlGroup, one: TrainedBeside) -> Iterator[str]:
    """The sentences on one scale."""
    kind = say.kind(one.difference)
    kind = "alone" if kind == "certain" and verdict_beside(one) == "open" else kind
    by_lot = ", by lot" if cause(found, one.before, one.after) == "lots" else ""
    yield words.SENTENCE[kind].format(
        title=one.of.title,
        why=one.difference.undefined or one.difference.no_interval,
        change=say.amount(one.of, abs(one.difference.value or 0.0)),
        side=words.SIDE[say.up_or_down(one.difference.value)],
        people=words.PEOPLE.format(trained=one.trained.n, untrained=one.untrained.n),
        meaning=words.MEANING.get(f"{verdict_beside(one)}{by_lot}", ""),
        together=report_words.TOGETHER[one.family.among].format(n=one.family.family) if one.family else "",
        p=shown(one.family.p, "p") if one.family else "",
        size=say.size(one.of, one.difference),
        **say.limits(one.of, one.difference),
    )
    if one.difference.low is not None:
        yield from _notes(found, one)
    few = min(one.trained.n, one.untrained.n)
    if few < FEW and one.difference.value is not None:
        yield words.NOTE["few"].format(n=few)


def _notes(found: ControlGroup, one: TrainedBeside) -> Iterator[str]:
    """What stands beside a difference that has an interval."""
    apart = say.amount(one.of, abs(one.baseline.value or 0.0))
    if say.disagree(one.adjusted, one.difference):
        change = say.amount(one.of, one.adjusted.value, plus=True)
        yield words.NOTE["adjusted differs"].format(change=change, apart=apart, **say.limits(one.of, one.adjusted))
    elif not found.randomised and say.side(one.baseline) in ("up", "down"):
        yield words.NOTE["started apart"].format(apart=apart, **say.limits(one.of, one.baseline))
    if one.slopes.p is not None and one.slopes.p < ALPHA:
        yield words.NOTE["slopes"].format(p=shown(one.slopes.p, "p"))


def _opening(found: ControlGroup) -> tuple[tuple[ReportColumn, ...], list[tuple[object, ...]]]:
    """The columns that say which scale a row is of, and between which waves where there are several."""
    several = len({(one.before, one.after) for one in found.scales}) > 1
    columns = (ReportColumn(words.TABLE["compared"], width=1.4),) if several else ()
    rows: list[tuple[object, ...]] = [
        ((short_between(one.before, one.after),) if several else ()) + (one.of.title,) for one in found.scales
    ]
    return (*columns, ReportColumn(words.TABLE["scale"], width=2.0)), rows


def _table(found: ControlGroup) -> ReportTable:
    opening, rows = _opening(found)
    name = words.TABLE
    columns = (
        *opening,
        ReportColumn(name["people"], width=0.9),
        ReportColumn(name["trained"], "0.00"),
        ReportColumn(name["untrained"], "0.00"),
        ReportColumn(name["difference"], "0.00", width=1.2),
        ReportColumn(name["interval"], "0.00", interval=True, width=1.5),
    )
    return ReportTable(
        name["name"],
        columns,
        tuple(
            (
                *row,
                f"{one.trained.n:,} / {one.untrained.n:,}",
                one.trained.change.value,
                one.untrained.change.value,
                one.difference.value,
                (one.difference.low, one.difference.high),
            )
            for row, one in zip(rows, found.scales, strict=True)
        ),
    )


def _flow_table(found: ControlGroup) -> ReportTable:
    """Who answered, was recognised and was lost, by group (CONSORT 2010, item 13)."""
    name = words.FLOW_TABLE
    several = len({(one.before, one.after) for one in found.flows}) > 1
    opening = (ReportColumn(name["compared"], width=1.4),) if several else ()
    counts = (ReportColumn(name[which], "count") for which in ("before", "after", "both", "lost"))
    rows = (
        (
            *((short_between(one.before, one.after),) if several else ()),
            name[one.arm],
            one.answered_before,
            one.answered_after,
            one.both,
            one.lost,
        )
        for one in found.flows
    )
    return ReportTable(
        name["name"], (*opening, ReportColumn(name["group"], width=1.4), *counts), tuple(rows), name["title"]
    )


def _details(found: ControlGroup) -> ReportTable:
    opening, rows = _opening(found)
    name = words.DETAILS
    return ReportTable(
        name["name"],
        (
            *opening,
            ReportColumn(name["adjusted"], "0.00"),
            ReportColumn(name["adjusted interval"], "0.00", interval=True, width=1.5),
            ReportColumn(name["standardised"], "0.00"),
            ReportColumn(name["standardised interval"], "0.00", interval=True, width=1.4),
            ReportColumn(name["baseline"], "0.00"),
            ReportColumn(name["classical"], "0.00", interval=True, width=1.6),
            ReportColumn(name["slopes"], "p"),
        ),
        tuple(
            (
                *row,
                one.adjusted.value,
                (one.adjusted.low, one.adjusted.high),
                one.standardised.value,
                (one.standardised.low, one.standardised.high),
                one.baseline.value,
                (one.classical.low, one.classical.high),
                one.slopes.p,
            )
            for row, one in zip(rows, found.scales, strict=True)
        ),
    )


analysis = ControlGroupAnalysis()

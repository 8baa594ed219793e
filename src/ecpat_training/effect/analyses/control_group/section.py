"""The trained beside those who were not: first what they gained beyond them. The rules are `people_sentences`'."""

from collections.abc import Collection, Iterator, Sequence

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.columns import Column, interval_column, table_of
from ecpat_training.documents.document import Block, Heading, Paragraph, ReportTable, Tone
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.control_group import compute, words
from ecpat_training.effect.analyses.control_group.result import ArmFlow, ControlGroup, TrainedAgainstControls
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences import people_sentences as say
from ecpat_training.effect.sentences.causes import cause, flows_of
from ecpat_training.effect.sentences.plain import to_json_object
from ecpat_training.effect.sentences.tables import short_waves_text
from ecpat_training.effect.sentences.verdicts import verdict_against_controls
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.values.thresholds import ALPHA, FEW_PEOPLE


class ControlGroupAnalysis(Analysis[ControlGroup]):
    """The trained beside those who were not: first what they gained beyond them. The rules are `people_sentences`'."""

    order = 10
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})  # a donor reads the headline
    analyse = staticmethod(compute.analyse)

    def blocks(self, result: ControlGroup, report: EffectReport) -> Iterator[Block]:
        """A sentence for each scale, the figures, and how they were computed."""
        yield from _introduction(result)
        yield from _sentences(result, result.scales)
        yield _flow_table(result)
        yield _table(result)
        yield Paragraph(words.METHOD, "quiet")
        yield _details(result)

    def brief(self, result: ControlGroup, report: EffectReport) -> Iterator[Block]:
        """The figures, and sentences of what the first page doesn't say."""
        first_after_wave = next((comparison.after for comparison in report.comparisons if comparison.changes), "")
        yield from _introduction(result)
        yield from _sentences(result, [scale for scale in result.scales if scale.after != first_after_wave])
        yield _flow_table(result)
        yield _table(result)

    def data(self, result: ControlGroup) -> JsonObject:
        """Every figure of the result as data for machines, not rounded."""
        return to_json_object(result)

    def public(self, result: ControlGroup, report: EffectReport) -> None:
        """Nothing: those who were not trained are people of their own, of whom the ledger would have to know before any
        figure of theirs leaves the house; and with the figures of all, those of the trained would tell the few
        others."""


def _introduction(control_group: ControlGroup) -> Iterator[Block]:
    yield Heading(words.TITLE)
    lots_text = words.INTRO["lots" if control_group.randomised else "no lots"]
    yield Paragraph(words.INTRO[""].format(who=control_group.known_by or words.INTRO["files"], lots=lots_text))
    if not control_group.declared:
        yield Paragraph(words.INTRO["exploratory"], "attention")


def _sentences(control_group: ControlGroup, scales: Sequence[TrainedAgainstControls]) -> Iterator[Block]:
    several_waves = len({row.after for row in control_group.scales}) > 1
    previous_wave = None
    for scale in scales:
        if several_waves and scale.after != previous_wave:
            yield Heading(report_words.WAVE_PAIR_TEXTS[scale.before, scale.after], 2)
            previous_wave = scale.after
        yield Paragraph(" ".join(map(str, sentences(control_group, scale))), tone(scale))


def headline(control_group: ControlGroup, after: str, scales: Collection[str] | None = None) -> Iterator[Block]:
    """What the first page says: each scale (of `scales`, where not all are wanted) from before the training to one
    later wave."""
    selected = [
        row for row in control_group.scales if row.after == after and (scales is None or row.of.scale in scales)
    ]
    if selected and not control_group.declared:
        yield Paragraph(words.INTRO["exploratory"], "quiet")
    for scale in selected:
        yield Paragraph(" ".join(map(str, sentences(control_group, scale))), tone(scale))
    flows = flows_of(control_group, "pre", after)
    has_comparison = any(row.difference.low is not None for row in control_group.scales)
    if (
        selected and flows and not (has_comparison and control_group.randomised)
    ):  # else the caveat of lots says it, on the same page
        yield Paragraph(f"{flow(flows)[:1].upper()}{flow(flows)[1:]}.")


def not_shown_reason(report: EffectReport) -> str:
    """A sentence that there was a comparison group of which no figure is shown, and why."""
    sites = any(change.clusters for comparison in report.comparisons for change in comparison.changes)
    return report_words.SITES["not compared"] if sites else words.PUBLISHED


def flow(flows: Sequence[ArmFlow]) -> str:
    """What became of both groups, as a part of a sentence."""
    return "; ".join(
        words.FLOW.format(
            both=arm_flow.both,
            before=arm_flow.answered_before,
            who=words.ARM_NAMES[arm_flow.arm],
            lost=words.LOST_PEOPLE_TEXT.format(lost=arm_flow.lost) if arm_flow.lost else "",
        )
        for arm_flow in flows
    )


def tone(scale: TrainedAgainstControls) -> Tone:
    """How a sentence is meant, by its verdict."""
    tones: dict[str, Tone] = {"better": "good", "worse": "bad"}
    return "attention" if scale.adjusted.value is None else tones.get(verdict_against_controls(scale), "plain")


def sentences(control_group: ControlGroup, scale: TrainedAgainstControls) -> Iterator[str]:
    """The sentences on one scale."""
    sentence_key = say.estimate_kind(scale.difference)
    sentence_key = "alone" if sentence_key == "certain" and verdict_against_controls(scale) == "open" else sentence_key
    by_lot_text = ", by lot" if cause(control_group, scale.before, scale.after) == "lots" else ""
    yield words.SENTENCE[sentence_key].format(
        title=scale.of.title,
        why=scale.difference.undefined or scale.difference.no_interval,
        change=say.amount(scale.of, abs(scale.difference.value or 0.0)),
        side=words.SIDE[say.up_or_down(scale.difference.value)],
        people=words.PEOPLE.format(trained=scale.trained.n, untrained=scale.untrained.n),
        meaning=words.MEANING.get(f"{verdict_against_controls(scale)}{by_lot_text}", ""),
        together=report_words.TEST_FAMILY[scale.family.among].format(n=scale.family.family) if scale.family else "",
        p=value_text(scale.family.p, "p") if scale.family else "",
        size=say.size(scale.of, scale.difference),
        **say.limits(scale.of, scale.difference),
    )
    if scale.difference.low is not None:
        yield from _notes(control_group, scale)
    smaller_group_size = min(scale.trained.n, scale.untrained.n)
    if smaller_group_size < FEW_PEOPLE and scale.difference.value is not None:
        yield words.NOTE["few"].format(n=smaller_group_size)


def _notes(control_group: ControlGroup, scale: TrainedAgainstControls) -> Iterator[str]:
    """What stands beside a difference that has an interval."""
    start_gap = say.amount(scale.of, abs(scale.baseline.value or 0.0))
    if say.exactly_one_excludes_zero(scale.adjusted, scale.difference):
        change = say.amount(scale.of, scale.adjusted.value, plus=True)
        yield words.NOTE["adjusted differs"].format(
            change=change, apart=start_gap, **say.limits(scale.of, scale.adjusted)
        )
    elif not control_group.randomised and say.side(scale.baseline) in ("up", "down"):
        yield words.NOTE["started apart"].format(apart=start_gap, **say.limits(scale.of, scale.baseline))
    if scale.slopes.p is not None and scale.slopes.p < ALPHA:
        yield words.NOTE["slopes"].format(p=value_text(scale.slopes.p, "p"))


def _opening(control_group: ControlGroup) -> list[Column[TrainedAgainstControls]]:
    """The columns that say which scale a row is of, and between which waves where there are several."""
    several_waves = len({(scale.before, scale.after) for scale in control_group.scales}) > 1
    return [
        Column(
            words.TABLE["compared"],
            lambda scale: short_waves_text(scale.before, scale.after),
            width=1.4,
            shown=several_waves,
        ),
        Column(words.TABLE["scale"], lambda scale: scale.of.title, width=2.0),
    ]


def _table(control_group: ControlGroup) -> ReportTable:
    name = words.TABLE
    columns: list[Column[TrainedAgainstControls]] = [
        *_opening(control_group),
        Column(name["people"], lambda scale: f"{scale.trained.n:,} / {scale.untrained.n:,}", width=0.9),
        Column(name["trained"], lambda scale: scale.trained.change.value, "0.00"),
        Column(name["untrained"], lambda scale: scale.untrained.change.value, "0.00"),
        Column(name["difference"], lambda scale: scale.difference.value, "0.00", width=1.2),
        interval_column(name["interval"], lambda scale: scale.difference, width=1.5),
    ]
    return table_of(name["name"], control_group.scales, columns)


def _flow_table(control_group: ControlGroup) -> ReportTable:
    """Who answered, was recognised and was lost, by group (CONSORT 2010, item 13)."""
    name, flows = words.FLOW_TABLE, control_group.flows
    several_waves = len({(arm_flow.before, arm_flow.after) for arm_flow in flows}) > 1
    columns: list[Column[ArmFlow]] = [
        Column(
            name["compared"], lambda flow: short_waves_text(flow.before, flow.after), width=1.4, shown=several_waves
        ),
        Column(name["group"], lambda flow: name[flow.arm], width=1.4),
        Column(name["before"], lambda flow: flow.answered_before, "count"),
        Column(name["after"], lambda flow: flow.answered_after, "count"),
        Column(name["both"], lambda flow: flow.both, "count"),
        Column(name["lost"], lambda flow: flow.lost, "count"),
    ]
    return table_of(name["name"], flows, columns, name["title"])


def _details(control_group: ControlGroup) -> ReportTable:
    name = words.DETAILS
    columns: list[Column[TrainedAgainstControls]] = [
        *_opening(control_group),
        Column(name["adjusted"], lambda scale: scale.adjusted.value, "0.00"),
        interval_column(name["adjusted interval"], lambda scale: scale.adjusted, width=1.5),
        Column(name["standardised"], lambda scale: scale.standardised.value, "0.00"),
        interval_column(name["standardised interval"], lambda scale: scale.standardised, width=1.4),
        Column(name["baseline"], lambda scale: scale.baseline.value, "0.00"),
        interval_column(name["classical"], lambda scale: scale.classical),
        Column(name["slopes"], lambda scale: scale.slopes.p, "p"),
    ]
    return table_of(name["name"], control_group.scales, columns)


analysis = ControlGroupAnalysis()

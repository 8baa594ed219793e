"""The first page: what changed, how it was declared, and what a reader must bear in mind before taking a change for
the training's effect."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from ecpat_training.documents.document import Block, Heading, Paragraph
from ecpat_training.effect.analyses.control_group import section as control_group
from ecpat_training.effect.analyses.control_group import words as beside_words
from ecpat_training.effect.analyses.control_group.result import ControlGroup
from ecpat_training.effect.analyses.opposite_items import section as opposite_items
from ecpat_training.effect.analyses.plan.result import PlanAdherence
from ecpat_training.effect.analyses.reaction import words as one_wave_words
from ecpat_training.effect.analyses.reaction.result import Reaction
from ecpat_training.effect.analyses.then_test import section as then_test
from ecpat_training.effect.analyses.unlinked import section as unlinked
from ecpat_training.effect.analyses.unlinked import words as unlinked_words
from ecpat_training.effect.analyses.unlinked.result import UnlinkedWaves
from ecpat_training.effect.analyses.unlinked.sentences import caveat as caveat_of_groups
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.charts import scale_chart
from ecpat_training.effect.report.key_figure import key_figure
from ecpat_training.effect.sentences.amounts import day
from ecpat_training.effect.sentences.causes import cause, flows_of
from ecpat_training.effect.sentences.sentences import sentence_and_notes, tone
from ecpat_training.effect.sentences.verdicts import verdict_against_controls
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.stats.site_means import ENOUGH
from ecpat_training.words.catalogue.marked_text import listed

MOST_TITLES = 6
SAY = words.DOCUMENT


def first_page(report: EffectReport, comparisons: Sequence[Comparison]) -> Iterator[Block]:
    """What changed between each two of the waves that are told of first, in sentences and one picture."""
    compared = [comparison for comparison in comparisons if comparison.changes]
    if not compared and (two_groups := unlinked.on_first_page(report)):
        yield from _two_groups(report, two_groups)
        return
    yield Heading(SAY["findings"])
    if not compared:
        errors = [finding.message for finding in report.findings if finding.code.startswith("evaluate.")]
        yield Paragraph(SAY["nothing"].format(why=errors[-1] if errors else ""), "attention")
        return
    yield from opening(report)
    yield Paragraph(status(report, comparisons), "quiet")
    first, *later = compared
    declared = _declared(report)
    if controls := report.found(ControlGroup):
        yield from control_group.headline(controls, first.after)
        yield Heading(beside_words.ALONE, 2)
    elif report.compared_with:
        yield Paragraph(control_group.not_shown(report), "attention")
    yield from _sentences(first, declared, headed=bool(later))
    if report.not_compared:
        yield Paragraph(SAY["not compared"].format(titles=listed(list(report.not_compared), 12)), "quiet")
    yield Paragraph(caveat(report), "attention")
    for comparison in later:
        yield from _sentences(comparison, declared, headed=True)
    yield from then_test.on_first_page(report)
    yield from opposite_items.on_first_page(report)
    if report.published:
        yield Paragraph(SAY["published"], "quiet")


def _two_groups(report: EffectReport, two_groups: Sequence[UnlinkedWaves]) -> Iterator[Block]:
    """What a report says first of which nobody's change is known: the caveat of each two waves before its figures."""
    yield Heading(unlinked_words.FINDINGS)
    for two_waves in two_groups:
        if len(two_groups) > 1:
            yield Heading(words.BETWEEN[two_waves.before, two_waves.after], 2)
        yield from unlinked.opening(two_waves, figure=two_waves is two_groups[0])
        if two_waves is two_groups[0]:
            yield Paragraph(status(report), "quiet")
        yield from unlinked.sentences_of(two_waves)
    yield from unlinked.causes(two_groups)
    yield from then_test.on_first_page(report)
    yield from opposite_items.on_first_page(report)
    if report.not_compared:
        yield Paragraph(SAY["not compared"].format(titles=listed(list(report.not_compared), 12)), "quiet")
    if report.published:
        yield Paragraph(SAY["published"], "quiet")


def opening(report: EffectReport, scales: Collection[str] | None = None) -> Iterator[Block]:
    """What every reader sees first: the one figure, and each scale before and after (of `scales`, where not all)."""
    if key := key_figure(report):
        yield key
    if chart := scale_chart(report, scales):
        yield chart


def _declared(report: EffectReport) -> str:
    """How declared outcomes are headed: only a plan with a date before the answers was made beforehand."""
    plan = report.found(PlanAdherence)
    dated = plan.dated if plan else "unknown"
    return {"before": "declared", "after": "declared late"}.get(dated, "declared, undated")


def _sentences(comparison: Comparison, declared: str, *, headed: bool) -> Iterator[Block]:
    if headed:
        yield Heading(_between(comparison), 2)
    said_of = ""
    for change in shortest_first(comparison.changes):
        kind = {"": "", "exploratory": "exploratory"}.get(change.role, declared)
        if kind != said_of:
            yield Heading(SAY[kind], 3 if headed else 2)
            said_of = kind
        text = sentence_and_notes(change)
        primary = change.role == "primary"
        yield Paragraph(SAY["primary"].format(sentence=text) if primary else text, tone(change))
    if comparison.withheld:
        yield from means_only(comparison)


def shortest_first(changes: Iterable[ScaleChange]) -> list[ScaleChange]:
    """The changes as a reader takes them in: the primary outcome, the others that were declared, and the rest; of each,
    what takes fewest words first."""
    order = {"primary": 0, "secondary": 1, "": 1, "exploratory": 2}
    return sorted(changes, key=lambda change: (order[change.role], len(sentence_and_notes(change))))


def _between(comparison: Comparison) -> str:
    return words.BETWEEN[comparison.before, comparison.after]


def caveat(report: EffectReport) -> str:
    """The warning under the figures: about a single group; about a comparison group, by how it was drawn and who
    left; about two groups where nobody is linked; or about one moment where there is one wave."""
    if report.found(Reaction):
        return one_wave_words.CAVEAT
    if two_groups := unlinked.on_first_page(report):
        return caveat_of_groups(two_groups[0])
    clusters = max((change.clusters for comparison in report.comparisons for change in comparison.changes), default=0)
    if not clusters:
        return _of_groups(report)
    few_sites = words.SITES["few"].format(n=clusters) if clusters < ENOUGH and not report.published else ""
    single = beside_words.CAVEAT["published"] if report.compared_with else words.CAVEAT
    return single + words.SITES["caveat"].format(n=clusters) + few_sites


def _of_groups(report: EffectReport) -> str:
    controls = report.found(ControlGroup)
    if controls is None:
        return beside_words.CAVEAT["published"] if report.published and report.compared_with else words.CAVEAT
    if all(scale.difference.low is None for scale in controls.scales):
        return beside_words.CAVEAT["too few"]
    kind = cause(controls)
    if kind == "lots" and not any(verdict_against_controls(scale) in ("better", "worse") for scale in controls.scales):
        return beside_words.CAVEAT["lots, open"].format(flow=control_group.flow(flows_of(controls)))
    return beside_words.CAVEAT[kind].format(flow=control_group.flow(flows_of(controls)))


def status(report: EffectReport, comparisons: Sequence[Comparison] | None = None) -> str:
    """How far the plan declared what is reported, by its date against the first answers; a first page speaks of the
    `comparisons` on it alone."""
    plan = report.found(PlanAdherence)
    if plan is None or not plan.declared:
        return words.STATUS["no plan"]
    kind: str = plan.dated
    if kind == "unknown":
        kind = "no date" if plan.on is None else "no answers' date"
    changes = [change for comparison in comparisons or report.comparisons for change in comparison.changes]
    scales = [scale_apart for two_waves in unlinked.on_first_page(report) or () for scale_apart in two_waves.scales]
    titles = {change.scale: change.title for change in changes} | {
        scale_apart.of.scale: scale_apart.of.title for scale_apart in scales
    }
    declared = [titles.get(scale, scale) for scale in report.declared]
    text = words.STATUS[kind].format(
        on=day(plan.on) if plan.on else "",
        first=day(plan.first_answer) if plan.first_answer else "",
        declared=listed(declared, MOST_TITLES),
    )
    roles = {*(change.role for change in changes), *(scale_apart.role for scale_apart in scales)}
    has_others = "exploratory" in roles and kind != "after"
    return f"{text} {words.OTHERS}" if has_others else text


def means_only(comparison: Comparison) -> Iterator[Block]:
    """Why chance is not spoken of, under the comparison that it is true of; beside a scale of which it is, which scales
    are meant."""
    shown = [change for change in comparison.changes if change.raw.value is not None]
    for reason in dict.fromkeys(change.raw.no_interval for change in shown if change.raw.no_interval):
        titles = [change.title for change in shown if change.raw.no_interval == reason]
        kind = "means only" if len(titles) == len(shown) else "means only of some"
        yield Paragraph(SAY[kind].format(titles=listed(titles, 12), why=reason), "attention")

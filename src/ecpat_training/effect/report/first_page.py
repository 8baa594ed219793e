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
from ecpat_training.words.catalogue.marked_text import join_names

MOST_TITLES = 6
SAY = words.DOCUMENT


def first_page_blocks(report: EffectReport, comparisons: Sequence[Comparison]) -> Iterator[Block]:
    """What changed between each two of the waves that are told of first, in sentences and one picture."""
    compared_comparisons = [comparison for comparison in comparisons if comparison.changes]
    if not compared_comparisons and (two_groups := unlinked.on_first_page(report)):
        yield from _two_groups_blocks(report, two_groups)
        return
    yield Heading(SAY["findings"])
    if not compared_comparisons:
        errors = [finding.message for finding in report.findings if finding.code.startswith("evaluate.")]
        yield Paragraph(SAY["nothing"].format(why=errors[-1] if errors else ""), "attention")
        return
    yield from opening(report)
    yield Paragraph(status(report, comparisons), "quiet")
    first_comparison, *later_comparisons = compared_comparisons
    declared_key = _declared_key(report)
    if controls := report.found(ControlGroup):
        yield from control_group.headline(controls, first_comparison.after)
        yield Heading(beside_words.UNCOMPARED_CHANGE_TITLE, 2)
    elif report.compared_with:
        yield Paragraph(control_group.not_shown_reason(report), "attention")
    yield from _comparison_blocks(first_comparison, declared_key, has_heading=bool(later_comparisons))
    if report.not_compared:
        yield Paragraph(SAY["not compared"].format(titles=join_names(list(report.not_compared), 12)), "quiet")
    yield Paragraph(caveat(report), "attention")
    for comparison in later_comparisons:
        yield from _comparison_blocks(comparison, declared_key, has_heading=True)
    yield from then_test.on_first_page(report)
    yield from opposite_items.on_first_page(report)
    if report.published:
        yield Paragraph(SAY["published"], "quiet")


def _two_groups_blocks(report: EffectReport, two_groups: Sequence[UnlinkedWaves]) -> Iterator[Block]:
    """What a report says first of which nobody's change is known: the caveat of each two waves before its figures."""
    yield Heading(unlinked_words.FINDINGS)
    for two_waves in two_groups:
        if len(two_groups) > 1:
            yield Heading(words.WAVE_PAIR_TEXTS[two_waves.before, two_waves.after], 2)
        yield from unlinked.opening(two_waves, figure=two_waves is two_groups[0])
        if two_waves is two_groups[0]:
            yield Paragraph(status(report), "quiet")
        yield from unlinked.sentences_of(two_waves)
    yield from unlinked.causes(two_groups)
    yield from then_test.on_first_page(report)
    yield from opposite_items.on_first_page(report)
    if report.not_compared:
        yield Paragraph(SAY["not compared"].format(titles=join_names(list(report.not_compared), 12)), "quiet")
    if report.published:
        yield Paragraph(SAY["published"], "quiet")


def opening(report: EffectReport, scales: Collection[str] | None = None) -> Iterator[Block]:
    """What every reader sees first: the one figure, and each scale before and after (of `scales`, where not all)."""
    if key := key_figure(report):
        yield key
    if chart := scale_chart(report, scales):
        yield chart


def _declared_key(report: EffectReport) -> str:
    """How declared outcomes are headed: only a plan with a date before the answers was made beforehand."""
    plan = report.found(PlanAdherence)
    plan_dating = plan.dated if plan else "unknown"
    return {"before": "declared", "after": "declared late"}.get(plan_dating, "declared, undated")


def _comparison_blocks(comparison: Comparison, declared_key: str, *, has_heading: bool) -> Iterator[Block]:
    if has_heading:
        yield Heading(_waves_text(comparison), 2)
    previous_key = ""
    for change in sort_for_reading(comparison.changes):
        role_key = {"": "", "exploratory": "exploratory"}.get(change.role, declared_key)
        if role_key != previous_key:
            yield Heading(SAY[role_key], 3 if has_heading else 2)
            previous_key = role_key
        text = sentence_and_notes(change)
        is_primary = change.role == "primary"
        yield Paragraph(SAY["primary"].format(sentence=text) if is_primary else text, tone(change))
    if comparison.withheld:
        yield from means_only_blocks(comparison)


def sort_for_reading(changes: Iterable[ScaleChange]) -> list[ScaleChange]:
    """The changes as a reader takes them in: the primary outcome, the others that were declared, and the rest; of each,
    what takes fewest words first."""
    order = {"primary": 0, "secondary": 1, "": 1, "exploratory": 2}
    return sorted(changes, key=lambda change: (order[change.role], len(sentence_and_notes(change))))


def _waves_text(comparison: Comparison) -> str:
    return words.WAVE_PAIR_TEXTS[comparison.before, comparison.after]


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
    caveat_text = beside_words.CAVEAT["published"] if report.compared_with else words.CAVEAT
    return caveat_text + words.SITES["caveat"].format(n=clusters) + few_sites


def _of_groups(report: EffectReport) -> str:
    controls = report.found(ControlGroup)
    if controls is None:
        return beside_words.CAVEAT["published"] if report.published and report.compared_with else words.CAVEAT
    if all(scale.difference.low is None for scale in controls.scales):
        return beside_words.CAVEAT["too few"]
    cause_key = cause(controls)
    if cause_key == "lots" and not any(
        verdict_against_controls(scale) in ("better", "worse") for scale in controls.scales
    ):
        return beside_words.CAVEAT["lots, open"].format(flow=control_group.flow(flows_of(controls)))
    return beside_words.CAVEAT[cause_key].format(flow=control_group.flow(flows_of(controls)))


def status(report: EffectReport, comparisons: Sequence[Comparison] | None = None) -> str:
    """How far the plan declared what is reported, by its date against the first answers; a first page speaks of the
    `comparisons` on it alone."""
    plan = report.found(PlanAdherence)
    if plan is None or not plan.declared:
        return words.STATUS["no plan"]
    dating_key: str = plan.dated
    if dating_key == "unknown":
        dating_key = "no date" if plan.on is None else "no answers' date"
    changes = [change for comparison in comparisons or report.comparisons for change in comparison.changes]
    scales = [
        unlinked_scale for two_waves in unlinked.on_first_page(report) or () for unlinked_scale in two_waves.scales
    ]
    titles = {change.scale: change.title for change in changes} | {
        unlinked_scale.of.scale: unlinked_scale.of.title for unlinked_scale in scales
    }
    declared_titles = [titles.get(scale, scale) for scale in report.declared]
    text = words.STATUS[dating_key].format(
        on=day(plan.on) if plan.on else "",
        first=day(plan.first_answer) if plan.first_answer else "",
        declared=join_names(declared_titles, MOST_TITLES),
    )
    roles = {*(change.role for change in changes), *(unlinked_scale.role for unlinked_scale in scales)}
    has_other_scales = "exploratory" in roles and dating_key != "after"
    return f"{text} {words.EXPLORATORY_NOTE}" if has_other_scales else text


def means_only_blocks(comparison: Comparison) -> Iterator[Block]:
    """Why chance is not spoken of, under the comparison that it is true of; beside a scale of which it is, which scales
    are meant."""
    shown_changes = [change for change in comparison.changes if change.raw.value is not None]
    for reason in dict.fromkeys(change.raw.no_interval for change in shown_changes if change.raw.no_interval):
        titles = [change.title for change in shown_changes if change.raw.no_interval == reason]
        sentence_key = "means only" if len(titles) == len(shown_changes) else "means only of some"
        yield Paragraph(SAY[sentence_key].format(titles=join_names(titles, 12), why=reason), "attention")

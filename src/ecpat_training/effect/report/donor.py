"""The donor's page: what was declared, in sentences and one picture, who took part, the caveat, what is next."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph
from ecpat_training.effect.analyses.control_group import said as control_group
from ecpat_training.effect.analyses.control_group import words as beside_words
from ecpat_training.effect.analyses.control_group.result import ControlGroup
from ecpat_training.effect.analyses.who_took_part.result import WhoTookPart
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.charts import scale_chart
from ecpat_training.effect.report.coordinator import came_again, counted
from ecpat_training.effect.report.first_page import caveat, means_only, status
from ecpat_training.effect.report.next_steps import next_steps_for_a_donor
from ecpat_training.effect.sentences.sentences import sentence_and_notes, tone
from ecpat_training.effect.sentences.verdicts import verdict, verdict_beside
from ecpat_training.effect.sentences.words import readers as words
from ecpat_training.effect.sentences.words import report as report_words

MOST_OUTCOMES = 3  # fit on the page, with their picture,
MOST_LETTERS = 950  # if their sentences are no longer than this; the first is always told
MOST_STEPS = 3
MOST_GROUPS, MOST_LETTERS_OF_GROUPS = 6, 160


def donor_page(report: EffectReport) -> Iterator[Block]:
    """The page's blocks; the first comparison's declared outcomes, or the instrument's first ones where none is."""
    first, *others = (one for one in report.comparisons if one.changes)
    later = next((one for one in others if one.before == first.before), None)
    told, rest = _outcomes_and_others(report, first, later)
    yield Heading(report_words.DOCUMENT["findings"])
    yield Paragraph(status(report), "quiet")
    if beside := report.found(ControlGroup):
        yield from control_group.headline(beside, first.after, {change.scale for change in told})
        yield Heading(beside_words.ALONE, 2)
    elif report.compared_with:
        yield Paragraph(control_group.not_shown(report), "attention")
    yield from (Paragraph(sentence_and_notes(change), tone(change)) for change in told)
    if later:
        change = next((one for one in later.changes if one.scale == told[0].scale), later.changes[0])
        between = report_words.BETWEEN[later.before, later.after]
        yield Paragraph(f"{between}: {sentence_and_notes(change)}", tone(change))
    if rest:
        yield Paragraph(_of_others(rest, beside, first), "quiet")
    if first.withheld:
        yield from means_only(first)
    chart = scale_chart(report, [change.scale for change in told])
    if chart:
        yield chart
    yield Paragraph(caveat(report), "attention")
    again = [said] if (said := came_again(report)) else []
    yield Paragraph(" ".join([_answered(report, first), *again, *_by_group(report)]))
    if steps := next_steps_for_a_donor(report)[:MOST_STEPS]:
        yield Heading(words.NEXT["title"])
        yield Bullets(tuple(steps))


def _outcomes_and_others(
    report: EffectReport, first: Comparison, later: Comparison | None
) -> tuple[list[ScaleChange], list[ScaleChange]]:
    """The outcomes that the page tells, in the order of the plan, and the others; a follow-up takes one's place."""
    order = {scale: place for place, scale in enumerate(report.declared)}
    declared = sorted((one for one in first.changes if one.scale in order), key=lambda one: order[one.scale])
    more = [one for one in (later, report.found(ControlGroup)) if one]
    wanted = (declared or list(first.changes))[: MOST_OUTCOMES - len(more)]
    letters = accumulate(len(sentence_and_notes(change)) for change in wanted)
    room = MOST_LETTERS * (3 - len(more)) / 3
    told = [change for change, so_far in zip(wanted, letters, strict=True) if so_far <= room] or wanted[:1]
    return told, [change for change in first.changes if change not in told]


def _of_others(others: Sequence[ScaleChange], beside: ControlGroup | None, first: Comparison) -> str:
    """How the others ended, so that what is told stands for nothing else; beside those who were not trained where they
    are compared."""
    of = {one.of.scale: verdict_beside(one) for one in beside.scales if one.after == first.after} if beside else {}
    found = Counter(of.get(change.scale, verdict(change)) for change in others)
    said = [text.format(count=found[kind]) for kind, text in words.VERDICTS.items() if found[kind]]  # type: ignore[index]
    verdicts = listing(said, 5) + (f" {beside_words.OPEN_OTHERS}" if of else "")
    return (words.OTHERS if len(others) > 1 else words.OTHER).format(count=len(others), verdicts=verdicts)


def _answered(report: EffectReport, first: Comparison) -> str:
    """How many answered, as far as that may be said."""
    told = [
        words.ANSWERED["wave"].format(people=count(wave.used, "person", "people"), when=words.WHEN[wave.wave])
        for wave in report.waves
        if wave.used is not None
    ]
    if first.n is not None:
        when = {"before": words.WHEN[first.before], "after": words.WHEN[first.after]}
        told.append(words.ANSWERED["compared"].format(people=count(first.n, *counted(first)), **when))
    return " ".join(told) or words.ANSWERED["withheld"]


def _by_group(report: EffectReport) -> Iterator[str]:
    """The people compared by the first background question, where that is a short sentence."""
    found = report.found(WhoTookPart)
    counts = next((one for one in found.counts if one.groups), None) if found else None
    if counts is None:
        return
    groups = listing([words.ANSWERED["group"].format(group=name, people=n) for name, n in counts.groups], MOST_GROUPS)
    said = words.ANSWERED["by"].format(column=counts.column, groups=groups)
    if len(counts.groups) <= MOST_GROUPS and len(said) <= MOST_LETTERS_OF_GROUPS:
        yield said

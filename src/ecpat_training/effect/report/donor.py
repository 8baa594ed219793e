"""The donor's page: what was declared, in sentences and one picture, who took part, the caveat, what is next."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph
from ecpat_training.effect.analyses.control_group import said as control_group
from ecpat_training.effect.analyses.control_group import words as beside_words
from ecpat_training.effect.analyses.control_group.result import ControlGroup
from ecpat_training.effect.analyses.unlinked import said as unlinked
from ecpat_training.effect.analyses.unlinked import words as unlinked_words
from ecpat_training.effect.analyses.unlinked.result import Unlinked, WavesApart
from ecpat_training.effect.analyses.who_took_part.result import WhoTookPart
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.coordinator import came_again, people_or_participations
from ecpat_training.effect.report.first_page import caveat, means_only, opening, shortest_first, status
from ecpat_training.effect.report.next_steps import next_steps_for_a_donor
from ecpat_training.effect.sentences.sentences import sentence_and_notes, tone
from ecpat_training.effect.sentences.verdicts import verdict, verdict_beside
from ecpat_training.effect.sentences.words import readers as words
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.words.catalogue.ours import counted, listed

MOST_OUTCOMES = 3  # fit on the page, with their picture,
MOST_LETTERS = 950  # if their sentences are no longer than this; the first is always told
MOST_OF_TWO_GROUPS = 600  # the caveat takes the place of the others
MOST_STEPS = 3
MOST_GROUPS, MOST_LETTERS_OF_GROUPS = 6, 160


def donor_page(report: EffectReport) -> Iterator[Block]:
    """The page's blocks; the first comparison's declared outcomes, or the instrument's first ones where none is."""
    first, *others = (one for one in report.comparisons if one.changes)
    later = next((one for one in others if one.before == first.before), None)
    told, rest = _outcomes_and_others(report, first, later)
    yield Heading(report_words.DOCUMENT["findings"])
    yield from opening(report, {change.scale for change in told})
    yield Paragraph(status(report), "quiet")
    if beside := report.found(ControlGroup):
        yield from control_group.headline(beside, first.after, {change.scale for change in told})
        yield Heading(beside_words.ALONE, 2)
    elif report.compared_with:
        yield Paragraph(control_group.not_shown(report), "attention")
    yield from (Paragraph(sentence_and_notes(change), tone(change)) for change in shortest_first(told))
    if later:
        change = next((one for one in later.changes if one.scale == told[0].scale), later.changes[0])
        between = report_words.BETWEEN[later.before, later.after]
        yield Paragraph(f"{between}: {sentence_and_notes(change)}", tone(change))
    yield from _all_answers(report, first, told[0])
    if rest:
        yield Paragraph(_of_others(rest, beside, first), "quiet")
    if first.withheld:
        yield from means_only(first)
    yield Paragraph(caveat(report), "attention")
    again = [said] if (said := came_again(report)) else []
    yield Paragraph(" ".join(map(str, [_answered(report, first), *again, *_by_group(report)])))
    if steps := next_steps_for_a_donor(report)[:MOST_STEPS]:
        yield Heading(words.NEXT["title"])
        yield Bullets(tuple(steps))


def donor_page_of_two_groups(report: EffectReport, apart: Sequence[WavesApart]) -> Iterator[Block]:
    """The page's blocks where nobody's change is known: the first two waves' declared outcomes, or the instrument's
    first ones."""
    first = apart[0]
    order = [scale for scale in report.declared if any(each.of.scale == scale for each in first.scales)]
    wanted = (order or [each.of.scale for each in first.scales])[:MOST_OUTCOMES]
    said = {each.of.scale: len(unlinked.in_words(each)) for each in first.scales}
    letters = accumulate(said[scale] for scale in wanted)
    wanted = [scale for scale, so_far in zip(wanted, letters, strict=True) if so_far <= MOST_OF_TWO_GROUPS] or wanted[
        :1
    ]
    yield Heading(unlinked_words.FINDINGS)
    yield from unlinked.opening(first, wanted)
    yield Paragraph(status(report), "quiet")
    yield from (*unlinked.sentences_of(first, wanted), *unlinked.causes(apart[:1]))
    if len(first.scales) > len(wanted):
        more = len(first.scales) - len(wanted)
        yield Paragraph(unlinked_words.MORE[more != 1].format(more=more), "quiet")
    yield Heading(words.NEXT["title"])
    yield Bullets((unlinked_words.NEXT, *next_steps_for_a_donor(report))[:MOST_STEPS])


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


def _all_answers(report: EffectReport, first: Comparison, outcome: ScaleChange) -> Iterator[Block]:
    """What all answers say of the first outcome, where fewer than half of the people could be linked."""
    found = report.found(Unlinked)
    for one in found.beside() if found else ():
        if (one.before, one.after) == (first.before, first.after):
            yield from unlinked.in_short(one, outcome.scale)


def _of_others(others: Sequence[ScaleChange], beside: ControlGroup | None, first: Comparison) -> str:
    """How the others ended, so that what is told stands for nothing else; beside those who were not trained where they
    are compared."""
    of = {one.of.scale: verdict_beside(one) for one in beside.scales if one.after == first.after} if beside else {}
    found = Counter(of.get(change.scale, verdict(change)) for change in others)
    said = [text.format(count=found[kind]) for kind, text in words.VERDICTS.items() if found[kind]]  # type: ignore[index]
    verdicts = listed(said, 5) + (f" {beside_words.OPEN_OTHERS}" if of else "")
    return (words.OTHERS if len(others) > 1 else words.OTHER).format(count=len(others), verdicts=verdicts)


def _answered(report: EffectReport, first: Comparison) -> str:
    """How many answered, as far as that may be said."""
    told = [
        words.ANSWERED["wave"].format(people=counted(wave.used, "person", "people"), when=words.WHEN[wave.wave])
        for wave in report.waves
        if wave.used is not None
    ]
    if first.n is not None:
        when = {"before": words.WHEN[first.before], "after": words.WHEN[first.after]}
        told.append(
            words.ANSWERED["compared"].format(people=counted(first.n, *people_or_participations(first)), **when)
        )
    return " ".join(map(str, told)) or str(words.ANSWERED["withheld"])


def _by_group(report: EffectReport) -> Iterator[str]:
    """The people compared by the first background question, where that is a short sentence."""
    found = report.found(WhoTookPart)
    counts = next((one for one in found.counts if one.groups), None) if found else None
    if counts is None:
        return
    groups = listed([words.ANSWERED["group"].format(group=name, people=n) for name, n in counts.groups], MOST_GROUPS)
    said = words.ANSWERED["by"].format(column=counts.column, groups=groups)
    if len(counts.groups) <= MOST_GROUPS and len(said) <= MOST_LETTERS_OF_GROUPS:
        yield said

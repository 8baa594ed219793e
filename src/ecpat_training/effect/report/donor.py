"""The donor's page: what was declared, in sentences and one picture, who took part, the caveat, what is next."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph
from ecpat_training.effect.analyses.control_group import section as control_group
from ecpat_training.effect.analyses.control_group import words as beside_words
from ecpat_training.effect.analyses.control_group.result import ControlGroup
from ecpat_training.effect.analyses.opposite_items import section as opposite_items
from ecpat_training.effect.analyses.then_test import section as then_test
from ecpat_training.effect.analyses.unlinked import section as unlinked
from ecpat_training.effect.analyses.unlinked import words as unlinked_words
from ecpat_training.effect.analyses.unlinked.result import Unlinked, UnlinkedWaves
from ecpat_training.effect.analyses.who_took_part.result import WhoTookPart
from ecpat_training.effect.model.change import Comparison, ScaleChange
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.coordinator import came_again, people_or_participations
from ecpat_training.effect.report.first_page import caveat, means_only, opening, shortest_first, status
from ecpat_training.effect.report.next_steps import next_steps_for_a_donor
from ecpat_training.effect.sentences.recognised import recognised_sentence
from ecpat_training.effect.sentences.sentences import sentence_and_notes, tone
from ecpat_training.effect.sentences.verdicts import verdict, verdict_against_controls
from ecpat_training.effect.sentences.words import readers as words
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.words.catalogue.marked_text import count_phrase, listed

MOST_OUTCOMES = 3  # fit on the page, with their picture,
MOST_LETTERS = 950  # if their sentences are no longer than this; the first is always told
MOST_OF_TWO_GROUPS = 600  # the caveat takes the place of the others
MOST_LOOKING_BACK = 1
MOST_STEPS = 3
MOST_GROUPS, MOST_LETTERS_OF_GROUPS = 6, 160


def donor_page(report: EffectReport) -> Iterator[Block]:
    """The page's blocks; the first comparison's declared outcomes, or the instrument's first ones where none is."""
    first, *remaining = (comparison for comparison in report.comparisons if comparison.changes)
    later = next((comparison for comparison in remaining if comparison.before == first.before), None)
    outcomes, other_changes = _outcomes_and_others(report, first, later)
    yield Heading(report_words.DOCUMENT["findings"])
    yield from opening(report, {change.scale for change in outcomes})
    yield Paragraph(status(report), "quiet")
    if controls := report.found(ControlGroup):
        yield from control_group.headline(controls, first.after, {change.scale for change in outcomes})
        yield Heading(beside_words.ALONE, 2)
    elif report.compared_with:
        yield Paragraph(control_group.not_shown(report), "attention")
    yield from (Paragraph(sentence_and_notes(change), tone(change)) for change in shortest_first(outcomes))
    if later:
        change = next(
            (later_change for later_change in later.changes if later_change.scale == outcomes[0].scale),
            later.changes[0],
        )
        between = report_words.BETWEEN[later.before, later.after]
        yield Paragraph(f"{between}: {sentence_and_notes(change)}", tone(change))
    yield from _all_answers(report, first, outcomes[0])
    if other_changes:
        yield Paragraph(_of_others(other_changes, controls, first), "quiet")
    if first.withheld:
        yield from means_only(first)
    yield Paragraph(caveat(report), "attention")
    yield from then_test.on_first_page(report, MOST_LOOKING_BACK)
    yield from opposite_items.on_first_page(report)
    participations = [text] if (text := came_again(report)) else []
    yield Paragraph(" ".join(map(str, [_answered(report, first), *participations, *_by_group(report)])))
    if steps := next_steps_for_a_donor(report)[:MOST_STEPS]:
        yield Heading(words.NEXT["title"])
        yield Bullets(tuple(steps))


def donor_page_of_two_groups(report: EffectReport, two_groups: Sequence[UnlinkedWaves]) -> Iterator[Block]:
    """The page's blocks where nobody's change is known: the first two waves' declared outcomes, or the instrument's
    first ones."""
    first = two_groups[0]
    order = [scale for scale in report.declared if any(scale_apart.of.scale == scale for scale_apart in first.scales)]
    outcomes = (order or [scale_apart.of.scale for scale_apart in first.scales])[:MOST_OUTCOMES]
    letters_of = {scale_apart.of.scale: len(unlinked.sentence_with_notes(scale_apart)) for scale_apart in first.scales}
    letters = accumulate(letters_of[scale] for scale in outcomes)
    outcomes = [
        scale for scale, total in zip(outcomes, letters, strict=True) if total <= MOST_OF_TWO_GROUPS
    ] or outcomes[:1]
    yield Heading(unlinked_words.FINDINGS)
    yield from unlinked.opening(first, outcomes)
    yield Paragraph(status(report), "quiet")
    yield from (*unlinked.sentences_of(first, outcomes), *unlinked.causes(two_groups[:1]))
    if len(first.scales) > len(outcomes):
        n_more = len(first.scales) - len(outcomes)
        yield Paragraph(unlinked_words.MORE[n_more != 1].format(more=n_more), "quiet")
    yield from then_test.on_first_page(report, MOST_LOOKING_BACK)
    yield from opposite_items.on_first_page(report)
    yield Heading(words.NEXT["title"])
    yield Bullets((unlinked_words.NEXT, *next_steps_for_a_donor(report))[:MOST_STEPS])


def _outcomes_and_others(
    report: EffectReport, first: Comparison, later: Comparison | None
) -> tuple[list[ScaleChange], list[ScaleChange]]:
    """The outcomes that the page tells, in the order of the plan, and the others; a follow-up takes one's place."""
    order = {scale: place for place, scale in enumerate(report.declared)}
    declared = sorted(
        (change for change in first.changes if change.scale in order), key=lambda change: order[change.scale]
    )
    additions = [section for section in (later, report.found(ControlGroup)) if section]
    candidates = (declared or list(first.changes))[: MOST_OUTCOMES - len(additions)]
    letters = accumulate(len(sentence_and_notes(change)) for change in candidates)
    room = MOST_LETTERS * (3 - len(additions)) / 3
    outcomes = [change for change, total in zip(candidates, letters, strict=True) if total <= room] or candidates[:1]
    return outcomes, [change for change in first.changes if change not in outcomes]


def _all_answers(report: EffectReport, first: Comparison, outcome: ScaleChange) -> Iterator[Block]:
    """What all answers say of the first outcome, where fewer than half of the people could be linked."""
    unlinked_waves = report.found(Unlinked)
    for two_waves in unlinked_waves.beside() if unlinked_waves else ():
        if (two_waves.before, two_waves.after) == (first.before, first.after):
            yield from unlinked.in_short(two_waves, outcome.scale)


def _of_others(changes: Sequence[ScaleChange], controls: ControlGroup | None, first: Comparison) -> str:
    """How the others ended, so that what is told stands for nothing else; beside those who were not trained where they
    are compared."""
    verdict_of = (
        {scale.of.scale: verdict_against_controls(scale) for scale in controls.scales if scale.after == first.after}
        if controls
        else {}
    )
    counts = Counter(verdict_of.get(change.scale, verdict(change)) for change in changes)
    texts = [text.format(count=counts[kind]) for kind, text in words.VERDICTS.items() if counts[kind]]  # type: ignore[index]
    verdicts = listed(texts, 5) + (f" {beside_words.OPEN_OTHERS}" if verdict_of else "")
    return (words.OTHERS if len(changes) > 1 else words.OTHER).format(count=len(changes), verdicts=verdicts)


def _answered(report: EffectReport, first: Comparison) -> str:
    """How many answered, as far as that may be said."""
    texts = [
        words.ANSWERED["wave"].format(people=count_phrase(wave.used, "person", "people"), when=words.WHEN[wave.wave])
        for wave in report.waves
        if wave.used is not None
    ]
    if first.n is not None:
        when = {"before": words.WHEN[first.before], "after": words.WHEN[first.after]}
        texts.append(
            words.ANSWERED["compared"].format(people=count_phrase(first.n, *people_or_participations(first)), **when)
        )
        if report.published:
            texts.append(recognised_sentence(first.recognised))
    return " ".join(map(str, filter(None, texts))) or str(words.ANSWERED["withheld"])


def _by_group(report: EffectReport) -> Iterator[str]:
    """The people compared by the first background question, where that is a short sentence."""
    who_took_part = report.found(WhoTookPart)
    counts = (
        next((column_counts for column_counts in who_took_part.counts if column_counts.groups), None)
        if who_took_part
        else None
    )
    if counts is None:
        return
    groups = listed([words.ANSWERED["group"].format(group=name, people=n) for name, n in counts.groups], MOST_GROUPS)
    text = words.ANSWERED["by"].format(column=counts.column, groups=groups)
    if len(counts.groups) <= MOST_GROUPS and len(text) <= MOST_LETTERS_OF_GROUPS:
        yield text

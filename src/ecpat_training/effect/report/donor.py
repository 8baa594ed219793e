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
from ecpat_training.effect.report.coordinator import came_again_sentence, people_or_participations
from ecpat_training.effect.report.first_page import caveat, means_only_blocks, opening, sort_for_reading, status
from ecpat_training.effect.report.next_steps import next_steps_for_a_donor
from ecpat_training.effect.sentences.recognised import recognised_sentence
from ecpat_training.effect.sentences.sentences import sentence_and_notes, tone
from ecpat_training.effect.sentences.verdicts import verdict, verdict_against_controls
from ecpat_training.effect.sentences.words import readers as words
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.words.catalogue.marked_text import count_phrase, join_names

MAX_OUTCOMES = 3  # fit on the page, with their picture,
MAX_LETTERS = 950  # if their sentences are no longer than this; the first is always told
MAX_LETTERS_OF_TWO_GROUPS = 600  # the caveat takes the place of the others
MAX_LOOKING_BACK = 1
MAX_STEPS = 3
MAX_GROUPS, MAX_LETTERS_OF_GROUPS = 6, 160


def donor_page(report: EffectReport) -> Iterator[Block]:
    """The page's blocks; the first comparison's declared outcomes, or the instrument's first ones where none is."""
    first_comparison, *later_comparisons = (comparison for comparison in report.comparisons if comparison.changes)
    later = next((comparison for comparison in later_comparisons if comparison.before == first_comparison.before), None)
    outcomes, other_changes = _split_outcomes(report, first_comparison, later)
    yield Heading(report_words.DOCUMENT["findings"])
    yield from opening(report, {change.scale for change in outcomes})
    yield Paragraph(status(report), "quiet")
    if controls := report.found(ControlGroup):
        yield from control_group.headline(controls, first_comparison.after, {change.scale for change in outcomes})
        yield Heading(beside_words.UNCOMPARED_CHANGE_TITLE, 2)
    elif report.compared_with:
        yield Paragraph(control_group.not_shown_reason(report), "attention")
    yield from (Paragraph(sentence_and_notes(change), tone(change)) for change in sort_for_reading(outcomes))
    if later:
        change = next(
            (later_change for later_change in later.changes if later_change.scale == outcomes[0].scale),
            later.changes[0],
        )
        waves_text = report_words.WAVE_PAIR_TEXTS[later.before, later.after]
        yield Paragraph(f"{waves_text}: {sentence_and_notes(change)}", tone(change))
    yield from _all_answers_blocks(report, first_comparison, outcomes[0])
    if other_changes:
        yield Paragraph(_other_outcomes_sentence(other_changes, controls, first_comparison), "quiet")
    if first_comparison.withheld:
        yield from means_only_blocks(first_comparison)
    yield Paragraph(caveat(report), "attention")
    yield from then_test.on_first_page(report, MAX_LOOKING_BACK)
    yield from opposite_items.on_first_page(report)
    participations = [text] if (text := came_again_sentence(report)) else []
    yield Paragraph(
        " ".join(map(str, [_response_sentence(report, first_comparison), *participations, *_group_sentences(report)]))
    )
    if steps := next_steps_for_a_donor(report)[:MAX_STEPS]:
        yield Heading(words.NEXT_STEPS["title"])
        yield Bullets(tuple(steps))


def donor_page_of_two_groups(report: EffectReport, two_groups: Sequence[UnlinkedWaves]) -> Iterator[Block]:
    """The page's blocks where nobody's change is known: the first two waves' declared outcomes, or the instrument's
    first ones."""
    first_waves = two_groups[0]
    order = [
        scale
        for scale in report.declared
        if any(unlinked_scale.of.scale == scale for unlinked_scale in first_waves.scales)
    ]
    outcomes = (order or [unlinked_scale.of.scale for unlinked_scale in first_waves.scales])[:MAX_OUTCOMES]
    length_by_scale = {
        unlinked_scale.of.scale: len(unlinked.sentence_with_notes(unlinked_scale))
        for unlinked_scale in first_waves.scales
    }
    letters = accumulate(length_by_scale[scale] for scale in outcomes)
    outcomes = [
        scale for scale, total in zip(outcomes, letters, strict=True) if total <= MAX_LETTERS_OF_TWO_GROUPS
    ] or outcomes[:1]
    yield Heading(unlinked_words.FINDINGS)
    yield from unlinked.opening(first_waves, outcomes)
    yield Paragraph(status(report), "quiet")
    yield from (*unlinked.sentences_of(first_waves, outcomes), *unlinked.causes(two_groups[:1]))
    if len(first_waves.scales) > len(outcomes):
        more_count = len(first_waves.scales) - len(outcomes)
        yield Paragraph(unlinked_words.MORE_SCALES_TEXT[more_count != 1].format(more=more_count), "quiet")
    yield from then_test.on_first_page(report, MAX_LOOKING_BACK)
    yield from opposite_items.on_first_page(report)
    yield Heading(words.NEXT_STEPS["title"])
    yield Bullets((unlinked_words.NEXT, *next_steps_for_a_donor(report))[:MAX_STEPS])


def _split_outcomes(
    report: EffectReport, first_comparison: Comparison, later: Comparison | None
) -> tuple[list[ScaleChange], list[ScaleChange]]:
    """The outcomes that the page tells, in the order of the plan, and the others; a follow-up takes one's place."""
    order = {scale: place for place, scale in enumerate(report.declared)}
    declared_changes = sorted(
        (change for change in first_comparison.changes if change.scale in order), key=lambda change: order[change.scale]
    )
    additions = [section for section in (later, report.found(ControlGroup)) if section]
    candidates = (declared_changes or list(first_comparison.changes))[: MAX_OUTCOMES - len(additions)]
    letters = accumulate(len(sentence_and_notes(change)) for change in candidates)
    room = MAX_LETTERS * (3 - len(additions)) / 3
    outcomes = [change for change, total in zip(candidates, letters, strict=True) if total <= room] or candidates[:1]
    return outcomes, [change for change in first_comparison.changes if change not in outcomes]


def _all_answers_blocks(report: EffectReport, first_comparison: Comparison, outcome: ScaleChange) -> Iterator[Block]:
    """What all answers say of the first outcome, where fewer than half of the people could be linked."""
    unlinked_waves = report.found(Unlinked)
    for two_waves in unlinked_waves.beside() if unlinked_waves else ():
        if (two_waves.before, two_waves.after) == (first_comparison.before, first_comparison.after):
            yield from unlinked.short_summary_blocks(two_waves, outcome.scale)


def _other_outcomes_sentence(
    changes: Sequence[ScaleChange], controls: ControlGroup | None, first_comparison: Comparison
) -> str:
    """How the others ended, so that what is told stands for nothing else; beside those who were not trained where they
    are compared."""
    verdict_by_scale = (
        {
            scale.of.scale: verdict_against_controls(scale)
            for scale in controls.scales
            if scale.after == first_comparison.after
        }
        if controls
        else {}
    )
    counts = Counter(verdict_by_scale.get(change.scale, verdict(change)) for change in changes)
    texts = [
        text.format(count=counts[key])  # type: ignore[index]
        for key, text in words.VERDICTS.items()
        if counts[key]  # type: ignore[index]
    ]
    verdicts = join_names(texts, 5) + (f" {beside_words.OPEN_OTHERS}" if verdict_by_scale else "")
    return (words.OTHER_OUTCOMES if len(changes) > 1 else words.OTHER_OUTCOME).format(
        count=len(changes), verdicts=verdicts
    )


def _response_sentence(report: EffectReport, first_comparison: Comparison) -> str:
    """How many answered, as far as that may be said."""
    texts = [
        words.RESPONSE_SENTENCES["wave"].format(
            people=count_phrase(wave.used, "person", "people"), when=words.WAVE_TIMES[wave.wave]
        )
        for wave in report.waves
        if wave.used is not None
    ]
    if first_comparison.n is not None:
        wave_times = {
            "before": words.WAVE_TIMES[first_comparison.before],
            "after": words.WAVE_TIMES[first_comparison.after],
        }
        texts.append(
            words.RESPONSE_SENTENCES["compared"].format(
                people=count_phrase(first_comparison.n, *people_or_participations(first_comparison)), **wave_times
            )
        )
        if report.published:
            texts.append(recognised_sentence(first_comparison.recognised))
    return " ".join(map(str, filter(None, texts))) or str(words.RESPONSE_SENTENCES["withheld"])


def _group_sentences(report: EffectReport) -> Iterator[str]:
    """The people compared by the first background question, where that is a short sentence."""
    participation = report.found(WhoTookPart)
    counts = (
        next((column_counts for column_counts in participation.counts if column_counts.groups), None)
        if participation
        else None
    )
    if counts is None:
        return
    groups = join_names(
        [words.RESPONSE_SENTENCES["group"].format(group=name, people=n) for name, n in counts.groups], MAX_GROUPS
    )
    text = words.RESPONSE_SENTENCES["by"].format(column=counts.column, groups=groups)
    if len(counts.groups) <= MAX_GROUPS and len(text) <= MAX_LETTERS_OF_GROUPS:
        yield text

"""Waves compared as two groups of people: what is said of them. The rules are the room's `rules.py`."""

from collections.abc import Collection, Iterator, Sequence

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Heading, Paragraph
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.unlinked import charts, compute, tables, words
from ecpat_training.effect.analyses.unlinked.key_figure import key_figure
from ecpat_training.effect.analyses.unlinked.result import Unlinked, UnlinkedScale, UnlinkedWaves
from ecpat_training.effect.analyses.unlinked.rules import claims, linked_overall_agreement, verdict
from ecpat_training.effect.analyses.unlinked.sentences import (
    caveat,
    caveat_first,
    few_linked_caveat,
    linked_sentences,
    notes,
    questions_sentence,
    sentence,
    tone,
)
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.plain import to_json_object
from ecpat_training.effect.sentences.tables import short_waves_text
from ecpat_training.effect.sentences.words.readers import Reader


class UnlinkedAnalysis(Analysis[Unlinked]):
    """Waves as two groups of people. The rules are the room's `rules.py`."""

    order = 2
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    analyse = staticmethod(compute.analyse)

    def blocks(self, result: Unlinked, report: EffectReport) -> Iterator[Block]:
        """Each two waves: what the first page doesn't say, and the figures."""
        page = on_first_page(report)
        for two_waves in result.waves:
            suffix = f" {short_waves_text(two_waves.before, two_waves.after)}" if len(result.waves) > 1 else ""
            yield from _section(two_waves, suffix, is_first_shown=page is not None and two_waves in page)
        if any(waves.questions for waves in result.waves):
            yield Paragraph(words.QUESTION_METHOD, "quiet")
        if not report.published:
            yield Paragraph(words.METHOD, "quiet")

    def details(self, result: Unlinked, report: EffectReport) -> Iterator[Block]:
        """Spreads, tests and the order of the scores."""
        if report.published:
            return
        for two_waves in result.waves:
            if chart := charts.means(two_waves, intervals=True):
                yield chart
                yield Paragraph(words.INTERVALS_NOTE, "quiet")
            yield tables.details(
                two_waves, f" {short_waves_text(two_waves.before, two_waves.after)}" if len(result.waves) > 1 else ""
            )

    def data(self, result: Unlinked) -> JsonObject:
        """Every figure, with what may be claimed of it."""
        return {"waves": [_data(two_waves) for two_waves in result.waves]}

    def public(self, result: Unlinked, report: EffectReport) -> Unlinked | None:
        """What the gates of two groups leave (`report/two_groups.py`)."""
        return report.two_groups


def on_first_page(report: EffectReport) -> tuple[UnlinkedWaves, ...] | None:
    """The pairs of waves with which a report begins in which nobody's change is known; None for other reports."""
    unlinked_result = report.found(Unlinked)
    if unlinked_result is None or any(comparison.changes for comparison in report.comparisons):
        return None
    return unlinked_result.alone() or None


def opening(two_waves: UnlinkedWaves, scales: Collection[str] | None = None, *, figure: bool = True) -> Iterator[Block]:
    """What a first page shows of two waves: the caveat, the one figure (of its first two waves), and each scale (of
    `scales`, where not all)."""
    yield Paragraph(caveat_first(two_waves), "attention")
    if figure and (key := key_figure(two_waves)):
        yield key
    if chart := charts.means(two_waves, scales):
        yield chart


def sentences_of(two_waves: UnlinkedWaves, scales: Collection[str] | None = None) -> Iterator[Block]:
    """The sentences on each scale that follow on a first page."""
    if two_waves.withheld and not tables.with_figures(two_waves):
        yield Paragraph(words.NOT_SHOWN.format(why=two_waves.withheld), "attention")
        return
    selected = [scale for scale in two_waves.scales if scales is None or scale.of.scale in scales]
    yield from (Paragraph(sentence_with_notes(scale), tone(scale)) for scale in selected)
    for reason in dict.fromkeys(
        scale.difference.no_interval for scale in selected if claims(scale).kind == "means only"
    ):
        yield Paragraph(words.MEANS_ONLY.format(why=reason), "attention")


def causes(waves: Sequence[UnlinkedWaves]) -> Iterator[Block]:
    """What other than the training may have made the difference; nothing where no difference is seen."""
    if any(tables.with_figures(two_waves) for two_waves in waves):
        yield Paragraph(words.CAUSES, "attention")


def sentence_with_notes(scale: UnlinkedScale) -> str:
    """The sentence on a scale for the first page, with the notes that belong to it."""
    return " ".join(map(str, (sentence(scale), *notes(scale))))


def one_line_summary(two_waves: UnlinkedWaves) -> str:
    """The first difference that was measured."""
    scale = next(iter(tables.with_figures(two_waves)), None)
    if scale is None:
        return words.NOT_SHOWN.format(why=two_waves.withheld)
    return (
        sentence(scale)
        if two_waves.n_before is None
        else words.HEADLINE.format(
            before=two_waves.n_before or 0, after=two_waves.n_after or 0, sentence=sentence(scale)
        )
    )


def short_summary_blocks(two_waves: UnlinkedWaves, scale: str) -> Iterator[Block]:
    """What all answers say of a scale beside those linked, in a paragraph."""
    for unlinked_scale in two_waves.scales:
        if unlinked_scale.of.scale == scale:
            yield Paragraph(
                " ".join(
                    map(
                        str, (few_linked_caveat(two_waves), sentence(unlinked_scale), *linked_sentences(unlinked_scale))
                    )
                ),
                "attention",
            )


def _section(two_waves: UnlinkedWaves, suffix: str, *, is_first_shown: bool) -> Iterator[Block]:
    """The words, unless with `is_first_shown` the first page has them, and the tables."""
    if is_first_shown and not tables.with_figures(two_waves):
        return
    title = words.TITLE if two_waves.alone else words.BESIDE_TITLE_OF if suffix else words.BESIDE_TITLE
    yield Heading(title.format(earlier=words.WHO[two_waves.before], later=words.WHO[two_waves.after]))
    if not two_waves.alone:
        yield Paragraph(few_linked_caveat(two_waves), "attention")
        for scale in two_waves.scales:
            text = " ".join(map(str, (sentence(scale), *notes(scale), *linked_sentences(scale))))
            yield Paragraph(text, "attention" if linked_overall_agreement(scale) == "against" else tone(scale))
        yield tables.linked_table(two_waves, suffix)
    elif not is_first_shown:
        yield from (*opening(two_waves), *sentences_of(two_waves), *causes([two_waves]))
    if tables.with_figures(two_waves):
        yield tables.results(two_waves, suffix)
    if two_waves.questions:
        yield Heading(words.QUESTIONS, 2)
        yield Paragraph(questions_sentence(two_waves.questions))
        yield tables.questions(two_waves, suffix)


def _data(two_waves: UnlinkedWaves) -> JsonObject:
    figures = to_json_object(two_waves)
    scales = [{**to_json_object(scale), **_scale_texts(scale)} for scale in two_waves.scales]
    return {
        **figures,
        "caveat": caveat(two_waves) if two_waves.alone else few_linked_caveat(two_waves),
        "scales": scales,
    }


def _scale_texts(scale: UnlinkedScale) -> JsonObject:
    texts: JsonObject = {"verdict": verdict(scale), "sentence": sentence(scale), "notes": list(notes(scale))}
    return {**texts, "claims": None, "linked_say": list(linked_sentences(scale))}


analysis = UnlinkedAnalysis()

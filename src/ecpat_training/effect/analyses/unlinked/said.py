"""Waves compared as two groups of people: what is said of them. The rules are the room's `rules.py`."""

from collections.abc import Collection, Iterator, Sequence

from ecpat_training.core.json_data import JsonObject
from ecpat_training.documents.document import Block, Heading, Paragraph
from ecpat_training.effect.analyses.analysis import Analysis
from ecpat_training.effect.analyses.unlinked import charts, compute, tables, words
from ecpat_training.effect.analyses.unlinked.key_figure import key_figure
from ecpat_training.effect.analyses.unlinked.result import ScaleApart, Unlinked, WavesApart
from ecpat_training.effect.analyses.unlinked.rules import claims, together, verdict
from ecpat_training.effect.analyses.unlinked.sentences import (
    beside,
    caveat,
    caveat_first,
    notes,
    of_the_linked,
    of_the_questions,
    sentence,
    tone,
)
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.plain import plain_object
from ecpat_training.effect.sentences.tables import short_between
from ecpat_training.effect.sentences.words.readers import Reader


class UnlinkedAnalysis(Analysis[Unlinked]):
    """Waves as two groups of people. The rules are the room's `rules.py`."""

    order = 2
    readers: frozenset[Reader] = frozenset({"coordinator", "evaluator"})
    analyse = staticmethod(compute.analyse)

    def blocks(self, found: Unlinked, report: EffectReport) -> Iterator[Block]:
        """Each two waves: what the first page doesn't say, and the figures."""
        page = on_first_page(report)
        for one in found.waves:
            suffix = f" {short_between(one.before, one.after)}" if len(found.waves) > 1 else ""
            yield from _section(one, suffix, told=page is not None and one in page)
        if any(one.questions for one in found.waves):
            yield Paragraph(words.QUESTION_METHOD, "quiet")
        if not report.published:
            yield Paragraph(words.METHOD, "quiet")

    def details(self, found: Unlinked, report: EffectReport) -> Iterator[Block]:
        """Spreads, tests and the order of the scores."""
        if report.published:
            return
        for one in found.waves:
            if chart := charts.means(one, intervals=True):
                yield chart
                yield Paragraph(words.INTERVALS_NOTE, "quiet")
            yield tables.details(one, f" {short_between(one.before, one.after)}" if len(found.waves) > 1 else "")

    def data(self, found: Unlinked) -> JsonObject:
        """Every figure, with what may be claimed of it."""
        return {"waves": [_data(one) for one in found.waves]}

    def public(self, found: Unlinked, report: EffectReport) -> Unlinked | None:
        """What the gates of two groups leave (`report/two_groups.py`)."""
        return report.two_groups


def on_first_page(report: EffectReport) -> tuple[WavesApart, ...] | None:
    """The pairs of waves with which a report begins in which nobody's change is known; None for other reports."""
    found = report.found(Unlinked)
    if found is None or any(one.changes for one in report.comparisons):
        return None
    return found.alone() or None


def opening(one: WavesApart, scales: Collection[str] | None = None, *, figure: bool = True) -> Iterator[Block]:
    """What a first page shows of two waves: the caveat, the one figure (of its first two waves), and each scale (of
    `scales`, where not all)."""
    yield Paragraph(caveat_first(one), "attention")
    if figure and (key := key_figure(one)):
        yield key
    if chart := charts.means(one, scales):
        yield chart


def sentences_of(one: WavesApart, scales: Collection[str] | None = None) -> Iterator[Block]:
    """The sentences on each scale that follow on a first page."""
    if one.withheld and not tables.with_figures(one):
        yield Paragraph(words.NOT_SHOWN.format(why=one.withheld), "attention")
        return
    told = [each for each in one.scales if scales is None or each.of.scale in scales]
    yield from (Paragraph(in_words(each), tone(each)) for each in told)
    for why in dict.fromkeys(each.difference.no_interval for each in told if claims(each).kind == "means only"):
        yield Paragraph(words.MEANS_ONLY.format(why=why), "attention")


def causes(waves: Sequence[WavesApart]) -> Iterator[Block]:
    """What other than the training may have made the difference; nothing where no difference is seen."""
    if any(tables.with_figures(one) for one in waves):
        yield Paragraph(words.CAUSES, "attention")


def in_words(each: ScaleApart) -> str:
    """The sentence on a scale for the first page, with the notes that belong to it."""
    return " ".join(map(str, (sentence(each), *notes(each))))


def in_one_line(one: WavesApart) -> str:
    """The first difference that was measured."""
    found = next(iter(tables.with_figures(one)), None)
    if found is None:
        return words.NOT_SHOWN.format(why=one.withheld)
    return (
        sentence(found)
        if one.n_before is None
        else words.HEADLINE.format(before=one.n_before or 0, after=one.n_after or 0, sentence=sentence(found))
    )


def in_short(one: WavesApart, scale: str) -> Iterator[Block]:
    """What all answers say of a scale beside those linked, in a paragraph."""
    for each in one.scales:
        if each.of.scale == scale:
            yield Paragraph(" ".join(map(str, (beside(one), sentence(each), *of_the_linked(each)))), "attention")


def _section(one: WavesApart, suffix: str, *, told: bool) -> Iterator[Block]:
    """The words, unless they are `told` on the first page, and the tables."""
    if told and not tables.with_figures(one):
        return
    title = words.TITLE if one.alone else words.BESIDE_TITLE_OF if suffix else words.BESIDE_TITLE
    yield Heading(title.format(earlier=words.WHO[one.before], later=words.WHO[one.after]))
    if not one.alone:
        yield Paragraph(beside(one), "attention")
        for each in one.scales:
            said = " ".join(map(str, (sentence(each), *notes(each), *of_the_linked(each))))
            yield Paragraph(said, "attention" if together(each) == "against" else tone(each))
        yield tables.beside_linked(one, suffix)
    elif not told:
        yield from (*opening(one), *sentences_of(one), *causes([one]))
    if tables.with_figures(one):
        yield tables.results(one, suffix)
    if one.questions:
        yield Heading(words.QUESTIONS, 2)
        yield Paragraph(of_the_questions(one.questions))
        yield tables.questions(one, suffix)


def _data(one: WavesApart) -> JsonObject:
    made = plain_object(one)
    scales = [{**plain_object(each), **_said(each)} for each in one.scales]
    return {**made, "caveat": caveat(one) if one.alone else beside(one), "scales": scales}


def _said(each: ScaleApart) -> JsonObject:
    said: JsonObject = {"verdict": verdict(each), "sentence": sentence(each), "notes": list(notes(each))}
    return {**said, "claims": None, "linked_say": list(of_the_linked(each))}


analysis = UnlinkedAnalysis()

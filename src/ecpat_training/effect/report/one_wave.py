"""The report on one wave alone, for its readers: what people answered, and no section on change."""

from collections.abc import Iterator

from ecpat_training.documents.document import Block, Heading, KeyFigure, Paragraph
from ecpat_training.documents.evaluation_charts import ScaleChart, ScalePoint, ScaleRow
from ecpat_training.documents.numbers import Format, value_text
from ecpat_training.effect.analyses.opposite_items import section as opposite_items
from ecpat_training.effect.analyses.reaction import words
from ecpat_training.effect.analyses.reaction.result import Reaction, ScaleReaction
from ecpat_training.effect.analyses.reaction.section import ends_of, mean_of, respondents_text, sentence
from ecpat_training.effect.analyses.then_test import section as then_test
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.sentences.amounts import decimals_text
from ecpat_training.effect.sentences.words import readers as reader_words
from ecpat_training.effect.sentences.words import report as report_words
from ecpat_training.words.catalogue.marked_text import count_phrase

SAY = reader_words.KEY_FIGURE
MAX_DONOR_SCALES = 6  # scales, so that sentences and picture stay on a page

MAX_LOOKING_BACK = 3


def one_wave_first_page(report: EffectReport, reaction: Reaction, *, brief: bool = False) -> Iterator[Block]:
    """Who answered, each scale in a sentence and in one picture, and what such answers don't show; `brief` for a page
    that must not grow longer."""
    scales = reaction.scales[:MAX_DONOR_SCALES] if brief else reaction.scales
    yield Heading(words.HEADING)
    if key := key_figure(report, reaction):
        yield key
    yield Paragraph(respondents_text(reaction))
    yield from (Paragraph(sentence(scale, public=report.published)) for scale in scales)
    if len(scales) < len(reaction.scales):
        yield Paragraph(words.MORE_SCALES_TEXT.format(count=len(reaction.scales) - len(scales)), "quiet")
    if chart := _means(report, reaction, scales):
        yield chart
    yield Paragraph(words.CAVEAT, "attention")
    yield from then_test.on_first_page(report, MAX_LOOKING_BACK if brief else None)
    yield from opposite_items.on_first_page(report)
    if report.published:
        yield Paragraph(report_words.DOCUMENT["published"], "quiet")


def key_figure(report: EffectReport, reaction: Reaction) -> KeyFigure | None:
    """The mean of the primary outcome, or of the first scale with a mean; None where there is none. It says no more
    than the sentence of the same scale."""
    scales = [scale for scale in reaction.scales if scale.mean.value is not None and not scale.of_before]
    scale = next(
        (candidate for name in report.declared[:1] for candidate in scales if candidate.scale == name),
        scales[0] if scales else None,
    )
    if scale is None:
        return None
    notes = []
    if scale.mean.low is not None and scale.mean.high is not None:
        low_text, high_text = (
            decimals_text(scale.kind, end, is_published=report.published) for end in (scale.mean.low, scale.mean.high)
        )
        notes.append(SAY["interval"].format(low=low_text, high=high_text))
    if scale.mean.n is not None:
        notes.append(count_phrase(scale.mean.n, report_words.PEOPLE["one"], report_words.PEOPLE["many"]))
    lines = [note for note in (ends_of(scale).strip(" ,"), "; ".join(map(str, notes))) if note]
    label = SAY["primary" if scale.scale in report.declared[:1] else "first"].format(title=scale.title)
    return KeyFigure(label, mean_of(scale, public=report.published), tuple(map(str, lines)))


def _means(report: EffectReport, reaction: Reaction, scales: tuple[ScaleReaction, ...]) -> ScaleChart | None:
    """The means of scales that have two ends, each on its own axis."""
    short_wave_name = report_words.WAVE_SHORT[reaction.wave].lower()
    rows = tuple(
        row
        for scale in scales
        if not scale.of_before and (row := _scale_row(scale, short_wave_name, is_published=report.published))
    )
    if not rows:
        return None
    row_texts = "; ".join(f"{row.label}: {value_text(row.points[0].mean, row.format)}" for row in rows)
    title = words.MEANS if any(row.points[0].low is not None for row in rows) else words.MEANS_PLAIN
    return ScaleChart(title, rows, reader_words.MEANS["alt"].format(rows=row_texts))


def _scale_row(scale: ScaleReaction, wave: str, *, is_published: bool) -> ScaleRow | None:
    if scale.mean.value is None or scale.low is None or scale.high is None:
        return None
    is_lower_better = scale.better == "lower"
    label = reader_words.MEANS["lower is better"].format(title=scale.title) if is_lower_better else scale.title
    format_: Format = "0.0" if is_published or scale.kind == "multiple choice" else "0.00"
    point = ScalePoint(wave, scale.mean.value, scale.mean.low, scale.mean.high)
    return ScaleRow(label, (point,), scale.low, scale.high, scale.low if is_lower_better else scale.high, format_)

"""The report on a whole programme for its three readers: a page for a donor, the main results for a coordinator,
everything for an evaluator."""

from collections.abc import Iterator

from ecpat_training.documents.document import Block, Bullets, Document, Heading, KeyFigure, Paragraph, Tone
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.report import charts, designs, follow_up, sentences, tables, unrecognised
from ecpat_training.effect.programme.report.amounts import add_unit, points_text, signed_text, units_of
from ecpat_training.effect.programme.report.words import document as words
from ecpat_training.effect.programme.report.words import effect as effect_words
from ecpat_training.effect.report.in_language import translate_document
from ecpat_training.effect.report.occasion import Occasion
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.words.catalogue.message import Option, phrase


def programme_document(
    effect: ProgrammeEffect, provenance: Provenance, reader: Reader, occasion: Occasion, language: str = ""
) -> Document:
    """The report for one reader, in one of the languages that the report on one training has, English without any.

    Raises:
        LookupError: the report has no such language.
    """
    return translate_document(language, lambda: _document(effect, reader, occasion), provenance)


def _document(effect: ProgrammeEffect, reader: Reader, occasion: Occasion) -> Document:
    blocks: list[Block] = [*_headline_blocks(effect, brief=reader == "donor")]
    if reader == "donor":
        blocks += [*_explanation_blocks(effect), *charts.country_charts(effect), *_honest(effect)]
    else:
        blocks += [*_honest(effect), *charts.forest(effect)]
    blocks += [*designs.blocks(effect, reader), *follow_up.blocks(effect, reader)]
    brief = len(blocks)
    if reader != "donor" and effect.trainings:
        blocks += [Heading(words.HEADING["countries"]), tables.countries_table(effect)]
        blocks += [Heading(words.HEADING["trainings"]), tables.trainings_table(effect)]
        if any(training.all_answers for training in effect.trainings):
            blocks.append(Paragraph(words.OWN_REPORT, "quiet"))
    if reader == "evaluator":
        blocks += [*_evaluator_blocks(effect)]
    elif reader == "coordinator":
        blocks.append(Paragraph(words.MORE_IN_EVALUATOR_REPORT, "quiet"))
    return Document(
        title=occasion.title or words.TITLE,
        subtitle=" · ".join(
            part for part in (effect.programme, occasion.place, occasion.organiser, occasion.grant) if part
        ),
        logo=occasion.logo,
        notice="" if effect.published else phrase(words.NOTICE, publish=Option("--publish")),
        published=effect.published,
        blocks=tuple(blocks),
        brief=brief,
        one_page=reader == "donor",
        contents=reader == "evaluator",
    )


def _tone(effect: ProgrammeEffect) -> Tone:
    verdict = sentences.verdict(effect)
    better_verb = "rose" if effect.outcome.better == "higher" else "fell"
    return "good" if verdict == better_verb else "bad" if verdict in ("rose", "fell") else "plain"


def _headline_blocks(effect: ProgrammeEffect, *, brief: bool) -> Iterator[Block]:
    """The headline, large where it is certain, and what is said of every one. A `brief` page has what stands below the
    large figure in the sentence alone."""
    yield Heading(words.HEADING["first"])
    yield from follow_up.leading_warning(effect)
    pooled_mean, verdict = effect.headline, sentences.verdict(effect)
    if verdict in ("rose", "fell") and pooled_mean is not None and pooled_mean.value is not None:
        figure = (
            f"{add_unit(effect, signed_text(pooled_mean.value))}{points_text(effect, pooled_mean.value, plus=True)}"
        )
        interval = effect_words.INTERVAL.format(
            low=signed_text(pooled_mean.low or 0.0), high=signed_text(pooled_mean.high or 0.0)
        )
        title = words.KEY_FIGURE.format(title=effect.outcome.title)
        yield KeyFigure(title, figure, () if brief else (sentences.coverage_text(effect), interval))
    yield Paragraph(sentences.headline_sentence(effect), _tone(effect))
    if all_answers_text := sentences.all_answers_sentence(effect):
        yield Paragraph(all_answers_text)
    if aim := sentences.lower_better_sentence(effect):
        yield Paragraph(aim)
    if len(effect.countries) == 1:
        yield Paragraph(effect_words.ONE_COUNTRY, "attention")
    if expected := sentences.prediction(effect):
        yield Paragraph(expected)


def _explanation_blocks(effect: ProgrammeEffect) -> Iterator[Block]:
    if text := sentences.reading_note(effect):
        yield Paragraph(text, "quiet")


def _honest(effect: ProgrammeEffect) -> Iterator[Block]:
    """What keeps a reader from reading too much into it."""
    yield Paragraph(effect_words.CAUSE, "attention")
    texts = (
        sentences.people(effect),
        unrecognised.unrecognised(effect),
        unrecognised.too_easy_sentence(effect),
        sentences.without_each_sentence(effect),
        sentences.plan(effect),
        sentences.no_figure_text(effect),
    )
    yield Bullets(tuple(text for text in texts if text))
    if effect.withheld:
        yield Paragraph(words.SMALL_TRAININGS_NOTE.format(smallest=effect.smallest), "quiet")


def _evaluator_blocks(effect: ProgrammeEffect) -> Iterator[Block]:
    if effect.trainings:
        yield Heading(words.HEADING["sources"])
        yield tables.sources_table(effect)
    ways_block, spread_block, hanging_block = (
        tables.ways_table(effect),
        tables.spread_table(effect),
        tables.hanging_table(effect),
    )
    if ways_block:
        yield Heading(words.HEADING["ways"])
        yield Paragraph(f"{words.METHOD[units_of(effect)]} {words.METHOD['rest']}", "quiet")
        yield ways_block
    if spread_block:
        yield Heading(words.HEADING["spread"])
        if text := sentences.heterogeneity_sentence(effect):
            yield Paragraph(text)
        yield spread_block
    if hanging_block:
        yield Heading(words.HEADING["hanging"])
        yield hanging_block

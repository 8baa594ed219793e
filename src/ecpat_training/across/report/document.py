"""The report on a whole programme for its three readers: a page for a donor, the main results for a coordinator,
everything for an evaluator."""

from collections.abc import Iterator

from ecpat_training.across.model.programme_effect import ProgrammeEffect
from ecpat_training.across.report import charts, designs, follow_up, sentences, tables, unrecognised
from ecpat_training.documents.document import Block, Bullets, Document, Heading, KeyFigure, Paragraph, Tone
from ecpat_training.documents.numbers import shown
from ecpat_training.documents.provenance import Provenance, made_by
from ecpat_training.effect.report.occasion import Occasion
from ecpat_training.effect.sentences.words.readers import Reader

TITLE = "What the programme's trainings changed"
NOTICE = "Internal: it holds figures of small trainings. With --publish they are left out."


def programme_document(effect: ProgrammeEffect, provenance: Provenance, reader: Reader, occasion: Occasion) -> Document:
    """The report for one reader."""
    blocks: list[Block] = [*_first(effect)]
    if reader == "donor":
        blocks += [*_explained(effect), *charts.by_country(effect), *_honest(effect)]
    else:
        blocks += [*_honest(effect), *charts.forest(effect)]
    blocks += [*designs.blocks(effect, reader), *follow_up.blocks(effect, reader)]
    brief = len(blocks)
    if reader != "donor" and effect.trainings:
        blocks += [Heading("Country by country"), tables.countries_table(effect)]
        blocks += [Heading("Training by training"), tables.trainings_table(effect)]
    if reader == "evaluator":
        blocks += [*_for_evaluator(effect)]
    elif reader == "coordinator":
        more = "Other ways to the mean, how unlike trainings are, and the questions are in the evaluator's report."
        blocks.append(Paragraph(more, "quiet"))
    return Document(
        title=occasion.title or TITLE,
        subtitle=" · ".join(
            part for part in (effect.programme, occasion.place, occasion.organiser, occasion.grant) if part
        ),
        logo=occasion.logo,
        notice="" if effect.published else NOTICE,
        blocks=tuple(blocks),
        footer=made_by(provenance),
        brief=brief,
        one_page=reader == "donor",
        contents=reader == "evaluator",
    )


def _tone(effect: ProgrammeEffect) -> Tone:
    said = sentences.verdict(effect)
    better = "rose" if effect.outcome.better == "higher" else "fell"
    return "good" if said == better else "bad" if said in ("rose", "fell") else "plain"


def _first(effect: ProgrammeEffect) -> Iterator[Block]:
    """The headline, large where it is certain, and what is said of every one."""
    yield Heading("Main finding")
    yield from follow_up.first(effect)
    found, said = effect.headline, sentences.verdict(effect)
    if said in ("rose", "fell") and found is not None and found.value is not None:
        figure = f"{sentences.signed(found.value)} {effect.outcome.unit}"
        interval = f"95 % interval {sentences.signed(found.low or 0.0)} to {sentences.signed(found.high or 0.0)}"
        yield KeyFigure(f"{effect.outcome.title}: mean change", figure, (sentences.over(effect), interval))
    yield Paragraph(sentences.headline(effect), _tone(effect))
    if wanted := sentences.wanted(effect):
        yield Paragraph(wanted)
    if len(effect.countries) == 1:
        yield Paragraph(sentences.ONE_COUNTRY, "attention")
    if expected := sentences.prediction(effect):
        yield Paragraph(expected)


def _explained(effect: ProgrammeEffect) -> Iterator[Block]:
    if said := sentences.how_to_read(effect):
        yield Paragraph(said, "quiet")


def _honest(effect: ProgrammeEffect) -> Iterator[Block]:
    """What keeps a reader from reading too much into it."""
    yield Paragraph(sentences.CAUSE, "attention")
    said = (
        sentences.people(effect),
        unrecognised.unrecognised(effect),
        unrecognised.too_easy(effect),
        sentences.without_each(effect),
        sentences.plan(effect),
        sentences.no_figure(effect),
    )
    yield Bullets(tuple(one for one in said if one))
    if effect.withheld:
        yield Paragraph(
            f"Trainings in which fewer than {effect.smallest} people were recognised are not shown one by one, nor "
            "what their figures would follow from.",
            "quiet",
        )


def _for_evaluator(effect: ProgrammeEffect) -> Iterator[Block]:
    if effect.trainings:
        yield Heading("Where each figure comes from")
        yield tables.sources_table(effect)
    ways, spread, hanging = tables.ways_table(effect), tables.spread_table(effect), tables.hanging_table(effect)
    if ways:
        yield Heading("The same mean in other ways")
        yield Paragraph(_method(effect), "quiet")
        yield ways
    if spread:
        yield Heading("How unlike the trainings are")
        if said := sentences.unlike(effect):
            yield Paragraph(said)
        yield spread
    if hanging:
        yield Heading("How well the questions hang together, by country and language")
        yield hanging


def _method(effect: ProgrammeEffect) -> str:
    each = "country" if effect.units == "countries" else "training"
    level = shown(95, "count")
    return (
        f"Each {each} counts alike; the units of interval and test are they, not people ({level} %, Student's t). A "
        "training's figure is the mean change of its people; where some missed a wave, that of a mixed model of all "
        "answers. Trainings are joined only where questions and scoring agree. A person is known in two trainings by "
        "the very same code of at least 4 characters with a letter. References: Viechtbauer (2005) REML; Knapp and "
        "Hartung (2003); Konstantopoulos (2011) three levels; Pustejovsky and Tipton (2018) CR2; Viechtbauer (2007) "
        "interval of tau2; Higgins, Thompson and Spiegelhalter (2009) prediction."
    )

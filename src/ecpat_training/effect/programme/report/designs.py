"""What a programme's designs show besides before and after: those who waited, steps, untaught questions."""

from collections.abc import Iterator

from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph, ReportColumn, ReportTable, Tone
from ecpat_training.documents.numbers import value_text
from ecpat_training.effect.programme.model.contrast import Contrast
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.model.wedge import Wedge
from ecpat_training.effect.programme.report import drawn_sentences as sentences
from ecpat_training.effect.programme.report.amounts import country_name, signed_text, unit_name
from ecpat_training.effect.programme.report.words import designs as words
from ecpat_training.effect.programme.report.words.tables import COLUMN, UNIT_CAPTION, WITHHELD_CELL
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.words.catalogue.marked_text import join_names
from ecpat_training.words.catalogue.speech import figure

MAX_SPREAD_RATIO = 1.5
"""Taught and untaught scores whose SDs before are within this ratio are compared point by point."""


def blocks(effect: ProgrammeEffect, reader: Reader) -> Iterator[Block]:
    """Each design that the programme has, a sentence for everybody, tables for an evaluator and a coordinator."""
    designs = effect.designs
    if designs.delayed is not None:
        yield from _delayed(effect, designs.delayed, reader)
    if designs.wedge is not None:
        yield from _wedge(effect, designs.wedge, reader)
    if designs.untaught is not None:
        yield from _untaught_blocks(effect, designs.untaught, reader)


def tone(effect: ProgrammeEffect, verdict: str) -> Tone:
    """Good news only where the better direction is certain."""
    better_direction = "higher" if effect.outcome.better == "higher" else "lower"
    return "good" if verdict == better_direction else "bad" if verdict in ("higher", "lower") else "plain"


def _delayed(effect: ProgrammeEffect, contrast: Contrast, reader: Reader) -> Iterator[Block]:
    yield Heading(words.HEADING["delayed"])
    if contrast.countries:
        yield Paragraph(
            sentences.delayed_sentence(effect, contrast), tone(effect, sentences.contrast_verdict(contrast))
        )
        causal = sentences.causal(contrast)
        if reader != "donor" or not causal:  # the sentence on an effect says it, too
            yield Paragraph(sentences.lots_sentence(contrast), "quiet" if causal else "attention")
        yield Paragraph(words.DELAYED_CAVEAT, "quiet")
    else:
        yield Paragraph(words.DELAYED["nobody"])
    yield from _contrast_details(effect, contrast, ("first gain", "waiting"), reader)


def _untaught_blocks(effect: ProgrammeEffect, contrast: Contrast, reader: Reader) -> Iterator[Block]:
    yield Heading(words.HEADING["untaught"])
    yield Paragraph(sentences.untaught_sentence(effect, contrast), tone(effect, sentences.contrast_verdict(contrast)))
    yield Paragraph(words.UNTAUGHT_CAVEAT, "quiet")
    if uneven := unequal_spread_trainings(effect):
        spreads = words.UNTAUGHT_SENTENCES["spreads"].format(
            names=join_names(uneven, 20), times=figure(f"{MAX_SPREAD_RATIO:g}")
        )
        yield Paragraph(spreads, "attention")
    yield from _contrast_details(effect, contrast, ("taught", "untaught"), reader)


def unequal_spread_trainings(effect: ProgrammeEffect) -> list[str]:
    """The trainings in which taught and untaught scores spread so unlike before that their points don't compare."""
    names = []
    for training in effect.trainings:
        if (reference := training.referenced) is not None and training.training not in effect.withheld:
            smaller_spread, larger_spread = sorted((reference.spread_taught, reference.spread_untaught))
            if larger_spread > MAX_SPREAD_RATIO * smaller_spread:
                names.append(training.training)
    return names


def _contrast_details(
    effect: ProgrammeEffect, contrast: Contrast, part_names: tuple[str, str], reader: Reader
) -> Iterator[Block]:
    """The countries, the tests, and who has no part."""
    if reader != "donor" and contrast.countries:
        yield contrast_table(effect, contrast, part_names)
    if reader == "evaluator":
        lines = [*lines_on_tests(contrast)]
        if lines:
            yield Bullets(tuple(lines))
    if reader != "donor" and contrast.without:
        reasons = "; ".join(f"{no_effect.training}: {no_effect.why}" for no_effect in contrast.without)
        yield Paragraph(words.NO_PART.format(n=len(contrast.without), why=reasons), "quiet")


def contrast_table(effect: ProgrammeEffect, contrast: Contrast, part_names: tuple[str, str]) -> ReportTable:
    """A row a country: both parts and their difference."""
    columns: tuple[ReportColumn, ...] = (
        ReportColumn(COLUMN["country"], width=1.4), ReportColumn(COLUMN["trainings"], width=1.6),
        ReportColumn(COLUMN["people"], "count"), ReportColumn(words.TABLE[part_names[0]], "0.0"),
        ReportColumn(words.TABLE[part_names[1]], "0.0"), ReportColumn(words.TABLE["difference"], "0.0"),
        ReportColumn(words.TABLE["by lot"]),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    for country in sorted(contrast.countries, key=lambda country_figure: country_name(country_figure.country)):
        start = (country_name(country.country), ", ".join(country.trainings))
        lot_text = words.TABLE["yes" if country.country in contrast.drawn else "no"]
        if country.country in contrast.withheld:
            rows.append((*start, None, "", "", WITHHELD_CELL, lot_text))
        else:
            rows.append((*start, country.people, country.first, country.second, country.value, lot_text))
    if contrast.kind != "delayed start":
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    caption = UNIT_CAPTION.format(unit=unit_name(effect))
    return ReportTable(contrast.kind.capitalize(), columns, tuple(rows), caption=caption)


def lines_on_tests(contrast: Contrast) -> Iterator[str]:
    """The tests over countries."""
    if contrast.test is not None and contrast.test.p is not None:
        t, df = value_text(contrast.test.statistic, "0.00"), value_text(contrast.test.df, "count")
        yield words.TEST_SENTENCES["t"].format(t=t, df=df, p=value_text(contrast.test.p, "p"))
    if contrast.least_p is not None:
        least_p_text, p = (
            figure(f"{contrast.least_p:.4g}"),
            contrast.sign_flip.p if contrast.sign_flip is not None else None,
        )
        if p is not None:
            yield words.TEST_SENTENCES["flipped"].format(p=value_text(p, "p"), least=least_p_text)
        else:
            yield words.TEST_SENTENCES["not made"].format(least=least_p_text)


def _wedge(effect: ProgrammeEffect, wedge: Wedge, reader: Reader) -> Iterator[Block]:
    yield Heading(words.HEADING["wedge"])
    yield Paragraph(sentences.wedge_sentence(effect, wedge), tone(effect, sentences.wedge_verdict(wedge)))
    if orders := sentences.orders_sentence(wedge):
        yield Paragraph(orders, "quiet")
    yield Paragraph(words.WEDGE_CAVEAT, "quiet")
    if wedge.steps.undated and not wedge.published:
        yield Paragraph(words.UNDATED_STEPS, "attention")
    if omitted := _omissions_sentence(wedge):
        yield Paragraph(omitted, "attention")
    if reader != "donor" and not wedge.published:
        yield steps_table(effect, wedge)
    if reader == "evaluator":
        yield Bullets(tuple(_wedge_method(wedge)))


def _wedge_method(wedge: Wedge) -> Iterator[str]:
    """How the effect was computed, and the same by a model."""
    permuted, modelled = wedge.effect, wedge.modelled
    if permuted is not None and permuted.se is not None:
        yield words.WEDGE_METHOD["errors"].format(robust=value_text(permuted.se, "0.00"))
    if modelled is not None:
        yield words.WEDGE_METHOD["model"].format(
            correlation=value_text(modelled.correlation, "0.00"),
            effect=signed_text(modelled.effect),
            robust=value_text(modelled.se, "0.00"),
            model=value_text(modelled.model_se, "0.00"),
            df=modelled.df,
            low=signed_text(modelled.low),
            high=signed_text(modelled.high),
            p=value_text(modelled.p, "p"),
        )
    yield words.WEDGE_METHOD["references"]


def _omissions_sentence(wedge: Wedge) -> str:
    steps = wedge.steps
    steps_to_come = max(set(steps.waves.values())) - max(steps.steps)
    numbers = {"no country": steps.left_out, "no score": steps.no_score, "to come": steps_to_come}
    omission_texts = [words.WEDGE[key].format(n=n) for key, n in numbers.items() if n]
    return words.WEDGE["left out"].format(parts=join_names(omission_texts)) if omission_texts else ""


def steps_table(effect: ProgrammeEffect, wedge: Wedge) -> ReportTable:
    """A row a country in the order in which they begin; a mark stands at what was answered after it had begun."""
    steps = wedge.steps
    means = {(mean.country, mean.step): mean for mean in steps.means}
    columns = (
        ReportColumn(COLUMN["country"], width=1.6),
        ReportColumn(words.TABLE["begins"], "count"),
        *(ReportColumn(words.TABLE["step"].format(step=step), width=1.1) for step in steps.steps),
    )
    rows: list[tuple[object, ...]] = []
    for country in sorted(steps.waves, key=lambda code: (steps.waves[code], country_name(code))):
        cells: list[object] = []
        for step in steps.steps:
            step_mean = means.get((country, step))
            mark = "* " if step_mean and step_mean.has_begun else ""
            cells.append(
                f"{mark}{value_text(step_mean.mean, '0.0')} ({step_mean.people})" if step_mean else words.TABLE["none"]
            )
        rows.append((country_name(country), steps.waves[country], *cells))
    caption = words.TABLE["steps"].format(unit=unit_name(effect))
    return ReportTable("Steps", columns, tuple(rows), caption=caption)

"""What a programme's designs show besides before and after: those who waited, steps, untaught questions."""

from collections.abc import Iterator

from ecpat_training.across.model.contrast import Contrast
from ecpat_training.across.model.programme_effect import ProgrammeEffect
from ecpat_training.across.model.wedge import Wedge
from ecpat_training.across.report import drawn_sentences as sentences
from ecpat_training.across.report.amounts import country_named, said, signed, unit_named
from ecpat_training.across.report.words import designs as words
from ecpat_training.across.report.words.tables import CHANGES_IN, COLUMN, WITHHELD
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph, ReportColumn, ReportTable, Tone
from ecpat_training.documents.numbers import shown
from ecpat_training.effect.sentences.words.readers import Reader
from ecpat_training.words.catalogue.ours import listed
from ecpat_training.words.catalogue.speech import figure

SPREADS_ALIKE = 1.5
"""Taught and untaught scores whose SDs before are within this ratio are compared point by point."""


def blocks(effect: ProgrammeEffect, reader: Reader) -> Iterator[Block]:
    """Each design that the programme has, a sentence for everybody, tables for an evaluator and a coordinator."""
    designs = effect.designs
    if designs.delayed is not None:
        yield from _delayed(effect, designs.delayed, reader)
    if designs.wedge is not None:
        yield from _wedge(effect, designs.wedge, reader)
    if designs.untaught is not None:
        yield from _untaught(effect, designs.untaught, reader)


def tone(effect: ProgrammeEffect, verdict: str) -> Tone:
    """Good news only where the better direction is certain."""
    better = "higher" if effect.outcome.better == "higher" else "lower"
    return "good" if verdict == better else "bad" if verdict in ("higher", "lower") else "plain"


def _delayed(effect: ProgrammeEffect, found: Contrast, reader: Reader) -> Iterator[Block]:
    yield Heading(words.HEADING["delayed"])
    if found.countries:
        yield Paragraph(sentences.delayed_sentence(effect, found), tone(effect, sentences.contrast_verdict(found)))
        causal = sentences.causal(found)
        if reader != "donor" or not causal:  # the sentence on an effect says it, too
            yield Paragraph(sentences.lots_sentence(found), "quiet" if causal else "attention")
        yield Paragraph(words.DELAYED_CAVEAT, "quiet")
    else:
        yield Paragraph(words.DELAYED["nobody"])
    yield from _rest(effect, found, ("first gain", "waiting"), reader)


def _untaught(effect: ProgrammeEffect, found: Contrast, reader: Reader) -> Iterator[Block]:
    yield Heading(words.HEADING["untaught"])
    yield Paragraph(sentences.untaught_sentence(effect, found), tone(effect, sentences.contrast_verdict(found)))
    yield Paragraph(words.UNTAUGHT_CAVEAT, "quiet")
    if apart := spreads_apart(effect):
        spreads = words.UNTAUGHT["spreads"].format(names=listed(apart, 20), times=figure(f"{SPREADS_ALIKE:g}"))
        yield Paragraph(spreads, "attention")
    yield from _rest(effect, found, ("taught", "untaught"), reader)


def spreads_apart(effect: ProgrammeEffect) -> list[str]:
    """The trainings in which taught and untaught scores spread so unlike before that their points don't compare."""
    found = []
    for one in effect.trainings:
        if (both := one.referenced) is not None and one.training not in effect.withheld:
            low, high = sorted((both.spread_taught, both.spread_untaught))
            if high > SPREADS_ALIKE * low:
                found.append(one.training)
    return found


def _rest(effect: ProgrammeEffect, found: Contrast, parts: tuple[str, str], reader: Reader) -> Iterator[Block]:
    """The countries, the tests, and who has no part."""
    if reader != "donor" and found.countries:
        yield contrast_table(effect, found, parts)
    if reader == "evaluator":
        lines = [*lines_on_tests(found)]
        if lines:
            yield Bullets(tuple(lines))
    if reader != "donor" and found.without:
        why = "; ".join(f"{one.training}: {one.why}" for one in found.without)
        yield Paragraph(said(words.NO_PART, n=len(found.without), why=why), "quiet")


def contrast_table(effect: ProgrammeEffect, found: Contrast, parts: tuple[str, str]) -> ReportTable:
    """A row a country: both parts and their difference."""
    columns: tuple[ReportColumn, ...] = (
        ReportColumn(COLUMN["country"], width=1.4), ReportColumn(COLUMN["trainings"], width=1.6),
        ReportColumn(COLUMN["people"], "count"), ReportColumn(words.TABLE[parts[0]], "0.0"),
        ReportColumn(words.TABLE[parts[1]], "0.0"), ReportColumn(words.TABLE["difference"], "0.0"),
        ReportColumn(words.TABLE["by lot"]),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    for one in sorted(found.countries, key=lambda each: country_named(each.country)):
        start = (country_named(one.country), ", ".join(one.trainings))
        lot = words.TABLE["yes" if one.country in found.drawn else "no"]
        if one.country in found.withheld:
            rows.append((*start, None, "", "", WITHHELD, lot))
        else:
            rows.append((*start, one.people, one.first, one.second, one.value, lot))
    if found.kind != "delayed start":
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    caption = CHANGES_IN.format(unit=unit_named(effect))
    return ReportTable(found.kind.capitalize(), columns, tuple(rows), caption=caption)


def lines_on_tests(found: Contrast) -> Iterator[str]:
    """The tests over countries."""
    if found.test is not None and found.test.p is not None:
        t, df = shown(found.test.statistic, "0.00"), shown(found.test.df, "count")
        yield words.TEST["t"].format(t=t, df=df, p=shown(found.test.p, "p"))
    if found.least_p is not None:
        least, p = figure(f"{found.least_p:.4g}"), found.sign_flip.p if found.sign_flip is not None else None
        if p is not None:
            yield words.TEST["flipped"].format(p=shown(p, "p"), least=least)
        else:
            yield words.TEST["not made"].format(least=least)


def _wedge(effect: ProgrammeEffect, found: Wedge, reader: Reader) -> Iterator[Block]:
    yield Heading(words.HEADING["wedge"])
    yield Paragraph(sentences.wedge_sentence(effect, found), tone(effect, sentences.wedge_verdict(found)))
    if orders := sentences.orders_sentence(found):
        yield Paragraph(orders, "quiet")
    yield Paragraph(words.WEDGE_CAVEAT, "quiet")
    if found.steps.undated and not found.published:
        yield Paragraph(words.UNDATED, "attention")
    if left := _left_out(found):
        yield Paragraph(left, "attention")
    if reader != "donor" and not found.published:
        yield steps_table(effect, found)
    if reader == "evaluator":
        yield Bullets(tuple(_wedge_method(found)))


def _wedge_method(found: Wedge) -> Iterator[str]:
    """How the effect was computed, and the same by a model."""
    one, other = found.effect, found.modelled
    if one is not None and one.se is not None:
        yield words.WEDGE_METHOD["errors"].format(robust=shown(one.se, "0.00"))
    if other is not None:
        yield words.WEDGE_METHOD["model"].format(
            correlation=shown(other.correlation, "0.00"),
            effect=signed(other.effect),
            robust=shown(other.se, "0.00"),
            model=shown(other.model_se, "0.00"),
            df=other.df,
            low=signed(other.low),
            high=signed(other.high),
            p=shown(other.p, "p"),
        )
    yield words.WEDGE_METHOD["references"]


def _left_out(found: Wedge) -> str:
    steps = found.steps
    to_come = max(set(steps.waves.values())) - max(steps.steps)
    numbers = {"no country": steps.left_out, "no score": steps.no_score, "to come": to_come}
    parts = [said(words.WEDGE[key], n=n) for key, n in numbers.items() if n]
    return words.WEDGE["left out"].format(parts=listed(parts)) if parts else ""


def steps_table(effect: ProgrammeEffect, found: Wedge) -> ReportTable:
    """A row a country in the order in which they begin; a mark stands at what was answered after it had begun."""
    steps = found.steps
    means = {(one.country, one.step): one for one in steps.means}
    columns = (
        ReportColumn(COLUMN["country"], width=1.6),
        ReportColumn(words.TABLE["begins"], "count"),
        *(ReportColumn(words.TABLE["step"].format(step=step), width=1.1) for step in steps.steps),
    )
    rows: list[tuple[object, ...]] = []
    for country in sorted(steps.waves, key=lambda one: (steps.waves[one], country_named(one))):
        cells: list[object] = []
        for step in steps.steps:
            one = means.get((country, step))
            mark = "* " if one and one.begun else ""
            cells.append(f"{mark}{shown(one.mean, '0.0')} ({one.people})" if one else words.TABLE["none"])
        rows.append((country_named(country), steps.waves[country], *cells))
    caption = words.TABLE["steps"].format(unit=unit_named(effect))
    return ReportTable("Steps", columns, tuple(rows), caption=caption)

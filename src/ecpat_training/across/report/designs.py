"""What a programme's designs show besides before and after: those who waited, steps, untaught questions."""

from collections.abc import Iterator

from ecpat_training.across.model.contrast import Contrast
from ecpat_training.across.model.programme_effect import ProgrammeEffect
from ecpat_training.across.model.wedge import Wedge
from ecpat_training.across.report import drawn_sentences as said
from ecpat_training.across.report.sentences import signed
from ecpat_training.across.report.tables import WITHHELD
from ecpat_training.core.text import count, listing
from ecpat_training.documents.document import Block, Bullets, Heading, Paragraph, ReportColumn, ReportTable, Tone
from ecpat_training.documents.numbers import shown
from ecpat_training.documents.wording import wording
from ecpat_training.effect.sentences.words.readers import Reader

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
    yield Heading("Beside those who waited")
    if found.countries:
        yield Paragraph(said.delayed_sentence(effect, found), tone(effect, said.contrast_verdict(found)))
        yield Paragraph(said.lots_sentence(found), "quiet" if said.causal(found) else "attention")
        yield Paragraph(said.DELAYED_CAVEAT, "quiet")
    else:
        yield Paragraph("People answered while they waited, and no country gives a figure.")
    yield from _rest(effect, found, ("Gain of the first", "Change while waiting"), reader)


def _untaught(effect: ProgrammeEffect, found: Contrast, reader: Reader) -> Iterator[Block]:
    yield Heading("Taught and untaught questions")
    yield Paragraph(said.untaught_sentence(effect, found), tone(effect, said.contrast_verdict(found)))
    yield Paragraph(said.UNTAUGHT_CAVEAT, "quiet")
    if apart := spreads_apart(effect):
        names = listing(apart, 20)
        yield Paragraph(
            f"In {names} one kind of questions spread more than {SPREADS_ALIKE:g} times as much as the other before: "
            "points aren't the same step on both there.",
            "attention",
        )
    yield from _rest(effect, found, ("Taught", "Untaught"), reader)


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
        yield Paragraph(f"{count(len(found.without), 'training')} had no part. {why}.", "quiet")


def contrast_table(effect: ProgrammeEffect, found: Contrast, parts: tuple[str, str]) -> ReportTable:
    """A row a country: both parts and their difference."""
    columns: tuple[ReportColumn, ...] = (
        ReportColumn("Country", width=1.4), ReportColumn("Trainings", width=1.6), ReportColumn("People", "count"),
        ReportColumn(parts[0], "0.0"), ReportColumn(parts[1], "0.0"), ReportColumn("Difference", "0.0"),
        ReportColumn("By lot"),
    )  # fmt: skip
    rows: list[tuple[object, ...]] = []
    for one in sorted(found.countries, key=lambda each: wording().country(each.country)):
        start = (wording().country(one.country), ", ".join(one.trainings))
        lot = "yes" if one.country in found.drawn else "no"
        if one.country in found.withheld:
            rows.append((*start, None, "", "", WITHHELD, lot))
        else:
            rows.append((*start, one.people, one.first, one.second, one.value, lot))
    if found.kind != "delayed start":
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    caption = f"Changes in {effect.outcome.unit}."
    return ReportTable(found.kind.capitalize(), columns, tuple(rows), caption=caption)


def lines_on_tests(found: Contrast) -> Iterator[str]:
    """The tests over countries."""
    if found.test is not None and found.test.p is not None:
        df = shown(found.test.df, "count")
        p = shown(found.test.p, "p")
        yield f"t on the countries' figures: {shown(found.test.statistic, '0.00')}, {df} degrees of freedom, p {p}."
    if found.least_p is not None:
        least = f"the smallest p that so few countries can give is {found.least_p:.4g}"
        if found.sign_flip is not None and found.sign_flip.p is not None:
            yield f"Signs of the countries' figures flipped, exact: p {shown(found.sign_flip.p, 'p')} ({least})."
        else:
            yield f"Signs flipped: not made ({least})."


def _wedge(effect: ProgrammeEffect, found: Wedge, reader: Reader) -> Iterator[Block]:
    yield Heading("Countries that began beside those that waited")
    yield Paragraph(said.wedge_sentence(effect, found), tone(effect, said.wedge_verdict(found)))
    if orders := said.orders_sentence(found):
        yield Paragraph(orders, "quiet")
    yield Paragraph(said.WEDGE_CAVEAT, "quiet")
    if found.steps.undated and not found.published:
        yield Paragraph(said.UNDATED, "attention")
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
        yield (
            "Generalised least squares on the countries' means, each counting alike, two of a country correlating by "
            f"0.5; error robust, countries as clusters, factor K / (K - 2): {shown(one.se, '0.00')}. Tested is the "
            "effect over its error, under each order; the interval is of the same test."
        )
    if other is not None:
        ends = f"{signed(other.low)} to {signed(other.high)}"
        yield (
            f"Beside it, with the likeliest correlation of the means, {shown(other.correlation, '0.00')} (REML): "
            f"{signed(other.effect)}, error {shown(other.se, '0.00')} (of the model {shown(other.model_se, '0.00')}); "
            f"t with {other.df} degrees of freedom, 95 % interval {ends}, p {shown(other.p, 'p')}."
        )
    yield (
        "Hooper and others (2016), DOI 10.1002/sim.7028; Ji and others (2017), DOI 10.1214/16-AOAS1007; Wu and Ding "
        "(2021), DOI 10.1080/01621459.2020.1750415."
    )


def _left_out(found: Wedge) -> str:
    parts = []
    if found.steps.left_out:
        parts.append(f"{count(found.steps.left_out, 'answer')} of no country that was drawn")
    if found.steps.no_score:
        parts.append(f"{count(found.steps.no_score, 'answer')} too incomplete for a score")
    waves = set(found.steps.waves.values())
    if missing := max(waves) - max(found.steps.steps):
        parts.append(f"{count(missing, 'step')} still to come")
    return f"Left out: {listing(parts)}." if parts else ""


def steps_table(effect: ProgrammeEffect, found: Wedge) -> ReportTable:
    """A row a country in the order in which they begin; a mark stands at what was answered after it had begun."""
    steps = found.steps
    means = {(one.country, one.step): one for one in steps.means}
    columns = (
        ReportColumn("Country", width=1.6),
        ReportColumn("Begins", "count"),
        *(ReportColumn(f"Step {step}", width=1.1) for step in steps.steps),
    )
    rows: list[tuple[object, ...]] = []
    for country in sorted(steps.waves, key=lambda one: (steps.waves[one], wording().country(one))):
        cells: list[object] = []
        for step in steps.steps:
            one = means.get((country, step))
            mark = "* " if one and one.begun else ""
            cells.append(f"{mark}{shown(one.mean, '0.0')} ({one.people})" if one else "none")
        rows.append((wording().country(country), steps.waves[country], *cells))
    caption = (
        f"Means in {effect.outcome.unit} from the scale's low end, in brackets the people; * the country had begun."
    )
    return ReportTable("Steps", columns, tuple(rows), caption=caption)

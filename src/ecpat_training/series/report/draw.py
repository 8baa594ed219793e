"""Which country goes first as a document: what was drawn, how many orders there were, how much chance is left."""

import math
from collections.abc import Iterable, Sequence

from ecpat_training.core.text import count, listing
from ecpat_training.documents import document as doc
from ecpat_training.documents.numbers import value_text
from ecpat_training.documents.provenance import Provenance
from ecpat_training.programme.model.design import Design
from ecpat_training.series.model.draw_log import REDRAWING_STEPS, DrawLog
from ecpat_training.series.randomising.eligible import MIN_KEPT_ORDERS, EligibleOrders
from ecpat_training.series.reading.covariates import COUNTRY, SHEET, Covariate
from ecpat_training.series.report.series import series_document
from ecpat_training.series.rule_parts.context import SeriesContext
from ecpat_training.words.catalogue.message import Command, Option, phrase, sentences

_MAX_WAVE_COLUMNS = 14
"""Countries that a table of pairs has columns for; of more, only pairs that chance doesn't decide are told."""


def draw_document(
    orders: EligibleOrders,
    covariates: Sequence[Covariate],
    log: DrawLog | None,
    context: SeriesContext,
    design: Design,
    provenance: Provenance,
) -> doc.Document:
    """The draw, where there was one; how many orders there were; what can be guessed; who begins together; balance."""
    blocks: list[doc.Block] = [doc.Paragraph(write_headline(orders, log), "good" if log else "attention")]
    if log:
        blocks.append(_order(log, context))
        blocks.append(
            doc.Paragraph(
                sentences(
                    phrase("Its log is {draw}:", draw=context.dates.draw),
                    phrase("{command} keeps this order.", command=Command("series plan")),
                ),
                "quiet",
            )
        )
    blocks += [
        doc.Heading("How many orders there were", 2),
        _orders_table(orders, design),
        doc.Paragraph(_chance(orders, log)),
    ]
    brief = len(blocks)
    blocks += [
        doc.Heading("When each country may begin", 2),
        *_certain_blocks(orders),
        _waves(orders),
        *_shared_wave_blocks(orders),
    ]
    if covariates:
        blocks += _balance_blocks(orders, covariates, log)
    blocks += [doc.Heading("How anybody draws it again", 2), doc.Bullets(REDRAWING_STEPS)]
    return series_document("Which country goes first", blocks, brief, context, provenance)


def write_headline(orders: EligibleOrders, log: DrawLog | None) -> str:
    """What was drawn, or that nothing was, in one line."""
    kept_count = count(len(orders.drawable_orders), "order")
    if log is None:
        return sentences(
            phrase("{orders} may be drawn. Nothing is drawn yet:", orders=kept_count),
            phrase("agree on a seed in public, and give it with {seed_option}.", seed_option=Option("--seed")),
        )
    return f"Seed {log.lot.seed} drew number {log.lot.number:,} of the {kept_count} that may be drawn, counted from 0."


def _order(log: DrawLog, context: SeriesContext) -> doc.ReportTable:
    rows = []
    for country in sorted(log.order, key=lambda code: (log.order[code], [*log.order].index(code))):
        training_ids = [training.id for training in context.by_country[country]]
        group = log.groups.get(country, "")
        second_group = next((name for name in log.named if name != group), "")
        first_label = f"{training_ids[0]}, group {group}" if group else training_ids[0]
        next_trainings = f"{training_ids[1]}, group {second_group}" if group else ", ".join(training_ids[1:])
        rows.append(
            (log.order[country], country, context.by_country[country][0].twin or "", first_label, next_trainings)
        )
    columns = (
        doc.ReportColumn("Wave", "count"), doc.ReportColumn("Country"), doc.ReportColumn("Twin"),
        doc.ReportColumn("First training", width=2), doc.ReportColumn("Next training", width=2),
    )  # fmt: skip
    caption = "Countries of one wave begin in any order; every one of them begins before those of the next wave."
    return doc.ReportTable("Order", columns, tuple(rows), caption)


def _orders_table(orders: EligibleOrders, design: Design) -> doc.ReportTable:
    waves = ", ".join(map(str, orders.sizes))
    sampled = "a sample, since they are too many" if orders.sampled else "all of them"
    share = value_text(design.keep, "percent")
    balanced = f"the best balanced {share} of these, at least {MIN_KEPT_ORDERS:,} where there are, and ties"
    if len(orders.drawable_orders) == orders.feasible_count:
        balanced = f"all of them: there are no more than {MIN_KEPT_ORDERS:,}, so that balance decides nothing"
    refuted = orders.examined_count - orders.feasible_count - orders.undecided_count
    rows = (
        ("There are", orders.order_count, f"{len(orders.countries)} countries in waves of {waves}, counted by formula"),
        ("Looked at", orders.examined_count, sampled),
        ("Held by the calendar", orders.feasible_count, "a series that keeps every rule was found for each"),
        ("Not held", refuted, "proven: no series keeps every rule"),
        ("Left open", orders.undecided_count, "neither found nor proven; never drawn"),
        ("May be drawn", len(orders.drawable_orders), balanced if orders.scores else "all that the calendar holds"),
    )
    columns = (
        doc.ReportColumn("Orders", width=1.5),
        doc.ReportColumn("Number", "count"),
        doc.ReportColumn("Which", width=5),
    )
    return doc.ReportTable("Orders", columns, rows)


def _chance(orders: EligibleOrders, log: DrawLog | None) -> str:
    """How much chance is left, in plain words."""
    all_bits, drawable_count = math.log2(orders.order_count), len(orders.drawable_orders)
    text = f"Chance decides among {drawable_count:,} orders: {orders.bits:.1f} bits, as if so many coins were tossed"
    other_reasons = "calendar, balance and sample" if orders.sampled else "calendar and balance"
    text += f"; without {other_reasons} it would be {all_bits:.1f}. "
    text += f"Whoever knows this page, and not the seed, guesses the whole order right once in {drawable_count:,} "
    highest_chance = max(max(wave_chances) for wave_chances in orders.chances())
    text += f"times, and the wave of a single country in at most {value_text(highest_chance, 'chance')} of all draws."
    if log and log.groups:
        text += f" Which group goes first is a coin for each of {count(len(log.groups), 'country', 'countries')}."
    return text


def _waves(orders: EligibleOrders) -> doc.ReportTable:
    columns = (
        doc.ReportColumn(COUNTRY),
        *(doc.ReportColumn(f"Wave {wave + 1}", "chance") for wave in range(len(orders.sizes))),
    )
    rows = tuple(
        (country, *wave_chances) for country, wave_chances in zip(orders.countries, orders.chances(), strict=True)
    )
    note = "How often each country begins in each wave, among the orders that may be drawn."
    return doc.ReportTable("Waves", columns, rows, note)


def _certain_blocks(orders: EligibleOrders) -> Iterable[doc.Block]:
    """What chance doesn't decide of single countries."""
    for share, frequency in ((1.0, "Always"), (0.0, "Never")):
        statements = []
        for country, wave_chances in zip(orders.countries, orders.chances(), strict=True):
            waves = [str(wave + 1) for wave, chance in enumerate(wave_chances) if chance == share]
            statements += [f"{country} in wave {listing(waves, 40)}"] if waves else []
        if statements:
            yield doc.Paragraph(f"{frequency}: {'; '.join(statements)}.", "attention")


def _shared_wave_blocks(orders: EligibleOrders) -> Iterable[doc.Block]:
    shares = orders.together()
    names = orders.countries
    if max(orders.sizes) == 1:
        return
    yield doc.Heading("Who begins together", 2)
    for share, frequency in ((1.0, "Always"), (0.0, "Never")):
        pairs = [
            f"{names[first_country]} and {names[second_country]}"
            for (first_country, second_country), pair_share in shares.items()
            if pair_share == share
        ]
        sentence = f"{frequency} in one wave: {'; '.join(pairs) if pairs else 'no two countries'}."
        yield doc.Paragraph(sentence, "attention" if pairs else "plain")
    if len(names) <= _MAX_WAVE_COLUMNS:
        columns = (doc.ReportColumn(COUNTRY), *(doc.ReportColumn(name, "chance") for name in names[1:]))
        rows = tuple(
            (name, *(shares[position, column] if column > position else "" for column in range(1, len(names))))
            for position, name in enumerate(names[:-1])
        )
        note = "How often two countries share a wave, among the orders that may be drawn."
        yield doc.ReportTable("Pairs", columns, rows, note)


def _balance_blocks(
    orders: EligibleOrders, covariates: Sequence[Covariate], log: DrawLog | None
) -> Iterable[doc.Block]:
    yield doc.Heading("Balance", 2)
    text = (
        f"Balanced by {listing([covariate.name for covariate in covariates], 10)}. The imbalance compares, after each"
        " wave but "
    )
    text += (
        "the last, the countries that have begun with those that wait (l2); 0 is perfect, and 1 is what orders have "
    )
    text += f"on average when only chance decides. Those that the calendar holds have {orders.usual_score or 0:.2f} on "
    text += f"average, those that may be drawn at most {max(orders.scores):.2f}"
    if log:
        text += f", and the one that was drawn {orders.scores[log.lot.number]:.2f}"
    yield doc.Paragraph(f"{text}.")
    columns = (
        doc.ReportColumn(COUNTRY), *((doc.ReportColumn("Wave", "count"),) if log else ()),
        *(doc.ReportColumn(covariate.name, "0.00") for covariate in covariates),
    )  # fmt: skip
    rows = tuple(
        (country, *((log.order[country],) if log else ()), *(covariate.values[position] for covariate in covariates))
        for position, country in enumerate(orders.countries)
    )
    yield doc.ReportTable("Covariates", columns, rows)
    if log:
        yield _means(orders, covariates, log)


def _means(orders: EligibleOrders, covariates: Sequence[Covariate], log: DrawLog) -> doc.ReportTable:
    """After each wave, the means of those that have begun and of those that wait."""
    rows = []
    waves = [log.order[country] for country in orders.countries]
    for wave in range(1, len(orders.sizes)):
        for covariate in covariates:
            begun_values = [
                value for value, country_wave in zip(covariate.values, waves, strict=True) if country_wave <= wave
            ]
            waiting_values = [
                value for value, country_wave in zip(covariate.values, waves, strict=True) if country_wave > wave
            ]
            rows.append(
                (wave, covariate.name, sum(begun_values) / len(begun_values), sum(waiting_values) / len(waiting_values))
            )
    columns = (
        doc.ReportColumn("After wave", "count"), doc.ReportColumn("Covariate", width=2),
        doc.ReportColumn("Mean of those that have begun", "0.00", width=2),
        doc.ReportColumn("Mean of those that wait", "0.00", width=2),
    )  # fmt: skip
    return doc.ReportTable("Steps", columns, tuple(rows))


def covariates_form(design: Design, countries: Sequence[str]) -> doc.Document:
    """The table in which a person writes what countries are balanced by."""
    columns = (doc.ReportColumn(COUNTRY), *(doc.ReportColumn(name, width=2) for name in design.balance))
    rows = tuple((country, *("" for _ in design.balance)) for country in countries)
    return doc.Document(SHEET, [doc.ReportTable(SHEET, columns, rows)])

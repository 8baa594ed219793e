"""`ecpat design randomise`: which country goes first, and which group of nominees, decided by chance that anybody can
repeat."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ecpat_training import __version__
from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import ContentError, UnsatisfiableError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.documents.outputs import render
from ecpat_training.files.csv.list import harmless
from ecpat_training.files.hashing import sha256
from ecpat_training.files.opening import is_file
from ecpat_training.programme.model.design import Design, format_waves
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.series.model.draw_log import (
    DrawLog,
    LoggedCovariate,
    LoggedLot,
    LoggedOrders,
    digest,
    lot_of,
    order_of,
)
from ecpat_training.series.planner.draft import possible_dates
from ecpat_training.series.randomising.calendar_search import Calendar
from ecpat_training.series.randomising.clauses import clauses_of
from ecpat_training.series.randomising.eligible import MIN_ORDERS, EligibleOrders, eligible
from ecpat_training.series.reading.covariates import COUNTRY, Covariate, read_covariates
from ecpat_training.series.report.draw import covariates_form, draw_document, write_headline
from ecpat_training.series.report.for_machines import SeriesRandomiseResult
from ecpat_training.series.workflows.facts import SeriesFacts, read_facts
from ecpat_training.words.catalogue.message import message_of, phrase

CSV = ".csv"


@dataclass(frozen=True)
class Randomised:
    """The orders that may be drawn, what they were balanced by, and the draw (None: nobody gave a seed)."""

    facts: SeriesFacts
    design: Design
    orders: EligibleOrders
    covariates: tuple[Covariate, ...]
    log: DrawLog | None
    files: tuple[Path, ...]
    findings: tuple[Finding, ...]


def randomise_report(programme: Path, delivery: Delivery, *, seed: int | None) -> Outcome:
    """Draws the order of countries and delivers it; the log of the draw goes beside the programme. Without a seed, it
    only says what may be drawn.

    Raises:
        InputError, RefusedError: the programme, its calendar or the table of covariates can't be read.
        ContentError: one of these files can't be understood, or the programme writes no `design`.
        UnsatisfiableError: so few orders may be drawn that chance would decide too little.
        OutputError: a file can't be written; a draw is there already.
    """
    delivery.check([programme_file(programme)])
    facts, design, covariates, read_files = _prepare_draw(programme, delivery)
    log = facts.programme_file.parent / facts.context.dates.draw
    files = [*facts.files, *read_files]
    if seed is not None:
        delivery = replace(delivery, further_files=(log,))
    delivery.check(files)
    with progress_line(delivery, "asking the calendar about each order"):
        randomised = randomise(facts, design, covariates, files, seed=seed)
    delivery.findings(randomised.findings)
    command = "ecpat design randomise" + ("" if seed is None else f" --seed {seed}")
    origin = provenance(command, files, seed=seed)
    document = draw_document(randomised.orders, randomised.covariates, randomised.log, facts.context, design, origin)
    delivery.document(document, named={log: log_bytes(randomised.log)} if randomised.log else None)
    result = partial(
        SeriesRandomiseResult,
        randomised.orders,
        context=facts.context,
        log=randomised.log,
        covariates=randomised.covariates,
    )
    delivery.data(result, randomised.findings, origin)
    outcome = Outcome(exit_code(randomised.findings), write_headline(randomised.orders, randomised.log))
    delivery.say(outcome.headline)
    return outcome


def _prepare_draw(
    programme: Path, delivery: Delivery
) -> tuple[SeriesFacts, Design, tuple[Covariate, ...], tuple[Path, ...]]:
    """The facts, the design and the covariates. Where the table of covariates isn't there, one to fill in is written.

    Raises:
        ContentError: with everything that doesn't fit.
    """
    facts = read_facts(programme, uses_drawn_order=False)
    design = facts.context.programme.design
    if design is None:
        message = "nothing says in how many waves countries begin."
        hint = "Please write `design: {waves: 5, of: 2, balance: [population], keep: 10 %}` into the programme."
        raise ContentError.because("series.design", message, location=facts.source.location_of(), hint=hint)
    countries = [*facts.context.by_country]
    try:
        design.sizes(len(countries))
    except ValueError as problem:
        message = phrase(
            "{problem}, and the programme has {count}: {countries}.",
            problem=message_of(problem),
            count=len(countries),
            countries=listing(countries, 12),
        )
        hint = "Please change `waves` or `of` under `design`."
        raise ContentError.because(
            "series.design", message, location=facts.source.location_of(("design",)), hint=hint
        ) from None
    if not design.balance:
        return facts, design, (), ()
    table = facts.programme_file.parent / design.table
    if not is_file(table):
        delivery.files({table: _form(table, design, countries)})
        message = "the values by which countries are balanced aren't there; a table to fill in was written."
        hint = phrase("Please fill in {table} and give the command again.", table=design.table)
        raise ContentError.because("series.covariates", message, location=Location(table.name), hint=hint)
    reading = read_covariates(table, design.balance, countries)
    if errors(reading.findings):
        raise ContentError(reading.findings)
    constants = [covariate for covariate in reading.covariates if len(set(covariate.values)) == 1]
    findings = [*facts.findings, *reading.findings]
    for constant in constants:
        message = phrase("{name} is the same in every country, and balances nothing.", name=constant.name)
        findings.append(Finding("series.covariate-same", Severity.WARNING, message, Location(table.name)))
    varying_covariates = tuple(covariate for covariate in reading.covariates if covariate not in constants)
    return replace(facts, findings=tuple(findings)), design, varying_covariates, (table,)


def _form(table: Path, design: Design, countries: Sequence[str]) -> bytes:
    if table.suffix.lower() != CSV:
        return render(covariates_form(design, countries), table)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([COUNTRY, *map(harmless, design.balance)])
    writer.writerows([country, *("" for _ in design.balance)] for country in countries)
    return text.getvalue().encode()


def randomise(
    facts: SeriesFacts,
    design: Design,
    covariates: Sequence[Covariate],
    files: Sequence[Path],
    *,
    seed: int | None,
) -> Randomised:
    """Finds the orders that may be drawn, and draws one.

    Raises:
        UnsatisfiableError: there are fewer than 100.
    """
    context = facts.context
    countries = tuple(context.by_country)
    clauses = clauses_of(context, facts.rules, possible_dates(context, facts.rules))
    weekly = [
        weekly_limit for rule in facts.rules if rule.hard and (weekly_limit := rule.most_weekly(context)) is not None
    ]
    calendar = Calendar(clauses, min(weekly, default=None))
    orders = eligible(countries, design.sizes(len(countries)), calendar, covariates, design.keep)
    remarks = [*facts.findings]
    location = facts.source.location_of(("design",))
    if clauses.left_to_plan:
        message = phrase(
            "whether `{left_to_plan}` can be kept was left to the plan of the series.",
            left_to_plan=clauses.left_to_plan,
        )
        remarks.append(Finding("series.orders-left-to-plan", Severity.WARNING, message, location))
    if orders.undecided_count:
        message = phrase(
            "of {left_open:,} orders nobody knows whether the calendar holds them; they are left out.",
            left_open=orders.undecided_count,
        )
        hint = "Every order that may be drawn can be held. A longer period, or milder rules, leave fewer open."
        remarks.append(Finding("series.orders-open", Severity.WARNING, message, location, hint))
    if len(orders.drawable_orders) < MIN_ORDERS:
        raise UnsatisfiableError([*remarks, _few_orders_finding(orders, location)])
    remarks += _forced(orders, location)
    log = None if seed is None else _log_draw(facts, design, orders, covariates, files, seed)
    return Randomised(facts, design, orders, tuple(covariates), log, tuple(files), tuple(remarks))


def _few_orders_finding(orders: EligibleOrders, location: Location | None) -> Finding:
    """Why nothing is drawn."""
    waves = f"{len(orders.countries)} countries in {len(orders.sizes)} waves"
    if orders.order_count < MIN_ORDERS:
        message = phrase(
            "{waves} have {number:,} orders, and at least {fewest} are needed for chance to decide.",
            waves=waves,
            number=orders.order_count,
            fewest=MIN_ORDERS,
        )
        hint = "Please begin in more waves, or with more countries."
    else:
        tied_countries = [
            f"{country} only in wave {', '.join(str(wave + 1) for wave in possible_waves)}"
            for country, possible_waves in zip(orders.countries, orders.possible_waves, strict=True)
            if possible_waves and len(possible_waves) < len(orders.sizes)
        ]
        bound = f"; in these begins {listing(tied_countries, 10)}" if tied_countries else ""
        message = phrase(
            "of {looked_at:,} orders of {waves} the calendar holds {held:,}, and at least {fewest} are needed for "
            "chance to decide{bound}.",
            looked_at=orders.examined_count,
            waves=waves,
            held=orders.feasible_count,
            fewest=MIN_ORDERS,
            bound=bound,
        )
        hint = "Please lengthen the period, open closed days or free fixed dates; or say that the order isn't random."
    return Finding("series.few-orders", Severity.ERROR, message, location, hint)


def _forced(orders: EligibleOrders, location: Location | None) -> list[Finding]:
    """What chance doesn't decide: pairs that always or never share a wave, countries whose wave is known before."""
    shares = orders.together()
    names = {pair: f"{orders.countries[pair[0]]} and {orders.countries[pair[1]]}" for pair in shares}
    findings = []
    extremes = ((1.0, "always", "series.always-together"), (0.0, "never", "series.never-together"))
    for share, frequency, code in extremes if max(orders.sizes) > 1 else ():
        if pairs := [names[pair] for pair, pair_share in shares.items() if pair_share == share]:
            message = phrase("these {frequency} share a wave: {pairs}.", frequency=frequency, pairs="; ".join(pairs))
            hint = "Whoever knows the one's wave knows something of the other's; a larger `keep` leaves more to chance."
            findings.append(Finding(code, Severity.WARNING, message, location, hint))
    certain_countries = [
        f"{country} in wave {wave_chances.index(1.0) + 1}"
        for country, wave_chances in zip(orders.countries, orders.chances(), strict=True)
        if 1.0 in wave_chances
    ]
    if certain_countries:
        message = phrase("chance doesn't decide when these begin: {sure}.", sure=listing(certain_countries, 10))
        hint = "They tell nothing about the effect by when they begin; look at their fixed dates and closed days."
        findings.append(Finding("series.wave-certain", Severity.WARNING, message, location, hint))
    return findings


def _log_draw(
    facts: SeriesFacts,
    design: Design,
    orders: EligibleOrders,
    covariates: Sequence[Covariate],
    files: Sequence[Path],
    seed: int,
) -> DrawLog:
    """The draw of a seed, with all that draws it again."""
    drawn_lot = lot_of(seed, len(orders.drawable_orders), len(orders.countries))
    written_orders = tuple(format_waves(order) for order in orders.drawable_orders)
    trainings_needed = 2
    groups = {
        country: design.groups[group_index]
        for country, group_index in zip(orders.countries, drawn_lot.second_first, strict=True)
        if len(facts.context.by_country[country]) == trainings_needed
    }
    return DrawLog(
        made_by=__version__,
        programme=facts.context.programme.id,
        inputs={path.name: sha256(path) for path in files},
        countries=orders.countries,
        sizes=orders.sizes,
        balance=tuple(
            LoggedCovariate(name=covariate.name, values=dict(zip(orders.countries, covariate.values, strict=True)))
            for covariate in covariates
        ),
        keep=design.keep,
        orders=LoggedOrders(
            there_are=orders.order_count,
            looked_at=orders.examined_count,
            held=orders.feasible_count,
            left_open=orders.undecided_count,
            kept=len(written_orders),
        ),
        lot=LoggedLot(seed=seed, sha256=digest(seed), number=drawn_lot.number),
        order=order_of(orders.countries, written_orders[drawn_lot.number]),
        named=design.groups,
        groups=groups,
        kept=written_orders,
    )


def log_bytes(log: DrawLog) -> bytes:
    """The log as the text of its file."""
    return (log.model_dump_json(by_alias=True, indent=1) + "\n").encode()

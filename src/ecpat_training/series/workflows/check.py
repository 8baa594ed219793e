"""`ecpat series check`: an edited series against the programme's rules."""

from collections.abc import Sequence
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.series.model.series import SeriesCheck
from ecpat_training.series.planner.rules_in_force import judge
from ecpat_training.series.reading.series_table import read_series
from ecpat_training.series.report.for_machines import SeriesCheckResult
from ecpat_training.series.report.series import check_document, kept_sentence
from ecpat_training.series.workflows.facts import SeriesFacts, read_facts
from ecpat_training.series.workflows.moves import apply_moves, move_options, parse_moves
from ecpat_training.series.workflows.plan import calendar_of, write_calendars
from ecpat_training.words.catalogue.message import Command, phrase, sentences


def check_report(
    series: Path, programme: Path, delivery: Delivery, *, calendars: Path | None, move: Sequence[str] = ()
) -> Outcome:
    """Checks a series, with the trainings that are to be moved on their new days, and delivers what was found; see
    `check_series` for what is raised."""
    delivery.check([series, programme_file(programme)])
    check, facts = check_series(series, programme, move)
    delivery.check([series, *facts.files])
    findings = [*check.findings, *(finding for rule in check.rules for finding in rule.breaks)]
    if delivery.quiet:  # otherwise the document says it all
        delivery.findings(findings)
    origin = provenance(f"ecpat series check{move_options(parse_moves(move, facts.context))}", [series, *facts.files])
    delivery.document(
        check_document(check, facts.context, origin), content_by_ending=calendar_of(check.series, facts, delivery)
    )
    write_calendars(calendars, check.series, facts, delivery)
    delivery.data(lambda: SeriesCheckResult(check, context=facts.context), findings, origin)
    return Outcome(exit_code(findings), kept_sentence(check))


def check_series(series: Path, programme: Path, move: Sequence[str] = ()) -> tuple[SeriesCheck, SeriesFacts]:
    """Reads an edited series, moves trainings as `move` says (`al-1=2005-10-03`), and runs the check of every rule.

    Returns:
        The result of the checks, and the facts that the series was judged by.

    Raises:
        InputError, RefusedError: a file can't be read.
        ContentError: with everything in a file that can't be understood.
        UsageError: with everything in `move` that can't be understood.
    """
    facts = read_facts(programme)
    training_moves = parse_moves(move, facts.context)
    reading = read_series(series, facts.context)
    if errors(reading.findings):
        raise ContentError(reading.findings)
    findings = [*facts.findings, *reading.findings]
    series_ = apply_moves(reading.series, training_moves)
    missing_ids = [training.id for training in facts.context.trainings if training.id not in series_.by_id]
    if missing_ids:
        message = phrase(
            "{missing} {count:has|have} no date.", missing=listing(missing_ids, 20), count=len(missing_ids)
        )
        hint = sentences(
            "Please give each training a row;",
            phrase("{command} finds dates for them.", command=Command("series plan", "--keep")),
        )
        findings.append(Finding("series.missing", Severity.ERROR, message, Location(series.name), hint))
    rules = judge(facts.rules, series_, facts.context)
    return SeriesCheck(series_, rules, tuple(findings)), facts

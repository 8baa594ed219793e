"""A pool of trainers against the trainings of its programme."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.telling import telling
from ecpat_training.core.errors import UsageError
from ecpat_training.files.table_file import read_table
from ecpat_training.programme.model.programme import Programme
from ecpat_training.trainers.cover.at_once import at_once
from ecpat_training.trainers.cover.coverage import covered, needs
from ecpat_training.trainers.cover.dependence import dependences
from ecpat_training.trainers.cover.lacking import lacking
from ecpat_training.trainers.ladder.teaching import may_teach, standings_on
from ecpat_training.trainers.model.cascade import Ledger
from ecpat_training.trainers.model.check import LadderTeams, TrainersCheck
from ecpat_training.trainers.model.standing import Rung
from ecpat_training.trainers.reading.ledger import ledger_from
from ecpat_training.trainers.reading.pool import PoolFile
from ecpat_training.trainers.report.check import check_document, headline
from ecpat_training.trainers.report.for_machines.check import TrainersCheckResult
from ecpat_training.trainers.report.said import Names
from ecpat_training.trainers.staffing.requirement import requirements
from ecpat_training.trainers.workflows.gathering import Gathered, day_named, gathered, inputs_of

EXCEL = ".xlsx"
TRAININGS = ("training", "pilot")
"""The kinds of events that may be held at once; meetings and courses for trainers are for everybody."""


def check_trainers(found: Gathered, on: date | None = None, ledger: Ledger | None = None) -> TrainersCheck:
    """What the trainings of a programme depend on, and what there is of what: with those whom its ladder lets teach
    `on` a day, if it says so."""
    ladder = _ladder(found, on, ledger) if on else None
    programme = found.programme
    if ladder and ladder.left_out:
        programme = _with_trainers(programme, {one.id for one in programme.trainers} - {*ladder.left_out})
    asked = requirements(programme, found.rules)
    told = dependences(asked)
    sure = [one for one in programme.trainers if one.confirmed]
    confirmed = told.staffed
    if len(sure) < len(programme.trainers):
        alone = requirements(programme.model_copy(update={"trainers": tuple(sure)}), found.rules)
        confirmed = dependences(alone, pairs=False).staffed
    held = [one for one in asked if one.training.id in told.staffed and one.training.kind in TRAININGS]
    return TrainersCheck(
        programme=programme.programme,
        pool=found.pool,
        codes=tuple((one.id, one.confirmed) for one in programme.trainers),
        languages=tuple(dict.fromkeys(one.training.language for one in asked)),
        dependences=told,
        confirmed=confirmed,
        at_once=at_once(held),
        covered=covered(programme.trainers),
        needs=needs(asked),
        lacking=tuple(lacking(one) for one in asked if one.training.id in told.not_staffed),
        findings=(*found.findings, *(ledger.findings if ledger else ())),
        ladder=ladder,
    )


def _ladder(found: Gathered, on: date, ledger: Ledger | None) -> LadderTeams:
    """Who may teach by the ladder, and which trainings they can staff."""
    programme = found.programme
    staffable = [one.id for one in programme.trainers]
    standings = standings_on(found.people, ledger.events if ledger else (), programme.ladder, on)
    certified, active = (
        tuple(one.code for one in standings if may_teach(one, active=asked)) for asked in (False, True)
    )
    allowed = {"everybody": staffable, "certified": certified, "certified and active": active}
    teams = [
        dependences(requirements(_with_trainers(programme, {*codes}), found.rules), pairs=False).staffed
        for codes in (certified, active)
    ]
    return LadderTeams(
        on=on,
        rule=programme.ladder.staffed,
        certified=certified,
        active=active,
        lapsed=tuple(one.code for one in standings if one.rung is Rung.LAPSED),
        by_certified=teams[0],
        by_active=teams[1],
        left_out=tuple(one for one in staffable if one not in allowed[programme.ladder.staffed]),
        ledger=ledger.file if ledger else "",
    )


def _with_trainers(programme: Programme, codes: Collection[str]) -> Programme:
    """The programme with these of its trainers alone."""
    return programme.model_copy(update={"trainers": tuple(one for one in programme.trainers if one.id in codes)})


def trainers_check(
    programme: Path,
    file: PoolFile | None,
    delivery: Delivery,
    *,
    names: bool = False,
    on: str = "",
    ledger: Path | None = None,
) -> Outcome:
    """`ecpat trainers check`: reads, solves and delivers the report; by the ladder `on` a day, with a `ledger` of
    trainings held.

    Raises:
        UsageError: `on` is no date; or `on` is empty, and the programme or the ledger needs a day.
        InputError, RefusedError: the programme, the pool or the ledger can't be read.
        ContentError: one of these files can't be understood.
        OutputError: a file can't be written.
    """
    inputs = [*inputs_of(programme, file), ledger]
    delivery.check(inputs)
    day = day_named(on) if on else None
    with telling(delivery, "looking whom the trainings depend on"):
        found = gathered(programme, file)
        rule = found.programme.ladder.staffed
        if day is None and (ledger or rule != "everybody"):
            why = "a ledger" if ledger else f"`staffed: {rule}` in the programme's ladder"
            hint = "Please add --on, such as --on 2026-05-12."
            raise UsageError.because("trainers.on", f"{why} is about a day, and none is named.", hint=hint)
        held = ledger_from(read_table(ledger)) if ledger else None
        check = check_trainers(found, day, held)
    delivery.findings(check.findings)
    made = provenance("ecpat trainers check", inputs)
    called = Names(found.names if names else {})
    own = {}
    if delivery.writes(EXCEL):
        full = check_document(check, made, called, every=True)
        own[EXCEL] = delivery.rendered(full, Path(f"check{EXCEL}"))
    delivery.document(check_document(check, made, called), own=own, private=delivery.paths if names else ())
    delivery.data(lambda: TrainersCheckResult(check), check.findings, made)
    kept = not check.dependences.not_staffed
    return Outcome(exit_code(check.findings, kept=kept), headline(check))

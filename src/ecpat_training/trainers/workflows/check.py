"""A pool of trainers against the trainings of its programme."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import UsageError
from ecpat_training.files.table_file import read_table
from ecpat_training.programme.model.programme import Programme
from ecpat_training.trainers.cover.capacity import most_at_once
from ecpat_training.trainers.cover.coverage import combinations, needs
from ecpat_training.trainers.cover.dependence import dependences
from ecpat_training.trainers.cover.lacking import missing_for_team
from ecpat_training.trainers.ladder.teaching import may_teach, standings_on
from ecpat_training.trainers.model.cascade import CascadeLedger
from ecpat_training.trainers.model.check import LadderTeams, TrainersCheck
from ecpat_training.trainers.model.standing import Rung
from ecpat_training.trainers.reading.ledger import ledger_from
from ecpat_training.trainers.reading.pool import PoolFile
from ecpat_training.trainers.report.check import check_document, headline
from ecpat_training.trainers.report.for_machines import TrainersCheckResult
from ecpat_training.trainers.report.naming import TrainerNames
from ecpat_training.trainers.staffing.requirement import requirements
from ecpat_training.trainers.workflows.gathering import CombinedPool, combine_pool, day_named, inputs_of
from ecpat_training.words.catalogue.message import Option, phrase

EXCEL = ".xlsx"
TRAININGS = ("training", "pilot")
"""The kinds of events that may be held at once; meetings and courses for trainers are for everybody."""


def check_trainers(
    combined_pool: CombinedPool, day: date | None = None, ledger: CascadeLedger | None = None
) -> TrainersCheck:
    """What the trainings of a programme depend on, and what there is of what: with `day`, those whom its ladder lets
    teach on that day."""
    ladder = _ladder(combined_pool, day, ledger) if day else None
    programme = combined_pool.programme
    if ladder and ladder.left_out:
        programme = _with_trainers(programme, {trainer.id for trainer in programme.trainers} - {*ladder.left_out})
    all_requirements = requirements(programme, combined_pool.rules)
    all_dependences = dependences(all_requirements)
    confirmed_trainers = [trainer for trainer in programme.trainers if trainer.confirmed]
    staffed_by_confirmed = all_dependences.staffed
    if len(confirmed_trainers) < len(programme.trainers):
        confirmed_requirements = requirements(
            programme.model_copy(update={"trainers": tuple(confirmed_trainers)}), combined_pool.rules
        )
        staffed_by_confirmed = dependences(confirmed_requirements, pairs=False).staffed
    staffable_requirements = [
        requirement
        for requirement in all_requirements
        if requirement.training.id in all_dependences.staffed and requirement.training.kind in TRAININGS
    ]
    return TrainersCheck(
        programme=programme.programme,
        pool=combined_pool.pool,
        codes=tuple((trainer.id, trainer.confirmed) for trainer in programme.trainers),
        languages=tuple(dict.fromkeys(requirement.training.language for requirement in all_requirements)),
        dependences=all_dependences,
        confirmed=staffed_by_confirmed,
        at_once=most_at_once(staffable_requirements),
        covered=combinations(programme.trainers),
        needs=needs(all_requirements),
        lacking=tuple(
            missing_for_team(requirement)
            for requirement in all_requirements
            if requirement.training.id in all_dependences.not_staffed
        ),
        findings=(*combined_pool.findings, *(ledger.findings if ledger else ())),
        ladder=ladder,
    )


def _ladder(combined_pool: CombinedPool, day: date, ledger: CascadeLedger | None) -> LadderTeams:
    """Who may teach by the ladder, and which trainings they can staff."""
    programme = combined_pool.programme
    staffable_codes = [trainer.id for trainer in programme.trainers]
    standings = standings_on(combined_pool.people, ledger.events if ledger else (), programme.ladder, day)
    certified_codes, active_codes = (
        tuple(standing.code for standing in standings if may_teach(standing, must_be_active=must_be_active))
        for must_be_active in (False, True)
    )
    codes_by_rule = {"everybody": staffable_codes, "certified": certified_codes, "certified and active": active_codes}
    teams = [
        dependences(requirements(_with_trainers(programme, {*codes}), combined_pool.rules), pairs=False).staffed
        for codes in (certified_codes, active_codes)
    ]
    return LadderTeams(
        on=day,
        rule=programme.ladder.staffed,
        certified=certified_codes,
        active=active_codes,
        lapsed=tuple(standing.code for standing in standings if standing.rung is Rung.LAPSED),
        by_certified=teams[0],
        by_active=teams[1],
        left_out=tuple(code for code in staffable_codes if code not in codes_by_rule[programme.ladder.staffed]),
        ledger=ledger.file if ledger else "",
    )


def _with_trainers(programme: Programme, codes: Collection[str]) -> Programme:
    """The programme with these of its trainers alone."""
    return programme.model_copy(
        update={"trainers": tuple(trainer for trainer in programme.trainers if trainer.id in codes)}
    )


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
    with progress_line(delivery, "looking whom the trainings depend on"):
        combined_pool = combine_pool(programme, file)
        rule = combined_pool.programme.ladder.staffed
        if day is None and (ledger or rule != "everybody"):
            reason = "a ledger" if ledger else f"`staffed: {rule}` in the programme's ladder"
            hint = phrase("Please add {option}, such as {option} 2026-05-12.", option=Option("--on"))
            raise UsageError.because(
                "trainers.on", phrase("{reason} is about a day, and none is named.", reason=reason), hint=hint
            )
        held_ledger = ledger_from(read_table(ledger)) if ledger else None
        check = check_trainers(combined_pool, day, held_ledger)
    delivery.findings(check.findings)
    origin = provenance("ecpat trainers check", inputs)
    trainer_names = TrainerNames(combined_pool.names if names else {})
    renderings = {}
    if delivery.writes(EXCEL):
        full_document = check_document(check, origin, trainer_names, lists_combinations=True)
        renderings[EXCEL] = delivery.rendered(full_document, Path(f"check{EXCEL}"))
    delivery.document(
        check_document(check, origin, trainer_names),
        content_by_ending=renderings,
        private=delivery.paths if names else (),
    )
    delivery.data(lambda: TrainersCheckResult(check), check.findings, origin)
    all_staffed = not check.dependences.not_staffed
    return Outcome(exit_code(check.findings, are_rules_kept=all_staffed), headline(check))

"""A pool of trainers against the trainings of its programme."""

from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.telling import telling
from ecpat_training.trainers.cover.at_once import at_once
from ecpat_training.trainers.cover.coverage import covered, needs
from ecpat_training.trainers.cover.dependence import dependences
from ecpat_training.trainers.cover.lacking import lacking
from ecpat_training.trainers.model.check import TrainersCheck
from ecpat_training.trainers.reading.pool import PoolFile
from ecpat_training.trainers.report.check import check_document, headline
from ecpat_training.trainers.report.for_machines.check import result
from ecpat_training.trainers.report.said import Names
from ecpat_training.trainers.staffing.requirement import requirements
from ecpat_training.trainers.workflows.gathering import Gathered, gathered, inputs_of

EXCEL = ".xlsx"
TRAININGS = ("training", "pilot")
"""The kinds of events that may be held at once; meetings and courses for trainers are for everybody."""


def check_trainers(found: Gathered) -> TrainersCheck:
    """What the trainings of a programme depend on, and what there is of what."""
    programme = found.programme
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
        findings=found.findings,
    )


def trainers_check(programme: Path, file: PoolFile | None, delivery: Delivery, *, names: bool = False) -> Outcome:
    """`ecpat trainers check`: reads, solves and delivers the report.

    Raises:
        InputError, RefusedError, ContentError, UsageError: see `gathered`.
        OutputError: a file can't be written.
    """
    inputs = inputs_of(programme, file)
    delivery.check(inputs)
    with telling(delivery, "looking whom the trainings depend on"):
        found = gathered(programme, file)
        check = check_trainers(found)
    delivery.findings(check.findings)
    made = provenance("ecpat trainers check", inputs)
    called = Names(found.names if names else {})
    own = {}
    if delivery.writes(EXCEL):
        full = check_document(check, made, called, every=True)
        own[EXCEL] = delivery.rendered(full, Path(f"check{EXCEL}"))
    delivery.document(check_document(check, made, called), own=own, private=delivery.paths if names else ())
    delivery.data(lambda: result(check), check.findings, made)
    kept = not check.dependences.not_staffed
    return Outcome(exit_code(check.findings, kept=kept), headline(check))

"""Where the trainers of a workbook stand, and the paper for assessors."""

from datetime import date
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.trainers.ladder.agreement import agreement, disagreements
from ecpat_training.trainers.ladder.standing import remarks, standing
from ecpat_training.trainers.model.standing import TrainersLadder
from ecpat_training.trainers.reading.pool import PoolFile
from ecpat_training.trainers.report.for_machines import TrainersLadderResult
from ecpat_training.trainers.report.ladder import headline, ladder_document
from ecpat_training.trainers.report.naming import TrainerNames
from ecpat_training.trainers.report.rubric import rubric_document
from ecpat_training.trainers.workflows.gathering import CombinedPool, combine_pool, day_named, inputs_of


def ladder_of(combined_pool: CombinedPool, day: date) -> TrainersLadder:
    """Where everybody of a workbook stands on a day.

    Raises:
        ValueError: no workbook of trainers was gathered.
    """
    pool, rules = combined_pool.pool, combined_pool.programme.ladder
    if pool is None:
        raise ValueError("a workbook is needed")
    assessor_agreement = agreement(pool.people)
    findings = (
        *combined_pool.findings,
        *remarks(pool.people, rules, day),
        *disagreements(pool.people, assessor_agreement),
    )
    standings = tuple(standing(person, rules, day) for person in pool.people)
    return TrainersLadder(combined_pool.programme.programme, pool, rules, day, standings, assessor_agreement, findings)


def trainers_ladder(
    programme: Path, file: PoolFile, on: str, delivery: Delivery, *, paper: Path | None = None, names: bool = False
) -> Outcome:
    """`ecpat trainers ladder`: reads and delivers the report, and the assessors' paper where it is asked for.

    Raises:
        UsageError: `on` is no date.
        InputError, RefusedError: the programme or the workbook can't be read.
        ContentError: the programme or the workbook can't be understood.
        OutputError: a file can't be written.
    """
    day = day_named(on)
    inputs = inputs_of(programme, file)
    delivery.check(inputs)
    ladder = ladder_of(combine_pool(programme, file), day)
    delivery.findings(ladder.findings)
    origin = provenance(f"ecpat trainers ladder --on {day}", inputs)
    trainer_names = TrainerNames(
        {person.code: person.name for person in ladder.pool.people if person.name} if names else {}
    )
    papers = {paper: delivery.rendered(rubric_document(ladder.programme, ladder.rules), paper)} if paper else {}
    private_paths = delivery.paths if names else ()
    delivery.document(ladder_document(ladder, origin, trainer_names), named=papers, private=private_paths)
    delivery.data(lambda: TrainersLadderResult(ladder), ladder.findings, origin)
    return Outcome(exit_code(ladder.findings), headline(ladder))

"""Whom to train as trainers."""

from dataclasses import dataclass
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.progress_line import progress_line
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold, listing
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.trainers.choosing.choice import BestChoice, best_first, choose
from ecpat_training.trainers.choosing.objective import ChoiceObjective, choice_objective
from ecpat_training.trainers.model.choice import Chosen, TrainersChoice, Two
from ecpat_training.trainers.model.pool import TrainerPool
from ecpat_training.trainers.reading.pool import PoolFile, read_pool
from ecpat_training.trainers.report.choose import choice_document, headline
from ecpat_training.trainers.report.for_machines import TrainersChooseResult
from ecpat_training.trainers.report.naming import TrainerNames
from ecpat_training.trainers.staffing.requirement import requirements
from ecpat_training.trainers.workflows.gathering import CombinedPool, combine_pool, competences_of, inputs_of
from ecpat_training.words.catalogue.message import phrase

FIRST = 5
"""Of one person to so many the best are named."""


@dataclass(frozen=True)
class ChooseRequest:
    """How many are to be trained, and how: `alone` says that nobody trains already."""

    seats: int
    seed: int = 1
    alone: bool = False


def choose_trainers(combined_pool: CombinedPool, applicants: TrainerPool, request: ChooseRequest) -> TrainersChoice:
    """Whom of the applicants to train.

    Raises:
        ContentError: nobody of them is known well enough.
    """
    findings = [*combined_pool.findings, *applicants.findings]
    programme = combined_pool.programme
    if request.alone:
        programme = programme.model_copy(update={"trainers": ()})
    new_applicants = _new(applicants, programme.trainers, findings)
    if not new_applicants:
        message = "nobody among the applicants is known well enough to be chosen."
        hint = "Each needs a country, a stakeholder type, a side and languages."
        raise ContentError([*findings, Finding("trainers.nobody", Severity.ERROR, message, None, hint)])
    programme_with_applicants = programme.model_copy(update={"trainers": (*programme.trainers, *new_applicants)})
    codes = [trainer.id for trainer in new_applicants]
    objective = choice_objective(
        [
            requirement
            for requirement in requirements(programme_with_applicants, combined_pool.rules)
            if requirement.training.trainers is None
        ],
        codes,
    )
    best_choice = choose(objective, codes, request.seats, request.seed)
    return TrainersChoice(
        programme=programme.programme,
        pool=applicants,
        seats=request.seats,
        seed=request.seed,
        applicants=len(new_applicants),
        sessions=objective.sessions,
        before=objective.worth(()),
        best=best_choice.worth,
        chosen=tuple(
            _chosen(trainer, objective, best_choice) for trainer in new_applicants if trainer.id in best_choice.chosen
        ),
        first=best_first(objective, codes, min(request.seats, FIRST)),
        as_good=tuple(sorted(best_choice.as_good)),
        two_of_each=tuple(
            Two(*name, already_count, already_count + len(able_codes & set(best_choice.chosen)))
            for name, able_codes, already_count in objective.two
        ),
        proven=best_choice.proven,
        findings=tuple(findings),
    )


def _new(applicants: TrainerPool, trainers: tuple[Trainer, ...], findings: list[Finding]) -> list[Trainer]:
    """The applicants who can be chosen; whoever trains already is named and left out."""
    trainer_codes = {fold(trainer.id) for trainer in trainers}
    repeated_applicants = [applicant for applicant in applicants.people if fold(applicant.code) in trainer_codes]
    if repeated_applicants:
        codes = listing([applicant.code for applicant in repeated_applicants], 20)
        message = phrase(
            "{codes} {number:is a trainer|are trainers} of the programme already, and not chosen again.",
            codes=codes,
            number=len(repeated_applicants),
        )
        findings.append(
            Finding(
                "trainers.already",
                Severity.WARNING,
                message,
                repeated_applicants[0].where,
                "If that is somebody else, please give another code.",
            )
        )
    new_trainers = (applicant.trainer() for applicant in applicants.people if fold(applicant.code) not in trainer_codes)
    return [trainer for trainer in new_trainers if trainer is not None]


def _chosen(trainer: Trainer, objective: ChoiceObjective, best_choice: BestChoice) -> Chosen:
    worth_without_trainer = objective.worth(set(best_choice.chosen) - {trainer.id})
    return Chosen(
        trainer.id,
        str(trainer.role),
        trainer.country,
        trainer.speaks,
        trainer.competences,
        best_choice.worth.sessions - worth_without_trainer.sessions,
        worth_without_trainer.missing - best_choice.worth.missing,
        trainer.id not in best_choice.certain,
    )


def trainers_choose(
    programme: Path,
    file: PoolFile | None,
    applicants: PoolFile,
    request: ChooseRequest,
    delivery: Delivery,
    *,
    names: bool = False,
) -> Outcome:
    """`ecpat trainers choose`: reads, chooses and delivers the report.

    Raises:
        InputError, RefusedError: the programme, the pool or the list of applicants can't be read.
        ContentError: one of these files can't be understood.
        UsageError: an option can't be understood, or asks for what isn't there.
        OutputError: a file can't be written.
    """
    inputs = [applicants.path, *inputs_of(programme, file), *([] if file else [applicants.mapping])]
    delivery.check(inputs)
    with progress_line(delivery, "choosing whom to train"):
        combined_pool = combine_pool(programme, file)
        pool = read_pool(
            applicants,
            competences_of(combined_pool.programme),
            [trainer.id for trainer in combined_pool.programme.trainers],
        )
        choice = choose_trainers(combined_pool, pool, request)
    delivery.findings(choice.findings)
    origin = provenance("ecpat trainers choose", inputs, seed=request.seed)
    trainer_names = TrainerNames({person.code: person.name for person in pool.people if person.name} if names else {})
    delivery.document(choice_document(choice, origin, trainer_names), private=delivery.paths if names else ())
    delivery.data(lambda: TrainersChooseResult(choice), choice.findings, origin)
    return Outcome(exit_code(choice.findings), headline(choice))

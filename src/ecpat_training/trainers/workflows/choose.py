"""Whom to train as trainers."""

from dataclasses import dataclass
from pathlib import Path

from ecpat_training.commands.deliver import Delivery, Outcome, exit_code, provenance
from ecpat_training.commands.telling import telling
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold, listing
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.trainers.choosing.choice import BestChoice, best_first, choose
from ecpat_training.trainers.choosing.wanted import Wanted, wanted
from ecpat_training.trainers.model.choice import Chosen, TrainersChoice, Two
from ecpat_training.trainers.model.pool import Pool
from ecpat_training.trainers.reading.pool import PoolFile, read_pool
from ecpat_training.trainers.report.choose import choice_document, headline
from ecpat_training.trainers.report.for_machines.choose import TrainersChooseResult
from ecpat_training.trainers.report.said import Names
from ecpat_training.trainers.staffing.requirement import requirements
from ecpat_training.trainers.workflows.gathering import Gathered, competences_of, gathered, inputs_of

FIRST = 5
"""Of one person to so many the best are named."""


@dataclass(frozen=True)
class ChooseRequest:
    """How many are to be trained, and how: `alone` says that nobody trains already."""

    seats: int
    seed: int = 1
    alone: bool = False


def choose_trainers(found: Gathered, applicants: Pool, asked: ChooseRequest) -> TrainersChoice:
    """Whom of the applicants to train.

    Raises:
        ContentError: nobody of them is known well enough.
    """
    said = [*found.findings, *applicants.findings]
    programme = found.programme
    if asked.alone:
        programme = programme.model_copy(update={"trainers": ()})
    new = _new(applicants, programme.trainers, said)
    if not new:
        what = "nobody among the applicants is known well enough to be chosen."
        hint = "Each needs a country, a stakeholder type, a side and languages."
        raise ContentError([*said, Finding("trainers.nobody", Severity.ERROR, what, None, hint)])
    together = programme.model_copy(update={"trainers": (*programme.trainers, *new)})
    codes = [one.id for one in new]
    want = wanted([one for one in requirements(together, found.rules) if one.training.trainers is None], codes)
    best = choose(want, codes, asked.seats, asked.seed)
    return TrainersChoice(
        programme=programme.programme,
        pool=applicants,
        seats=asked.seats,
        seed=asked.seed,
        applicants=len(new),
        sessions=want.sessions,
        before=want.worth(()),
        best=best.worth,
        chosen=tuple(_chosen(one, want, best) for one in new if one.id in best.chosen),
        first=best_first(want, codes, min(asked.seats, FIRST)),
        as_good=tuple(sorted(best.as_good)),
        two_of_each=tuple(
            Two(*name, already, already + len(able & set(best.chosen))) for name, able, already in want.two
        ),
        proven=best.proven,
        findings=tuple(said),
    )


def _new(applicants: Pool, trainers: tuple[Trainer, ...], said: list[Finding]) -> list[Trainer]:
    """The applicants who can be chosen; whoever trains already is named and left out."""
    there = {fold(one.id) for one in trainers}
    again = [one for one in applicants.people if fold(one.code) in there]
    if again:
        codes = listing([one.code for one in again], 20)
        are = "is a trainer" if len(again) == 1 else "are trainers"
        message = f"{codes} {are} of the programme already, and not chosen again."
        said.append(
            Finding(
                "trainers.already",
                Severity.WARNING,
                message,
                again[0].where,
                "If that is somebody else, please give another code.",
            )
        )
    made = (one.trainer() for one in applicants.people if fold(one.code) not in there)
    return [one for one in made if one is not None]


def _chosen(one: Trainer, want: Wanted, best: BestChoice) -> Chosen:
    without = want.worth(set(best.chosen) - {one.id})
    return Chosen(
        one.id,
        str(one.role),
        one.country,
        one.speaks,
        one.competences,
        best.worth.sessions - without.sessions,
        without.missing - best.worth.missing,
        one.id not in best.certain,
    )


def trainers_choose(
    programme: Path,
    file: PoolFile | None,
    applicants: PoolFile,
    asked: ChooseRequest,
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
    with telling(delivery, "choosing whom to train"):
        found = gathered(programme, file)
        pool = read_pool(applicants, competences_of(found.programme), [one.id for one in found.programme.trainers])
        choice = choose_trainers(found, pool, asked)
    delivery.findings(choice.findings)
    made = provenance("ecpat trainers choose", inputs, seed=asked.seed)
    called = Names({one.code: one.name for one in pool.people if one.name} if names else {})
    delivery.document(choice_document(choice, made, called), private=delivery.paths if names else ())
    delivery.data(lambda: TrainersChooseResult(choice), choice.findings, made)
    return Outcome(exit_code(choice.findings), headline(choice))

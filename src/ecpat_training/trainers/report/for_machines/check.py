"""`ecpat trainers check --json`: whom the trainings depend on, and what there is of what."""

from dataclasses import dataclass

from ecpat_training.trainers.model.check import Covered, Dependence, Lacking, LadderTeams, Need, TrainersCheck


@dataclass(frozen=True, slots=True)
class Team:
    """A training with the codes of a team for it."""

    training: str
    team: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrainersCheckResult:
    """`staffed` are the trainings that have a possible team, `staffed_by_confirmed` those that have one of confirmed
    trainers. `at_once_most` is how many can be held at once at the most, `at_once` as many as were found; `proven`
    says that no more are possible. `people` are those read from the workbook, null without one; `ladder` says who may
    teach on the day that was named, null without a day."""

    trainers: int
    confirmed: int
    people: int | None
    staffed: tuple[str, ...]
    not_staffed: tuple[Lacking, ...]
    staffed_by_confirmed: tuple[str, ...]
    on_one_person: tuple[Dependence, ...]
    on_one_of_two: tuple[Dependence, ...]
    at_once_most: int
    proven: bool
    at_once: tuple[Team, ...]
    needs: tuple[Need, ...]
    coverage: tuple[Covered, ...]
    ladder: LadderTeams | None


def result(check: TrainersCheck) -> TrainersCheckResult:
    """What was found, by codes."""
    told = check.dependences
    return TrainersCheckResult(
        trainers=len(check.codes),
        confirmed=sum(sure for _, sure in check.codes),
        people=len(check.pool.people) if check.pool else None,
        staffed=told.staffed,
        not_staffed=check.lacking,
        staffed_by_confirmed=check.confirmed,
        on_one_person=told.on_one,
        on_one_of_two=told.on_two,
        at_once_most=check.at_once.most,
        proven=check.at_once.proven,
        at_once=tuple(Team(*one) for one in check.at_once.trainings),
        needs=check.needs,
        coverage=check.covered,
        ladder=check.ladder,
    )

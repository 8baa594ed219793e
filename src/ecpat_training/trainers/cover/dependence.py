"""What depends on one person, and what on one of two: the trainings of which no team is left without them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from ecpat_training.trainers.model.check import Dependence, Dependences
from ecpat_training.trainers.staffing.requirement import Requirement
from ecpat_training.trainers.staffing.team import team_for, team_question


@dataclass
class Teams:
    """Teams that are known to answer what one training asks: whoever is in none of them isn't missed."""

    asked: Requirement
    found: list[frozenset[str]] = field(default_factory=list)
    impossible: set[frozenset[str]] = field(default_factory=set)

    def without(self, missing_trainers: Collection[str]) -> frozenset[str] | None:
        """A team without some people; None where there is none. The solver is asked only where no team that is known
        already does without them."""
        lost_codes = frozenset(missing_trainers) & {trainer.id for trainer in self.asked.pool}
        team_without_lost = next((team for team in self.found if not team & lost_codes), None)
        if team_without_lost is not None:
            return team_without_lost
        # Who is missed alone is missed with others as well: no question needed.
        if any(missing_codes <= lost_codes for missing_codes in self.impossible):
            return None
        team = team_for(self.asked, lost_codes)
        if team is None:
            self.impossible.add(lost_codes)
        else:
            self.found.append(team)
        return team


def dependences(requirements: Sequence[Requirement], *, pairs: bool = True) -> Dependences:
    """Finds out on whom trainings depend: each person, and each pair of whom neither alone is missed, is taken out of
    every training that has a team."""
    # Trainings of one country often ask the same: they share what is known of teams, and each question is solved once.
    teams_by_question: dict[str, Teams] = {}
    losses_by_question: dict[str, tuple[list[tuple[str, ...]], list[tuple[str, ...]]]] = {}
    staffed_requirements, unstaffed_ids = [], []
    trainings_by_person: dict[tuple[str, ...], list[str]] = {}
    trainings_by_pair: dict[tuple[str, ...], list[str]] = {}
    for requirement in requirements:
        question = team_question(requirement)
        teams = teams_by_question.setdefault(question, Teams(requirement))
        if teams.without(()) is None:
            unstaffed_ids.append(requirement.training.id)
            continue
        staffed_requirements.append(requirement.training.id)
        if question not in losses_by_question:
            losses_by_question[question] = _losses(teams, pairs)
        for missed_groups, trainings in zip(
            losses_by_question[question], (trainings_by_person, trainings_by_pair), strict=True
        ):
            for codes in missed_groups:
                trainings.setdefault(codes, []).append(requirement.training.id)
    return Dependences(
        tuple(staffed_requirements),
        tuple(unstaffed_ids),
        _worst_first(trainings_by_person),
        _worst_first(trainings_by_pair),
    )


def _losses(teams: Teams, includes_pairs: bool) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Who is missed alone in a training that has a team, and which pairs are missed together."""
    codes = [trainer.id for trainer in teams.asked.pool]
    missed_codes = [code for code in codes if teams.without((code,)) is None]
    remaining_codes = [code for code in codes if code not in missed_codes]
    pairs = combinations(remaining_codes, 2) if includes_pairs else ()
    return [(code,) for code in missed_codes], [tuple(sorted(pair)) for pair in pairs if teams.without(pair) is None]


def _worst_first(trainings_by_codes: dict[tuple[str, ...], list[str]]) -> tuple[Dependence, ...]:
    listed_dependences = [Dependence(codes, tuple(trainings)) for codes, trainings in trainings_by_codes.items()]
    return tuple(sorted(listed_dependences, key=lambda dependence: (-len(dependence.trainings), dependence.codes)))

"""What depends on one person, and what on one of two: the trainings of which no team is left without them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from ecpat_training.trainers.model.check import Dependence, Dependences
from ecpat_training.trainers.staffing.requirement import Requirement
from ecpat_training.trainers.staffing.team import team_for


@dataclass
class Teams:
    """Teams that are known to answer what one training asks: whoever is in none of them isn't missed."""

    asked: Requirement
    found: list[frozenset[str]] = field(default_factory=list)
    impossible: set[frozenset[str]] = field(default_factory=set)

    def without(self, gone: Collection[str]) -> frozenset[str] | None:
        """A team without some people; None where there is none. The solver is asked only where no team that is known
        already does without them."""
        lost = frozenset(gone) & {trainer.id for trainer in self.asked.pool}
        existing = next((team for team in self.found if not team & lost), None)
        if existing is not None:
            return existing
        # Who is missed alone is missed with others as well: no question needed.
        if any(less <= lost for less in self.impossible):
            return None
        team = team_for(self.asked, lost)
        if team is None:
            self.impossible.add(lost)
        else:
            self.found.append(team)
        return team


def dependences(requirements: Sequence[Requirement], *, pairs: bool = True) -> Dependences:
    """Finds out on whom trainings depend: each person, and each pair of whom neither alone is missed, is taken out of
    every training that has a team."""
    teams = [Teams(requirement) for requirement in requirements]
    possible = [candidate for candidate in teams if candidate.without(()) is not None]
    none = [candidate.asked.training.id for candidate in teams if candidate not in possible]
    trainings_by_one: dict[tuple[str, ...], list[str]] = {}
    trainings_by_pair: dict[tuple[str, ...], list[str]] = {}
    for training_teams in possible:
        training, codes = training_teams.asked.training.id, [trainer.id for trainer in training_teams.asked.pool]
        missed = [code for code in codes if training_teams.without((code,)) is None]
        for code in missed:
            trainings_by_one.setdefault((code,), []).append(training)
        remaining = [code for code in codes if code not in missed]
        for pair in combinations(remaining, 2) if pairs else ():
            if training_teams.without(pair) is None:
                trainings_by_pair.setdefault(tuple(sorted(pair)), []).append(training)
    staffed = tuple(candidate.asked.training.id for candidate in possible)
    return Dependences(staffed, tuple(none), _worst_first(trainings_by_one), _worst_first(trainings_by_pair))


def _worst_first(trainings_by_codes: dict[tuple[str, ...], list[str]]) -> tuple[Dependence, ...]:
    listed = [Dependence(codes, tuple(trainings)) for codes, trainings in trainings_by_codes.items()]
    return tuple(sorted(listed, key=lambda dependence: (-len(dependence.trainings), dependence.codes)))

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
        lost = frozenset(gone) & {one.id for one in self.asked.pool}
        known = next((team for team in self.found if not team & lost), None)
        if known is not None:
            return known
        # Who is missed alone is missed with others as well: no question needed.
        if any(less <= lost for less in self.impossible):
            return None
        team = team_for(self.asked, lost)
        if team is None:
            self.impossible.add(lost)
        else:
            self.found.append(team)
        return team


def dependences(asked: Sequence[Requirement], *, pairs: bool = True) -> Dependences:
    """Finds out on whom trainings depend: each person, and each pair of whom neither alone is missed, is taken out of
    every training that has a team."""
    teams = [Teams(one) for one in asked]
    there = [one for one in teams if one.without(()) is not None]
    none = [one.asked.training.id for one in teams if one not in there]
    alone: dict[tuple[str, ...], list[str]] = {}
    both: dict[tuple[str, ...], list[str]] = {}
    for one in there:
        training, codes = one.asked.training.id, [trainer.id for trainer in one.asked.pool]
        missed = [code for code in codes if one.without((code,)) is None]
        for code in missed:
            alone.setdefault((code,), []).append(training)
        rest = [code for code in codes if code not in missed]
        for pair in combinations(rest, 2) if pairs else ():
            if one.without(pair) is None:
                both.setdefault(tuple(sorted(pair)), []).append(training)
    staffed = tuple(one.asked.training.id for one in there)
    return Dependences(staffed, tuple(none), _worst_first(alone), _worst_first(both))


def _worst_first(found: dict[tuple[str, ...], list[str]]) -> tuple[Dependence, ...]:
    listed = [Dependence(codes, tuple(trainings)) for codes, trainings in found.items()]
    return tuple(sorted(listed, key=lambda one: (-len(one.trainings), one.codes)))

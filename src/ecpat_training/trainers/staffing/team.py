"""Whether some team answers what a training asks, proven either way."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.core.waiting import may_hear_ctrl_c, watched
from ecpat_training.trainers.staffing.requirement import ALONE, HeldSession, Requirement

PROOF_SECONDS = 60.0
"""How long a proof may take before it is said that there is none."""


@dataclass(frozen=True)
class Posts:
    """Who trains a session on a day, as variables by the trainers' codes."""

    held: HeldSession
    day: int
    lead: Mapping[str, Any]
    second: Mapping[str, Any]


class TeamModel:
    """What one training asks, as relations over 0-1 variables; `held` is whether it is held at all: 1, or a variable
    of a model of several trainings."""

    def __init__(self, model: Any, asked: Requirement, held: Any, gone: Collection[str] = ()) -> None:
        self._model, self._asked, self._held, self._whole = model, asked, held, asked
        self._pool = [one for one in asked.pool if one.id not in gone]
        if gone:
            self._asked = without(asked, gone)
        self.comes = {one.id: model.new_bool_var(f"{asked.training.id} {one.id}") for one in self._pool}
        self._posts: list[Posts] = []
        for session in self._asked.sessions:
            self._place(session)
        self._team()
        self._minutes()

    def _place(self, held: HeldSession) -> None:
        """Each session on one of its days, with its posts filled by people who suit them together."""
        model, named = self._model, held.session.named_trainers
        for code in named:
            if code in self.comes:
                model.add(self.comes[code] >= self._held)
            else:
                model.add(self._held == 0)
        if not held.posts:
            return
        leads: list[Any] = []
        for day in self._asked.days_apart(held):
            posts = self._on(held, day)
            self._posts.append(posts)
            leads += posts.lead.values()
        model.add(sum(leads) == self._held)

    def _on(self, held: HeldSession, day: int) -> Posts:
        model = self._model
        lead, second = {}, {}
        allowed = self._left(held, day)
        for trainer in self._pool:
            if trainer.id in allowed:
                lead[trainer.id] = model.new_bool_var("")
                model.add(lead[trainer.id] <= self.comes[trainer.id])
        if held.posts > ALONE:
            for code in sorted({code for seconds in allowed.values() for code in seconds}):
                second[code] = model.new_bool_var("")
                model.add(second[code] <= self.comes[code])
            model.add(sum(second.values()) == sum(lead.values()))
            # A second who suits this lead, not any second: the two are chosen by separate variables.
            for code, beside in allowed.items():
                model.add(lead[code] <= sum(second[other] for other in beside))
        return Posts(held, day, lead, second)

    def _left(self, held: HeldSession, day: int) -> dict[str, tuple[str, ...]]:
        """Who of those who are left may lead a session on a day, each with those who may be the second. Whether two
        people suit a session doesn't hang on who else is there."""
        here, found = {one.id for one in self._pool}, {}
        for lead, seconds in self._whole.allowed(held, day).items():
            left = tuple(code for code in seconds if code in here)
            if lead in here and (left or held.posts <= ALONE):
                found[lead] = left
        return found

    def _team(self) -> None:
        """How large the team is, and the sides that it must have."""
        model, (low, high) = self._model, self._asked.team_size
        team = sum(self.comes.values())
        if low:
            model.add(team >= low * self._held)
        if high is not None:
            model.add(team <= high * self._held)
        country = self._asked.training.country
        for _, side in self._asked.team_sides:
            model.add(sum(self.comes[one.id] for one in self._pool if side(one, country)) >= self._held)
        named = {code for one in self._asked.sessions for code in one.session.named_trainers}
        for code, comes in self.comes.items():
            model.add(comes <= self._held)
            if code not in named:  # whoever comes has a session
                model.add(comes <= sum(self._trains(code)))

    def _trains(self, code: str) -> list[Any]:
        """The posts that somebody may fill."""
        return [one[code] for posts in self._posts for one in (posts.lead, posts.second) if code in one]

    def _minutes(self) -> None:
        """Nobody trains longer than he or she may, on a day, or on all days together where these aren't told apart."""
        days = self._asked.training.days
        for trainer in self._pool:
            most = self._asked.most_minutes(trainer)
            if most is None:
                continue
            worked: dict[int, list[Any]] = {}
            for posts in self._posts:
                minutes = self._asked.least_minutes(posts.held.session)
                day = posts.day if self._asked.somebody_away else 0
                mine = [one[trainer.id] for one in (posts.lead, posts.second) if trainer.id in one]
                worked.setdefault(day, []).extend(minutes * one for one in mine)
            for day, terms in worked.items():
                if terms:
                    self._model.add(sum(terms) <= most * (1 if day else days))


def without(asked: Requirement, gone: Collection[str]) -> Requirement:
    """The requirement of the training, in a programme that lacks some trainers."""
    programme = asked.context.programme
    left = programme.model_copy(update={"trainers": tuple(one for one in programme.trainers if one.id not in gone)})
    context = replace(asked.context, programme=left)
    return Requirement(asked.training, tuple(one for one in asked.pool if one.id not in gone), asked.rules, context)


def team_for(asked: Requirement, gone: Collection[str] = ()) -> frozenset[str] | None:
    """The codes of a team that answers what a training asks, without some people; None where there is provably none.

    Raises:
        UnsatisfiableError: the solver could say neither yes nor no in the time given.
    """
    from ortools.sat.python import cp_model  # slow to load

    model = cp_model.CpModel()
    team = TeamModel(model, asked, 1, gone)
    model.minimize(sum(team.comes.values()))  # a small team is hit by few losses
    solver = proving_solver()
    status = solver.solve(model)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return frozenset(code for code, comes in team.comes.items() if solver.boolean_value(comes))
    if status == cp_model.INFEASIBLE:
        return None
    what = f"whether {asked.training.id} has a possible team could be proven neither way in the time given."
    hint = "Please name fewer trainers for it under `trainers` of the training."
    raise UnsatisfiableError.because("trainers.no-proof", what, hint=hint)


def proving_solver() -> Any:
    """A solver that gives the same answer every time."""
    from ortools.sat.python import cp_model

    solver = watched(cp_model.CpSolver())
    solver.parameters.catch_sigint_signal = may_hear_ctrl_c()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = PROOF_SECONDS
    return solver

"""Whether some team answers what a training asks, proven either way."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.core.waiting import solve_while_awaited
from ecpat_training.trainers.staffing.requirement import ALONE, HeldSession, Requirement
from ecpat_training.words.catalogue.message import phrase

PROOF_SECONDS = 60.0
"""How long a proof may take before it is said that there is none."""


@dataclass(frozen=True)
class TeamVariables:
    """Who trains a session on a day, as variables by the trainers' codes."""

    held: HeldSession
    day: int
    lead: Mapping[str, Any]
    second: Mapping[str, Any]


class TeamModel:
    """What one training asks, as relations over 0-1 variables; `held` is whether it is held at all: 1, or a variable
    of a model of several trainings."""

    def __init__(
        self, model: Any, requirement: Requirement, is_held: Any, missing_trainers: Collection[str] = ()
    ) -> None:
        self._model, self._asked, self._held, self._whole = model, requirement, is_held, requirement
        self._pool = [trainer for trainer in requirement.pool if trainer.id not in missing_trainers]
        if missing_trainers:
            self._asked = without_trainers(requirement, missing_trainers)
        self.comes = {trainer.id: model.new_bool_var(trainer.id) for trainer in self._pool}
        self._posts: list[TeamVariables] = []
        for session in self._asked.sessions:
            self._place(session)
        self._team()
        self._minutes()

    def _place(self, held_session: HeldSession) -> None:
        """Each session on one of its days, with its posts filled by people who suit them together."""
        model, named_trainers = self._model, held_session.session.named_trainers
        for code in named_trainers:
            if code in self.comes:
                model.add(self.comes[code] >= self._held)
            else:
                model.add(self._held == 0)
        if not held_session.posts:
            return
        lead_variables: list[Any] = []
        for day in self._asked.days_apart(held_session):
            posts = self._on(held_session, day)
            self._posts.append(posts)
            lead_variables += posts.lead.values()
        model.add(sum(lead_variables) == self._held)

    def _on(self, held_session: HeldSession, day: int) -> TeamVariables:
        model = self._model
        lead_variables, second_variables = {}, {}
        seconds_by_lead = self._left(held_session, day)
        for trainer in self._pool:
            if trainer.id in seconds_by_lead:
                lead_variables[trainer.id] = model.new_bool_var("")
                model.add(lead_variables[trainer.id] <= self.comes[trainer.id])
        if held_session.posts > ALONE:
            for code in sorted({code for seconds in seconds_by_lead.values() for code in seconds}):
                second_variables[code] = model.new_bool_var("")
                model.add(second_variables[code] <= self.comes[code])
            model.add(sum(second_variables.values()) == sum(lead_variables.values()))
            # A second who suits this lead, not any second: the two are chosen by separate variables.
            for code, partners in seconds_by_lead.items():
                model.add(lead_variables[code] <= sum(second_variables[partner] for partner in partners))
        return TeamVariables(held_session, day, lead_variables, second_variables)

    def _left(self, held_session: HeldSession, day: int) -> dict[str, tuple[str, ...]]:
        """Who of those who are left may lead a session on a day, each with those who may be the second. Whether two
        people suit a session doesn't hang on who else is there."""
        present_codes, seconds_by_lead = {trainer.id for trainer in self._pool}, {}
        for lead_code, seconds in self._whole.allowed(held_session, day).items():
            present_seconds = tuple(code for code in seconds if code in present_codes)
            if lead_code in present_codes and (present_seconds or held_session.posts <= ALONE):
                seconds_by_lead[lead_code] = present_seconds
        return seconds_by_lead

    def _team(self) -> None:
        """How large the team is, and the sides that it must have."""
        model, (min_trainers, max_trainers) = self._model, self._asked.team_size
        team = sum(self.comes.values())
        if min_trainers:
            model.add(team >= min_trainers * self._held)
        if max_trainers is not None:
            model.add(team <= max_trainers * self._held)
        country = self._asked.training.country
        for _, side in self._asked.team_sides:
            model.add(sum(self.comes[trainer.id] for trainer in self._pool if side(trainer, country)) >= self._held)
        named_trainers = {code for held_session in self._asked.sessions for code in held_session.session.named_trainers}
        for code, comes_variable in self.comes.items():
            model.add(comes_variable <= self._held)
            if code not in named_trainers:  # whoever comes has a session
                model.add(comes_variable <= sum(self._trains(code)))

    def _trains(self, code: str) -> list[Any]:
        """The posts that somebody may fill."""
        return [
            post_variables[code]
            for posts in self._posts
            for post_variables in (posts.lead, posts.second)
            if code in post_variables
        ]

    def _minutes(self) -> None:
        """Nobody trains longer than he or she may, on a day, or on all days together where these aren't told apart."""
        days = self._asked.training.days
        for trainer in self._pool:
            most_minutes = self._asked.most_minutes(trainer)
            if most_minutes is None:
                continue
            minutes_by_day: dict[int, list[Any]] = {}
            for posts in self._posts:
                minutes = self._asked.least_minutes(posts.held.session)
                day = posts.day if self._asked.somebody_away else 0
                post_variables = [
                    variable_by_code[trainer.id]
                    for variable_by_code in (posts.lead, posts.second)
                    if trainer.id in variable_by_code
                ]
                minutes_by_day.setdefault(day, []).extend(minutes * variable for variable in post_variables)
            for day, terms in minutes_by_day.items():
                if terms:
                    self._model.add(sum(terms) <= most_minutes * (1 if day else days))


def without_trainers(requirement: Requirement, missing_trainers: Collection[str]) -> Requirement:
    """The requirement of the training, in a programme that lacks some trainers."""
    programme = requirement.context.programme
    reduced_programme = programme.model_copy(
        update={"trainers": tuple(trainer for trainer in programme.trainers if trainer.id not in missing_trainers)}
    )
    context = replace(requirement.context, programme=reduced_programme)
    return Requirement(
        requirement.training,
        tuple(trainer for trainer in requirement.pool if trainer.id not in missing_trainers),
        requirement.rules,
        context,
    )


def team_for(requirement: Requirement, missing_trainers: Collection[str] = ()) -> frozenset[str] | None:
    """The codes of a team that answers what a training asks, without some people; None where there is provably none.

    Raises:
        UnsatisfiableError: the solver could say neither yes nor no in the time given.
    """
    from ortools.sat.python import cp_model  # slow to load

    model = cp_model.CpModel()
    team = TeamModel(model, requirement, 1, missing_trainers)
    model.minimize(sum(team.comes.values()))  # a small team is hit by few losses
    solver = proving_solver()
    status = solve_while_awaited(solver, model)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return frozenset(code for code, comes_variable in team.comes.items() if solver.boolean_value(comes_variable))
    if status == cp_model.INFEASIBLE:
        return None
    message = phrase(
        "whether {training} has a possible team could be proven neither way in the time given.",
        training=requirement.training.id,
    )
    hint = "Please name fewer trainers for it under `trainers` of the training."
    raise UnsatisfiableError.because("trainers.no-proof", message, hint=hint)


def team_question(requirement: Requirement) -> str:
    """What a training asks of its team, as text that is equal for trainings which ask the same: its language and
    country, its days, and every relation over the codes of its pool."""
    from ortools.sat.python import cp_model

    model, training = cp_model.CpModel(), requirement.training
    TeamModel(model, requirement, 1)
    return f"{training.language} {training.country} {training.days} {requirement.somebody_away} {model.proto}"


def proving_solver() -> Any:
    """A solver that gives the same answer every time."""
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = PROOF_SECONDS
    return solver

"""How many trainings could be held at once, each with a team of its own: as many as are proven to be possible."""

from collections.abc import Sequence

from ecpat_training.core.waiting import solve_while_awaited
from ecpat_training.trainers.model.check import AtOnce
from ecpat_training.trainers.staffing.requirement import Requirement
from ecpat_training.trainers.staffing.team import TeamModel, proving_solver, team_for


def most_at_once(requirements: Sequence[Requirement]) -> AtOnce:
    """As many of these trainings as can be held at once, nobody in two of them."""
    from ortools.sat.python import cp_model  # slow to load

    model = cp_model.CpModel()
    held_flags = [model.new_bool_var(requirement.training.id) for requirement in requirements]
    teams = [
        TeamModel(model, requirement, held_flag)
        for requirement, held_flag in zip(requirements, held_flags, strict=True)
    ]
    for code in sorted({code for team in teams for code in team.comes}):
        model.add_at_most_one(team.comes[code] for team in teams if code in team.comes)
    model.maximize(sum(held_flags))
    solver = proving_solver()
    status = solve_while_awaited(solver, model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return AtOnce((), len(requirements))
    held_teams = tuple(
        (
            requirement.training.id,
            _no_larger(
                requirement,
                {code for code, comes_variable in team.comes.items() if solver.boolean_value(comes_variable)},
            ),
        )
        for requirement, held_flag, team in zip(requirements, held_flags, teams, strict=True)
        if solver.boolean_value(held_flag)
    )
    return AtOnce(held_teams, int(solver.best_objective_bound + 0.5))


def _no_larger(requirement: Requirement, team: set[str]) -> tuple[str, ...]:
    """The least of a team that is enough, in the order of the codes."""
    # Nothing keeps the teams of the large model small: whoever isn't needed in one is taken off again.
    smallest_team = team_for(requirement, {trainer.id for trainer in requirement.pool} - team)
    return tuple(sorted(smallest_team or team))

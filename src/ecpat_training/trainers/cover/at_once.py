"""How many trainings could be held at once, each with a team of its own: as many as are proven to be possible."""

from collections.abc import Sequence

from ecpat_training.trainers.model.check import AtOnce
from ecpat_training.trainers.staffing.requirement import Requirement
from ecpat_training.trainers.staffing.team import TeamModel, proving_solver, team_for


def at_once(asked: Sequence[Requirement]) -> AtOnce:
    """As many of these trainings as can be held at once, nobody in two of them."""
    from ortools.sat.python import cp_model  # slow to load

    model = cp_model.CpModel()
    held = [model.new_bool_var(one.training.id) for one in asked]
    teams = [TeamModel(model, one, now) for one, now in zip(asked, held, strict=True)]
    for code in sorted({code for team in teams for code in team.comes}):
        model.add_at_most_one(team.comes[code] for team in teams if code in team.comes)
    model.maximize(sum(held))
    solver = proving_solver()
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return AtOnce((), len(asked))
    there = tuple(
        (one.training.id, _no_larger(one, {code for code, comes in team.comes.items() if solver.boolean_value(comes)}))
        for one, now, team in zip(asked, held, teams, strict=True)
        if solver.boolean_value(now)
    )
    return AtOnce(there, int(solver.best_objective_bound + 0.5))


def _no_larger(asked: Requirement, team: set[str]) -> tuple[str, ...]:
    """The least of a team that is enough, in the order of the codes."""
    # Nothing keeps the teams of the large model small: whoever isn't needed in one is taken off again.
    least = team_for(asked, {one.id for one in asked.pool} - team)
    return tuple(sorted(least or team))

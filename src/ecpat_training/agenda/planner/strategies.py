"""How an agenda is searched for: which searches come after each other, in which model, and how the solver is set."""

from collections.abc import Iterator

from ecpat_training.agenda.planner.cp_sat import AgendaModel, AgendaSolver, new_solver
from ecpat_training.agenda.planner.draft import CpAgendaDraft

QUICK_SEARCH_SECONDS, RELAXED = 2.0, 12.0
"""How many seconds of a usual machine the first searches may take."""
SPEED = {"quick": 1.0, "relaxed": 0.5, "in turn": 0.5, "counting": 0.5, "in order": 0.25}
"""How much work each search does in a second, in the solver's own, reproducible measure: in a model that counts changes
against an agenda, half as much as else."""


def searches_of(draft: CpAgendaDraft, seconds: float) -> Iterator[tuple[AgendaModel, str, float]]:
    """Yields the searches in their order: the model, the strategy, and the most seconds that the search may take."""
    quick_seconds = min(QUICK_SEARCH_SECONDS, seconds)
    relaxed = min(RELAXED, seconds - quick_seconds)
    for staffed_model in staffed_models(draft):
        quick_seconds /= 2
        yield staffed_model, "quick", quick_seconds
    yield draft.model, "quick", quick_seconds
    if relaxed:
        yield draft.model, "relaxed", relaxed
    if seconds > QUICK_SEARCH_SECONDS + RELAXED:
        yield draft.model, "in turn", seconds - QUICK_SEARCH_SECONDS - RELAXED


def staffed_models(draft: CpAgendaDraft) -> Iterator[AgendaModel]:
    """The model with every post filled, where posts may stay vacant."""
    if draft.vacancies and draft.trainers:
        staffed_model = draft.model.clone()
        for piece in draft.pieces:
            if piece.session.posts == 2:
                staffed_model.add(draft.has_two_trainers(piece) == draft.is_held(piece))
        yield staffed_model


def solver_for(seed: int, search: str, *, work: float) -> AgendaSolver:
    """A solver for one kind of search that does so much work at most."""
    solver = new_solver(seed=seed, work=work)
    solver.parameters.cp_model_probing_level = 0  # on agendas probing costs a quarter of the time and finds nothing
    if search in ("quick", "counting"):  # on usual agendas both cost half the time, and the proof does without
        solver.parameters.linearization_level = 0
        solver.parameters.symmetry_level = 0
    if search == "in order":  # of few places there are few symmetries, and a relaxation of all lengths is soon tight
        solver.parameters.symmetry_level = 0
    solver.parameters.interleave_search = search == "in turn"
    return solver

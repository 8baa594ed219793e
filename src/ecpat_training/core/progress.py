"""How far a search is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SolverProgress:
    """How far the search is: the best agenda so far costs `objective` (None: there is none yet), none can cost less
    than `bound`; `counts` says what is counted, where it isn't what wishes cost."""

    objective: int | None
    bound: int
    counts: str = ""

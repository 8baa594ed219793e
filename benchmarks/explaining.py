"""Two hundred drawn trainings: each agenda passes the checks, each training without one is explained by a set of rules
and facts that is as small as it can be. Without any one of them the solver shows an agenda that the checks let pass;
that all together leave none, HiGHS says as well. Not a measure of speed alone: it ends with an error otherwise."""

import sys
import time
from collections import Counter

from benchmarks.mixed_integer import solve_by_highs
from ecpat_training.agenda.explain.conflict import find_conflict
from ecpat_training.agenda.explain.plain_impossibility import plainly_impossible
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import NoAgenda, draft_agenda
from ecpat_training.core.finding import errors
from tests.agenda.drawn_trainings import drawn_training
from tests.agenda.explained import explained, faults

TRAININGS = 200
ALLOWED = 10
"""Seconds that the second solver may take for one training."""


def main() -> None:
    """Draws, plans or explains, and checks."""
    seen: Counter[str] = Counter()
    spent: list[float] = []
    sizes: list[int] = []
    wrong: list[str] = []
    for seed in range(TRAININGS):
        context, rules = drawn_training(seed)
        plain = plainly_impossible(context, rules)
        try:
            agenda = draft_agenda(context, rules, seconds=30, seed=1).agenda
        except NoAgenda as answer:
            started = time.process_time()
            conflict = find_conflict(context, rules)
            spent.append(0.0 if plain else time.process_time() - started)  # what is plain is said without a search
            sizes.append(len(conflict.rules) + len(conflict.facts))
            seen["without an agenda"] += 1
            seen["seen at once"] += bool(plain)
            wrong += [] if answer.proven else [f"{seed}: open"]
            wrong += [f"{seed}: {one}" for one in faults(context, rules, conflict)]
            case = explained(context, rules, conflict)
            second = solve_by_highs(case.draft(case.shapes()[-1]).model, seconds=ALLOWED)
            seen["left open by the second solver"] += second.open
            wrong += [f"{seed}: the second solver has an agenda"] if second.values else []
        else:
            seen["planned"] += 1
            wrong += [f"{seed}: said to be impossible"] if plain else []
            broken = errors(one for result in judge(rules, agenda, context) for one in result.breaks)
            wrong += [f"{seed}: {one}" for one in broken]
    spent.sort()
    print(f"\nExplain: {TRAININGS} drawn trainings: {', '.join(f'{number} {what}' for what, number in seen.items())}")
    print(
        f"explained in {spent[len(spent) // 2]:.2f} s of a processor (median), {spent[-1]:.2f} s (longest); "
        f"largest set {max(sizes)}"
    )
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()

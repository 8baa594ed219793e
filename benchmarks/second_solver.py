"""Fifty generated trainings, each solved by CP-SAT as `ecpat plan` does and by HiGHS: both must come to the same
optimum, and the rules' checks, which know neither, must count the same cost. Ends with an error where that isn't so."""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

from benchmarks.generated import generated_training
from benchmarks.mixed_integer import Optimum, solve_by_highs
from benchmarks.none_cheaper import none_cheaper
from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.planner.answer import read_agenda
from ecpat_training.agenda.planner.building import NoAgenda, build
from ecpat_training.agenda.planner.draft import CpAgendaDraft, wishes_cost
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.core.finding import errors
from ecpat_training.programme.rules.book import Rule

TRAININGS = 50
ALLOWED = 300
"""Seconds that the second solver may take for one training; where it ends without an answer, it has as many for a
question that is easier for it: whether any agenda costs less than CP-SAT's."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One training by both solvers: the cost of the cheapest agenda (None: there is none), the seconds of CP-SAT and
    of HiGHS, and where they or the checks disagree. `none_cheaper` says that HiGHS did not come to the optimum by
    itself in its time, but to the proof that no agenda costs less than CP-SAT's, which the checks price."""

    seed: int
    cost: int | None
    seconds: float
    seconds_of_highs: float
    wrong: tuple[str, ...]
    none_cheaper: bool = False


def main() -> None:
    """Compares, shows the times, and fails where anything disagrees."""
    trainings = list(islice(planned(), TRAININGS))
    wrong = [f"training {one.seed}: {what}" for one in trainings for what in one.wrong]
    costs = [one.cost for one in trainings if one.cost]
    agreed = sum(not one.wrong for one in trainings)
    print(f"\nSecond solver: {agreed} of {TRAININGS} optima agreed, {len(costs)} of them above 0, up to {max(costs)}:")
    for how, by_proof in (("HiGHS' own optimum", False), ("its proof that no agenda costs less", True)):
        seeds = [str(one.seed) for one in trainings if not one.wrong and one.none_cheaper == by_proof]
        print(f"  {len(seeds)} by {how} (trainings {', '.join(seeds) or 'none'})")
    print(f"  {'':44} {'median s':>8} {'longest':>8}")
    for name, seconds in (
        ("CP-SAT, as the planner asks it", [one.seconds for one in trainings]),
        ("HiGHS through SciPy", [one.seconds_of_highs for one in trainings]),
    ):
        print(f"  {name:44} {statistics.median(seconds):8.2f} {max(seconds):8.2f}")
    if wrong:
        sys.exit("\n".join(wrong))


def planned() -> Iterator[Compared]:
    """Generated trainings that have an agenda, or of which anything disagrees."""
    for seed in count():
        compared = compare(seed)
        if compared.cost is not None or compared.wrong:
            yield compared


def compare(seed: int) -> Compared:
    """One training by both solvers; see `generated_training` for how it is drawn."""
    context, rules = generated_training(seed)
    started = time.perf_counter()
    try:
        drafted = draft_agenda(context, rules, seconds=600, seed=1)
    except NoAgenda as answer:
        drafted, proven = None, answer.proven
    else:
        proven = drafted.objective == drafted.bound
    spent = time.perf_counter() - started
    wrong = [] if proven else ["CP-SAT proves nothing"]
    if drafted is not None:
        wrong += faults(context, rules, drafted.agenda, drafted.objective)
    draft, cost = build(context, rules), drafted.objective if drafted is not None else None
    draft.model.minimize(wishes_cost(draft))
    second = solve_by_highs(draft.model, seconds=ALLOWED)
    if second.open and cost:
        proven, more = none_cheaper(context, rules, cost, seconds=ALLOWED)
        if proven:
            return Compared(seed, cost, spent, second.seconds + more, tuple(wrong), none_cheaper=True)
    if second.open or second.cost != cost:
        wrong.append(f"CP-SAT says {cost}, HiGHS {'nothing in its time' if second.open else second.cost}")
    if second.cost is not None:
        wrong += faults(context, rules, read_agenda(draft, _value_in(draft, second)), second.cost)
    return Compared(seed, cost, spent, second.seconds, tuple(wrong))


def faults(context: Context, rules: list[Rule], agenda: Agenda, cost: int) -> list[str]:
    """What the rules' checks find in an agenda that is said to keep every hard rule at this cost."""
    results = judge(rules, agenda, context)
    broken = [one.message for one in errors(one for result in results for one in result.breaks)]
    counted = sum(result.cost for result in results)
    return [*broken, *([f"the checks count {counted}, the solver {cost}"] if counted != cost else [])]


def _value_in(draft: CpAgendaDraft, second: Optimum) -> Callable[[Any], int]:
    """What a linear expression is worth under the second solver's values. They are kept by CP-SAT as they are, which
    raises a RuntimeError if it finds a relation that they break."""
    from ortools.sat.python.cp_model import CpSolver

    for index, value in enumerate(second.values):
        draft.model.add_hint(draft.model.get_int_var_from_proto_index(index), value)
    solver = CpSolver()
    solver.parameters.fix_variables_to_their_hinted_value = True
    solver.solve(draft.model)
    return solver.value


if __name__ == "__main__":
    main()

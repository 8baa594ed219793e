"""`ecpat plan` on generated trainings of one to five days and 8 to 70 sessions: when it has its first agenda, what the
best one costs after ten seconds and in the end, and what is proven. Ends with an error where the rules' checks find a
hard rule broken, or another cost. `python -m benchmarks.sizes [CLOCK [DAYS SESSIONS]]`: on a busy machine CLOCK says
how many seconds of the clock each second of the limit may take, so that what is found is what an idle one finds.

Beside it what FET and a plain model for CP-SAT make of our agenda's sessions, lengths, breaks and trainers in the same
run: the cost of their order by our checks, with the hard rules that it breaks, and seconds on the clock."""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks import fet, plain_cp_sat
from benchmarks.left_to_order import LeftToOrder, left_to_order
from benchmarks.peer_answer import PeerAnswer
from benchmarks.sized import SIZES, sized_training
from ecpat_training.agenda.planner import limit
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.planner.search import NoAgenda, draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.agenda.workflows.plan_result import checked_cost
from ecpat_training.core.finding import errors
from ecpat_training.core.progress import SolverProgress

SEEDS = range(1, 6)
LIMIT = 60
SOON = 10
HEAD = f"  {'days, sessions, seed':22} {'first s':>8} {'it costs':>9} {f'at {SOON} s':>8} {'in the end':>11}"
COSTS = f"{'at least':>9} {'processor s':>12} {'s':>6} {'FET':>10} {'s':>6} {'plain':>10} {'s':>6}"


def main() -> None:
    """Every size and seed; seconds are the processor's, of all threads, and on the clock."""
    asked = [float(one) for one in sys.argv[1:]] if __name__ == "__main__" else []  # those of `make bench` are not ours
    limit.CLOCK, size = (asked or [limit.CLOCK])[0], asked[1:]
    print(f"\nSizes, {LIMIT} s allowed:\n{HEAD} {COSTS}")
    for (days, sessions), trainers in SIZES.items():
        if not size or (days, sessions) == tuple(size):
            for seed in SEEDS:
                print(f"  {f'{days}, {sessions}, {seed}':22} {measured(days, sessions, trainers, seed)}", flush=True)


def measured(days: int, sessions: int, trainers: int, seed: int) -> str:
    """One training in a line."""
    context, rules = sized_training(days, sessions, trainers, seed)
    costs: list[tuple[float, int]] = []
    started, computing = time.perf_counter(), time.process_time()

    def hear(now: SolverProgress) -> None:
        if now.objective is not None:
            costs.append((time.process_time() - computing, now.objective))

    try:
        drafted = draft_agenda(context, rules, seconds=LIMIT, seed=1, progress=hear)
    except NoAgenda as answer:
        return f"{'no agenda, proven' if answer.proven else 'none found'}"
    spent = time.process_time() - computing, time.perf_counter() - started
    checked_cost(drafted, judge(rules, drafted.agenda, context))
    (first, cost), soon = costs[0], [cost for at, cost in costs if at <= SOON]
    figures = f"{first:8.1f} {cost:9} {soon[-1] if soon else '':>8} {drafted.objective:11} {drafted.bound:9}"
    beside = _peers(context, rules, left_to_order(context, rules, drafted.agenda))
    return f"{figures} {spent[0]:12.1f} {spent[1]:6.1f}{beside}{' stopped by the clock' * drafted.stopped}"


def _peers(context: Context, rules: Sequence[AgendaRule], problem: LeftToOrder | None) -> str:
    """What peers make of the same sessions; they have no words for tracks and for sessions that a break splits."""
    if problem is None:
        return f" {'no words':>10} {'':>6}" * 2
    with tempfile.TemporaryDirectory() as folder:
        answers = [None if fet.missing() else fet.ask(problem, Path(folder)), plain_cp_sat.ask(problem)]
    return "".join(
        f" {_priced(context, rules, one):>10} {one.seconds:6.1f}" if one else f" {'not here':>10} {'':>6}"
        for one in answers
    )


def _priced(context: Context, rules: Sequence[AgendaRule], answer: PeerAnswer) -> str:
    if answer.agenda is None:
        return "none"
    results = judge(rules, answer.agenda, context)
    broken = len(errors(one for result in results for one in result.breaks))
    return f"{sum(result.cost for result in results)}{f' + {broken}' if broken else ''}"


if __name__ == "__main__":
    main()

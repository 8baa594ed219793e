"""`ecpat plan` on generated trainings of one to five days and 8 to 70 sessions: when it has its first agenda, what the
best one costs after ten seconds and in the end, and what is proven. Ends with an error where the rules' checks find a
hard rule broken, or another cost. `python -m benchmarks.sizes [CLOCK [DAYS SESSIONS]]`: on a busy machine CLOCK says
how many seconds of the clock each second of the limit may take, so that what is found is what an idle one finds."""

import sys
import time

from benchmarks.sized import SIZES, sized_training
from ecpat_training.agenda.planner import limit
from ecpat_training.agenda.planner.in_force import judge
from ecpat_training.agenda.planner.search import NoAgenda, draft_agenda
from ecpat_training.agenda.workflows.plan_result import checked_cost
from ecpat_training.core.progress import Progress

SEEDS = range(1, 6)
LIMIT = 60
SOON = 10
HEAD = f"  {'days, sessions, seed':22} {'first s':>8} {'it costs':>9} {f'at {SOON} s':>8} {'in the end':>11}"


def main() -> None:
    """Every size and seed; seconds are the processor's, of all threads, and on the clock."""
    asked = [float(one) for one in sys.argv[1:]] if __name__ == "__main__" else []  # those of `make bench` are not ours
    limit.CLOCK, size = (asked or [limit.CLOCK])[0], asked[1:]
    print(f"\nSizes, {LIMIT} s allowed:\n{HEAD} {'at least':>9} {'processor s':>12} {'s':>6}")
    for (days, sessions), trainers in SIZES.items():
        if not size or (days, sessions) == tuple(size):
            for seed in SEEDS:
                print(f"  {f'{days}, {sessions}, {seed}':22} {measured(days, sessions, trainers, seed)}", flush=True)


def measured(days: int, sessions: int, trainers: int, seed: int) -> str:
    """One training in a line."""
    context, rules = sized_training(days, sessions, trainers, seed)
    costs: list[tuple[float, int]] = []
    started, computing = time.perf_counter(), time.process_time()

    def hear(now: Progress) -> None:
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
    return f"{figures} {spent[0]:12.1f} {spent[1]:6.1f}{' stopped by the clock' * drafted.stopped}"


if __name__ == "__main__":
    main()

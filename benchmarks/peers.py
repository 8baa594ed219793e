"""Other planners on the same agendas, in one run. They can't choose trainers, so these are fixed to our choice, as are
sessions, lengths and breaks; they put the sessions in order. The rules' checks then price every agenda alike: ours
is proven to cost the least, and it is an error if another costs less."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

from benchmarks import conference, fet
from benchmarks.generated import TRAINING, generated_programme
from benchmarks.left_to_order import LeftToOrder, left_to_order
from benchmarks.peer_answer import PeerAnswer
from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.model.plan import PlanResult
from ecpat_training.agenda.planner.rules_in_force import judge
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.workflows.plan import agenda_rules_of, plan_training
from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.core.finding import errors
from ecpat_training.core.shipped import shipped
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.programme.rules.book import Rule

SHIPPED = ("pilot", "al-1", "tot")
GENERATED = 12


@dataclass(frozen=True, slots=True)
class Case:
    """A training whose best agenda is proven: our plan, the seconds of our whole process, and what is left to order."""

    name: str
    rules: list[Rule]
    plan: PlanResult
    seconds: float
    problem: LeftToOrder


def main() -> None:
    """Shows what each agenda costs and how long it took, and fails where ours isn't the cheapest."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        peers = {name: ask for name, (missing, ask) in _peers(folder).items() if not _told(missing())}
        if not peers:
            return
        print("\nPeers: cost by our rules' checks (+ hard rules broken), seconds of the whole process")
        print(f"  {'':16} {'sessions':>8} {'ecpat plan, proven':>20}", *(f"{name:>24}" for name in peers))
        cheaper = []
        for case in _cases(folder):
            row = f"  {case.name:16} {len(case.problem.activities):8} {case.plan.objective:12} {case.seconds:7.2f}"
            for name, ask in peers.items():
                answer = ask(case.problem)
                told, less = _scored(case, answer)
                row += f" {told:>16} {answer.seconds:7.2f}"
                cheaper += [f"{case.name}: {name} finds a cheaper agenda"] if less else []
            print(row, flush=True)
    if cheaper:
        sys.exit("\n".join(cheaper))


def _peers(folder: Path) -> dict[str, tuple[Callable[[], str], Callable[[LeftToOrder], PeerAnswer]]]:
    return {
        "FET": (fet.missing, lambda problem: fet.ask(problem, Path(tempfile.mkdtemp(dir=folder)))),
        "conference-scheduler": (conference.missing, conference.ask),
    }


def _told(missing: str) -> bool:
    if missing:
        print(f"\nPeers: left out, {missing}")
    return bool(missing)


def _cases(folder: Path) -> Iterator[Case]:
    programme = shipped("programmes") / "multi-stakeholder-2005.yaml"
    yield from (case for training in SHIPPED if (case := _case(training, programme, training)))
    yield from islice(_generated(folder), GENERATED)


def _generated(folder: Path) -> Iterator[Case]:
    for seed in count():
        path = folder / f"generated-{seed}.yaml"
        path.write_text(json.dumps(generated_programme(seed), indent=1), encoding="utf-8")  # JSON is YAML
        if case := _case(f"generated {seed}", path, TRAINING):
            yield case


def _case(name: str, programme_path: Path, training: str) -> Case | None:
    """A training as ours plans it; None where it has no agenda, none that is proven, or no way to tell peers of it."""
    try:
        plan = plan_training(programme_path, training)
    except UnsatisfiableError:
        return None
    programme, source = read_programme(programme_path)
    rules = agenda_rules_of(programme, source)
    problem = left_to_order(Context(plan.programme, plan.training), rules, plan.agenda)
    if problem is None or not plan.optimal:
        return None
    command = [sys.executable, "-m", "ecpat_training", "plan", str(programme_path), "--training", training]
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return Case(name, rules, plan, time.perf_counter() - started, problem)


def _scored(case: Case, answer: PeerAnswer) -> tuple[str, bool]:
    """A peer's agenda in a word, and whether it is better than ours."""
    if answer.agenda is None:
        return "none", False
    cost, broken = _cost(case, answer.agenda)
    return f"{cost}{f' + {broken}' if broken else ''}", not broken and cost < case.plan.objective


def _cost(case: Case, agenda: Agenda) -> tuple[int, int]:
    """What the wishes of an agenda that give way cost, and how often it breaks what must hold."""
    results = judge(case.rules, agenda, Context(case.plan.programme, case.plan.training))
    broken = errors(one for result in results for one in result.breaks)
    return sum(result.cost for result in results), len(broken)


if __name__ == "__main__":
    main()

"""Programmes with whatever rules: every plan is one that the checks accept, and no agenda that anybody finds by trying
is cheaper than a proven one, or exists where none is claimed to."""

import json
import random
from pathlib import Path

import pytest

from ecpat_training.agenda.model.plan import PlanResult
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.workflows.plan import agenda_rules_of, plan_training
from ecpat_training.core.errors import UnsatisfiableError
from ecpat_training.programme.reading.programme import read_programme
from tests.agenda.drawn_programmes import Search, drawn_programme, trial_of
from tests.draws import some_of


def planned(path: Path) -> PlanResult | None:
    """The plan, or None where it is claimed that there is none; a search that ends early is no claim."""
    try:
        return plan_training(path, "one", seconds=30)
    except UnsatisfiableError as error:
        if "plan.time" in [one.code for one in error.findings]:
            raise
        return None


def beaten(path: Path, seed: int, *, walks: int, steps: int, written: bool = True) -> str:
    """What somebody found by trying that the planner says isn't there; nothing where it is right. Tracks are planned
    and checked, but not tried: people may put them beside each other in more ways than a draft does."""
    chance = random.Random(seed)
    drawn = drawn_programme(chance)
    path.write_text(json.dumps(drawn if written else {**drawn, "rules": {}}), encoding="utf-8")
    result = planned(path)
    programme, source = read_programme(path)
    context = Context(programme, programme.training("one"))
    search = Search(chance, context, agenda_rules_of(programme, source))
    tracks = any(session.track != "together" for session in context.sessions.values())
    starts = [search.start() for _ in range(walks if not tracks else 0)]
    if result is not None and not tracks:
        starts.append(trial_of(result.agenda, context))
        assert search.price(starts[-1]) == (0, result.objective)
    broken, cost = min((search.best(start, steps) for start in starts), default=(1, 0))
    if result is None:
        return f"an agenda of {cost} where there is none" if not broken else ""
    return f"{cost} under {result.bound}" if not broken and cost < result.bound else ""


@pytest.mark.parametrize("seed", some_of(range(6, 20), 6, long=(6, 12, 13, 16)))
def test_nobody_finds_by_trying_what_the_planner_says_is_not_there(tmp_path: Path, seed: int) -> None:
    assert not beaten(tmp_path / "programme.yaml", seed, walks=2, steps=60)


@pytest.mark.parametrize("seed", some_of(range(100, 108), 3, long=(103,)))
def test_nor_where_nobody_wrote_a_rule(tmp_path: Path, seed: int) -> None:
    assert not beaten(tmp_path / "programme.yaml", seed, walks=2, steps=60, written=False)

"""Who may teach by the ladder, and what the check of a pool makes of it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.core.location import Location
from ecpat_training.programme.model.ladder import Ladder
from ecpat_training.trainers.ladder.teaching import may_teach, standings_on
from ecpat_training.trainers.model.cascade import HeldEvent
from ecpat_training.trainers.model.pool import LadderSteps, Occasions, PoolTrainer
from tests.commands.material import PROGRAMME
from tests.commands.running import Ran, run_here

HERE = Location("ledger.csv")
CERTIFIED = LadderSteps(certified=Occasions(1, (date(2025, 6, 1),)), led=Occasions(1, (date(2025, 1, 1),)))
POOL = "Code,Country,Certified\nBG-1,BG,2025-06-01\nBG-2,BG,2025-06-01\nNL-1,NL,2025-06-01\nNL-2,NL,2020-01-01\n"
LEDGER = "Date,Training,Trainers,People\n2026-04-02,pilot,BG-1; NL-1; BG-2,P1; P2\n2026-09-01,bg-1,NL-2,P3\n"


def held(day: date | None, leads: tuple[str, ...] = (), assisted: tuple[str, ...] = ()) -> HeldEvent:
    return HeldEvent("t", HERE, day, False, leads, assisted, (), None)


@pytest.mark.parametrize(
    ("event", "active"),
    [
        (held(date(2026, 4, 2), leads=("b1",)), True),
        (held(date(2026, 4, 2), assisted=("B1",)), True),
        (held(date(2026, 4, 2), leads=("B2",)), False),
        (held(date(2026, 5, 13), leads=("B1",)), False),  # not held yet
        (held(date(2025, 11, 11), leads=("B1",)), False),  # a day more than six months ago
        (held(date(2025, 11, 12), leads=("B1",)), True),
        (held(None, leads=("B1",)), False),
    ],
)
def test_who_led_or_assisted_by_the_ledger_is_active(event: HeldEvent, active: bool) -> None:
    (one,) = standings_on([PoolTrainer("B1", HERE, rungs=CERTIFIED)], [event], Ladder(), date(2026, 5, 12))
    assert one.active is active
    assert may_teach(one, must_be_active=False)
    assert may_teach(one, must_be_active=True) is active


def test_whoever_has_lapsed_may_not_teach_however_active() -> None:
    event = held(date(2027, 7, 1), leads=("B1",))
    (one,) = standings_on([PoolTrainer("B1", HERE, rungs=CERTIFIED)], [event], Ladder(), date(2027, 7, 2))
    assert one.active is True
    assert not may_teach(one, must_be_active=False)


def check(rule: str, *arguments: str) -> Ran:
    Path("programme.yaml").write_text(f"{PROGRAMME}{f'ladder: {{staffed: {rule}}}' if rule else ''}\n", "utf-8")
    Path("pool.csv").write_text(POOL, "utf-8")
    Path("ledger.csv").write_text(LEDGER, "utf-8")
    return run_here(["trainers", "check", "pool.csv", "-p", "programme.yaml", *arguments])


def result(ran: Ran) -> Any:
    return json.loads(ran.stdout)["result"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_a_rule_everybody_counts_and_the_ladder_stands_beside() -> None:
    plain = result(check("", "--json"))
    told = result(check("", "--on", "2026-05-12", "--trainings-held", "ledger.csv", "--json"))
    ladder = told.pop("ladder")
    assert plain.pop("ladder") is None
    assert plain == told
    assert (ladder["certified"], ladder["active"], ladder["lapsed"]) == (
        ["BG-1", "BG-2", "NL-1"],
        ["BG-1", "BG-2", "NL-1"],
        ["NL-2"],
    )
    assert set(ladder["by_certified"]) <= set(told["staffed"])
    assert ladder["left_out"] == []


@pytest.mark.parametrize(
    ("rule", "ledger", "left"),
    [
        ("certified", [], ["NL-2"]),
        ("certified and active", [], ["BG-1", "BG-2", "NL-1", "NL-2"]),
        ("certified and active", ["--trainings-held", "ledger.csv"], ["NL-2"]),
    ],
)
def test_by_the_programmes_rule_nobody_else_counts(rule: str, ledger: list[str], left: list[str]) -> None:
    told = result(check(rule, "--on", "2026-05-12", *ledger, "--json"))
    assert told["ladder"]["left_out"] == left
    assert told["trainers"] == 4 - len(left)
    assert told["staffed"] == told["ladder"]["by_active" if "active" in rule else "by_certified"]


def test_the_report_says_who_counts_and_who_is_left_out() -> None:
    ran = check("certified", "--on", "2026-05-12", "--trainings-held", "ledger.csv")
    said = " ".join(ran.stdout.split())
    assert "By the ladder on 2026-05-12" in said
    assert "Only those count who are certified, as the programme says, with what ledger.csv says" in said
    assert "1 trainer left out: NL-2." in said


@pytest.mark.parametrize(("rule", "arguments"), [("certified", []), ("", ["--trainings-held", "ledger.csv"])])
def test_a_day_is_asked_for_where_one_is_needed(rule: str, arguments: list[str]) -> None:
    ran = check(rule, *arguments)
    assert ran.exit_code == 2
    assert "is about a day, and none is named. Please add --on" in ran.stderr

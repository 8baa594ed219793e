"""Agendas over the small programme beside this file, for tests."""

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ecpat_training.agenda import rules as agenda_rules
from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.model.plan import PlanResult
from ecpat_training.agenda.reading.agenda import read_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.workflows.plan import plan_training
from ecpat_training.core.finding import errors
from ecpat_training.core.location import Location
from ecpat_training.files.yaml.file import Source
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.rules import book
from ecpat_training.programme.rules.book import Rule

FOLDER = Path(__file__).parent / "rules"
SHIPPED = Path(__file__).parents[2] / "programmes" / "multi-stakeholder-2005.yaml"
PLACE = Location("programme.yaml", line=14, column=5)


@cache
def programme() -> Programme:
    """The small programme."""
    return Programme.model_validate(programme_written())


def programme_written() -> Any:
    """The same as its file writes it."""
    return yaml.load((Path(__file__).parent / "programme.yaml").read_text("utf-8"), yaml.CBaseLoader)


def agenda(days: list[list[Any]], training: str = "two-days", dates: list[str] | None = None) -> Agenda:
    """An agenda as an agenda file would write it: line 203 holds the third item of day 2, line 200 the day itself."""
    written = [{"items": items, **({"date": dates[number]} if dates else {})} for number, items in enumerate(days)]
    marks: dict[Any, tuple[int, int]] = {("days",): (1, 1)}
    for number, items in enumerate(days):
        marks["days", number] = (100 * (number + 1), 1)
        marks |= {("days", number, "items"): marks["days", number]}
        marks |= {("days", number, "items", at): (100 * (number + 1) + at + 1, 1) for at in range(len(items))}
    return read_agenda(Source("agenda.yaml", {"training": training, "days": written}, marks=marks), programme())[0]


def rule(name: str, asks: Any = None) -> Rule:
    """A rule as the programme writes it."""
    rules, findings = book.parse([RuleSpec.model_validate({name: asks or {}})], agenda_rules, lambda _: PLACE)
    assert not findings, findings
    return rules[0]


def price(rules: Iterable[Rule], agenda: Agenda, context: Context, *, below: float = math.inf) -> int | None:
    """What an agenda costs, by the checks alone; None where it breaks what must hold, or costs no less than `below`.
    One rule is enough to tell, so the others are not asked."""
    cost = 0
    for asked in rules:
        result = asked.check(agenda, context)
        assert result.cost >= 0, "what is added up may not fall again"
        cost += result.cost
        if cost >= below or errors(result.breaks):
            return None
    return cost


def cheapest(agendas: Iterable[Agenda], context: Context, rules: list[Rule]) -> int | None:
    """The cost of the best of some agendas, by the checks alone; None where each breaks what must hold."""
    least: float = math.inf
    for agenda in agendas:
        cost = price(rules, agenda, context, below=least)
        least = least if cost is None else cost
    return None if least == math.inf else int(least)


@cache
def pilot() -> PlanResult:
    """The shipped programme's pilot, planned."""
    return plan_training(SHIPPED, "pilot")

"""Agendas that commands plan, each searched for once in a run of the tests: dozens of them plan the same training of
the same example, and the search takes longer than all else that they do. How agendas are searched for, the tests of
`tests/agenda` see, which search for each of theirs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from ecpat_training.agenda.planner import limit
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.search import DraftedAgenda, draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.agenda.workflows import plan
from ecpat_training.core.progress import SolverProgress
from tests.made_once import AnsweredOnce

Answer = tuple[DraftedAgenda | dict[str, Any], list[SolverProgress]]
"""The agenda, or what is known of there being none; and how far the search was, each time that it said so."""
AGENDAS = AnsweredOnce("agendas")


def plan_once(patch: pytest.MonkeyPatch) -> None:
    """From here on commands take the agenda that was found before, unless a test lets them find another one."""
    if plan.draft_agenda is draft_agenda:
        patch.setattr(plan, "draft_agenda", _draft_agenda)


def _draft_agenda(
    context: Context,
    rules: Sequence[AgendaRule],
    *,
    seconds: float,
    seed: int,
    progress: Callable[[SolverProgress], None] | None = None,
) -> DraftedAgenda:
    asked = [replace(rule, where=None) for rule in rules]
    hears = progress is not None
    key = repr((context.programme, context.training, asked, seconds, seed, limit.CLOCK, hears))
    answer, heard = AGENDAS.answer(key, lambda: _search(context, rules, seconds, seed, hears=hears))
    for how_far in heard if progress else ():
        progress(how_far)
    if isinstance(answer, dict):
        raise NoAgenda(**answer)
    return answer


def _search(context: Context, rules: Sequence[AgendaRule], seconds: float, seed: int, *, hears: bool) -> Answer:
    heard: list[SolverProgress] = []
    try:
        agenda = draft_agenda(context, rules, seconds=seconds, seed=seed, progress=heard.append if hears else None)
    except NoAgenda as answer:
        return vars(answer), heard
    return agenda, heard

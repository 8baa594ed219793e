"""Agendas that commands plan, each searched for once in a run of the tests: dozens of them plan the same training of
the same example, and the search takes longer than all else that they do. How agendas are searched for, the tests of
`tests/agenda` see, which search for each of theirs."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from ecpat_training.agenda.planner import limit
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.search import DraftedAgenda, draft_agenda
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.agenda.workflows import plan
from ecpat_training.core.progress import SolverProgress

Answer = tuple[DraftedAgenda | NoAgenda, list[SolverProgress]]
_searched: dict[str, Answer] = {}


def plan_once(patch: pytest.MonkeyPatch) -> None:
    """From here on commands take the agenda that was found before, unless a test lets them find another one."""
    if plan.draft_agenda is draft_agenda:
        patch.setattr(plan, "draft_agenda", _draft_agenda)


def plan_anew() -> None:
    """From here on agendas are searched for as in a process of its own, where none was found before."""
    _searched.clear()


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
    if key not in _searched:
        _searched[key] = _search(context, rules, seconds, seed, progress)
    else:
        for heard in _searched[key][1]:
            assert progress
            progress(heard)
    answer, _ = _searched[key]
    if isinstance(answer, NoAgenda):
        raise NoAgenda(proven=answer.proven, stopped=answer.stopped, work=answer.work)
    return answer


def _search(
    context: Context,
    rules: Sequence[AgendaRule],
    seconds: float,
    seed: int,
    progress: Callable[[SolverProgress], None] | None,
) -> Answer:
    heard: list[SolverProgress] = []

    def hear(one: SolverProgress) -> None:
        heard.append(one)
        if progress:
            progress(one)

    try:
        return draft_agenda(context, rules, seconds=seconds, seed=seed, progress=hear if progress else None), heard
    except NoAgenda as answer:
        return answer, heard

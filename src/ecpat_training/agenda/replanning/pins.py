"""Pins: what a person fixed in an agenda, as constraints, and why pins can't be held."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.planner.building import NoAgenda
from ecpat_training.agenda.planner.cp_sat import new_solver
from ecpat_training.agenda.planner.limit import time_is_up
from ecpat_training.agenda.replanning.kept_variables import KeptSession, KeptVariables
from ecpat_training.agenda.replanning.restore import list_inner_items
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import STEP
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.deletion_filter import deletion_filter
from ecpat_training.core.waiting import solve_while_awaited
from ecpat_training.programme.model.trainer import Trainer

PIN_SEARCH_SECONDS = 2.5
"""The solver's own, reproducible measure of work for one step; about twice as many seconds."""
ALL_PATIENCE = 15.0
"""The same for the whole search, which then stops with what it has."""
A_QUESTION = 0.05
"""What each step counts for at least: the model has to be made."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A pinned item and its day."""

    day: AgendaDay
    item: AgendaItem


@dataclass(frozen=True, slots=True)
class PinConflict:
    """Pins that can't hold together under some rules, as few of both as the search could make them; `certain` says that
    every step was decided, so that leaving out any one of them helps."""

    pins: tuple[Pin, ...]
    rules: tuple[AgendaRule, ...]
    certain: bool


def pins_of(agenda: Agenda) -> tuple[Pin, ...]:
    """What is pinned in an agenda, from the first session of each day to the last."""
    return tuple(Pin(day, item) for day in agenda.days for item in list_inner_items(day) if item.pinned)


def pin_items(variables: KeptVariables, pins: Sequence[Pin], rules: Sequence[AgendaRule]) -> None:
    """Demands that pinned items start and end as they did, and have their trainers as far as these are available."""
    for pin in pins:
        if pin.item.kind == "session":
            _hold_session(variables, pin, rules)
        else:
            matches = [kept_break for kept_break in variables.breaks if kept_break.item is pin.item]
            variables.draft.add(sum(variables.same_break(kept_break) for kept_break in matches) == 1)


def _hold_session(variables: KeptVariables, pin: Pin, rules: Sequence[AgendaRule]) -> None:
    draft = variables.draft
    session = next(
        (
            kept_session
            for kept_session in variables.sessions
            if any(session_part is pin.item for session_part in kept_session.parts)
        ),
        None,
    )
    if session is None or session.minutes % STEP:
        draft.add(draft.flag(f"pinned {pin.item.title}") >= 2)  # there is no such session to be held
        return
    draft.add(variables.stays(session) == 1)
    draft.add(draft.length(session.piece) == session.minutes // STEP)
    if len(session.parts) > 1:  # the break that splits it stays as well, so that each part keeps its times
        break_range = (
            kept_break
            for kept_break in variables.breaks
            if kept_break.day == session.day and kept_break.item.start == session.item.end
        )
        draft.add(sum(variables.same_break(kept_break) for kept_break in break_range) == 1)
        draft.add(sum(draft.continues_after(session.piece, gap) for gap in draft.gaps) == 1)
    trainer_by_id = {trainer.id: trainer for trainer in list_available_trainers(draft.context, session, rules)}
    posts = (draft.leads, draft.is_co_trainer)[: session.piece.session.posts]
    for holds_post, code in zip(posts, pin.item.trainers, strict=False):
        if code in trainer_by_id:
            draft.add(holds_post(session.piece, trainer_by_id[code]) == 1)


def list_available_trainers(context: Context, session: KeptSession, rules: Sequence[AgendaRule]) -> list[Trainer]:
    """The trainers of the pool who can be there if a session stays when it is: not those who are away then, unless
    availability is but a wish."""
    strict = any(rule.hard and "absences" in rule.READS for rule in rules)
    date = context.dates.get(session.day)
    return [
        trainer
        for trainer in context.pool
        if trainer.id not in session.piece.session.named_trainers  # who is there anyway
        and not (strict and any(trainer.is_away(date, item.start, item.end) for item in session.parts))
    ]


def count_forced_handovers(variables: KeptVariables, session: KeptSession, rules: Sequence[AgendaRule]) -> int:
    """How many posts of a session change hands whatever the agenda is, if it stays when it is: those of trainers
    who can't be there, those beyond a lead and a second, and those that were vacant, where none may be."""
    if not variables.draft.trainers:
        return len(session.item.trainers)
    available_ids = {trainer.id for trainer in list_available_trainers(variables.draft.context, session, rules)}
    posts = zip_longest(range(session.piece.session.posts), session.item.trainers)
    return sum(
        holds_post is None or (not variables.draft.vacancies if code is None else code not in available_ids)
        for holds_post, code in posts
    )


def find_pin_conflict(
    pins: Sequence[Pin], rules: Sequence[AgendaRule], draft: Callable[[Sequence[AgendaRule]], KeptVariables]
) -> PinConflict:
    """The fewest pins, and then the fewest rules, that can't hold together; all of them together must not. The search
    ends after `ALL_PATIENCE`, whatever the limit for an agenda is.

    Args:
        pins: what is pinned.
        rules: what must hold.
        draft: makes the model of an agenda under some of the rules, without pins.
    """
    search = _PinSearch(draft, rules)
    core_pins = deletion_filter(pins, lambda pin_subset: search.impossible(pin_subset, rules))
    if not core_pins:
        return PinConflict((), tuple(rules), search.certain)
    steering_rules = [rule for rule in rules if rule.steers]
    core_rules = deletion_filter(steering_rules, lambda rule_subset: search.impossible(core_pins, rule_subset))
    return PinConflict(tuple(core_pins), tuple(core_rules), search.certain)


class _PinSearch:
    """Asks whether there is an agenda with some pins under some rules, again and again, until its patience ends."""

    def __init__(self, draft: Callable[[Sequence[AgendaRule]], KeptVariables], rules: Sequence[AgendaRule]) -> None:
        self.draft, self.rules = draft, rules
        self.certain, self.work = True, 0.0

    def impossible(self, pins: Sequence[Pin], rules: Sequence[AgendaRule]) -> bool:
        """Whether it is proven that there is none."""
        if self.work >= ALL_PATIENCE or time_is_up():
            self.certain = False
            return False
        try:
            variables = self.draft(rules)
        except NoAgenda:  # the time was up before the question was put
            self.certain = False
            return False
        pin_items(variables, pins, self.rules)
        solver = new_solver(seed=1, work=min(PIN_SEARCH_SECONDS, ALL_PATIENCE - self.work))
        status = solver.status_name(solve_while_awaited(solver, variables.draft.model))
        self.work += A_QUESTION + solver.response_proto.deterministic_time
        self.certain &= status != "UNKNOWN"
        return bool(status == "INFEASIBLE")

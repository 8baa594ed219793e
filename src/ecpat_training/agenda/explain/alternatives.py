"""What if: the cheapest agenda in which one session stands elsewhere, is left out, or has another trainer.

Each alternative is one more demand on the same agenda, and the search for it starts from the best agenda. None can cost
less than that one, so that an alternative that costs no more is proven as soon as it is found.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from ecpat_training.agenda.explain.case import ExtraDemand
from ecpat_training.agenda.explain.plain_reasons import find_dependents, find_prerequisites
from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.planner.agenda_values import is_of_piece, list_amount_values
from ecpat_training.agenda.planner.answer import read_agenda
from ecpat_training.agenda.planner.building import build
from ecpat_training.agenda.planner.cp_sat import AgendaSolver, hardly_prepare, new_solver
from ecpat_training.agenda.planner.draft import CpAgendaDraft, wishes_cost
from ecpat_training.agenda.planner.search import DraftedAgenda
from ecpat_training.agenda.planner.shape import shape, shape_around
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import needs_lunch
from ecpat_training.agenda.rule_parts.draft import Block, Piece
from ecpat_training.agenda.rule_parts.fixed_breaks import drop_outer_breaks
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.waiting import solve_while_awaited
from ecpat_training.programme.model.trainer import Trainer

TrainerPost = Literal["lead", "second"]
WORK, ALL_WORK = 1.5, 6.0
"""The most work for one alternative, and for all of a session, in the solver's own, reproducible measure; about as many
seconds. What isn't proven by then is said with what is known of it."""
_LEAST_WORK = 0.05
"""What each alternative has all the same: most that are impossible are seen to be so with less."""


@dataclass(frozen=True, slots=True)
class SessionAlternative:
    """One thing that could be otherwise: a day's stretch in which the session stands, leaving it out, or a trainer in
    a post. `here` says that the best agenda has it so. `drafted` is the best agenda with it, `impossible` that there is
    none; neither where the search ended first. `day` is that of the stretch, `trainer` and `post` who is to train."""

    what: str
    demand: ExtraDemand
    here: bool = False
    day: int | None = None
    trainer: str = ""
    post: TrainerPost | None = None
    drafted: DraftedAgenda | None = None
    impossible: bool = False


def stretches(draft: CpAgendaDraft, day: int, *, lunch: bool) -> dict[str, list[Block]]:
    """The parts of a day between its breaks, by what people call them: of a day with a `lunch`, or of one that is taken
    to have none. Which coffee breaks a day has is open, so that the stretches after the first of a half day are one
    part."""
    blocks = [block for block in draft.blocks if block.day == day]
    lunches = [gap for gap in draft.gaps if gap.day == day and gap.kind == "lunch"]
    if not lunch or not lunches:
        return _name_blocks(day, blocks, "before the first break", "after the first break")
    morning = [block for block in blocks if block.index <= lunches[0].before]
    afternoon = [block for block in blocks if block.index >= lunches[0].after]
    return {
        **_name_blocks(day, morning, "before the first break", "between the first break and lunch"),
        **_name_blocks(day, afternoon, "after lunch, before another break", "after the afternoon's break"),
    }


def _name_blocks(
    day: int, blocks: list[Block], first_stretch_name: str, later_stretch_name: str
) -> dict[str, list[Block]]:
    blocks_by_name = {f"day {day}, {first_stretch_name}": blocks[:1], f"day {day}, {later_stretch_name}": blocks[1:]}
    return {name: part_blocks for name, part_blocks in blocks_by_name.items() if part_blocks}


class Alternatives:
    """Asks what the agenda would cost if one session were otherwise."""

    def __init__(
        self,
        context: Context,
        rules: Sequence[AgendaRule],
        best_agenda: DraftedAgenda,
        session_id: str,
        *,
        seed: int,
        notify: Callable[[], None] | None = None,
    ) -> None:
        self.best, self.seed, self._tell = best_agenda, seed, notify
        self._wide = _may_stand_around(context, rules, best_agenda.agenda)
        days = replace(shape_around(context, rules, best_agenda.agenda), around=self._wide)
        self._left = ALL_WORK
        self._context, self._rules, self._beyond = context, rules, days.beyond
        self.draft = _add_price_limit(build(context, rules, days=days), best_agenda, best_agenda.bound)
        self.pieces = [piece for piece in self.draft.pieces if piece.session.id == session_id]
        self._staying = _staying(self.draft, best_agenda.agenda)

    def places(self) -> Iterator[SessionAlternative]:
        """Each stretch of each day on which the session may be."""
        context = self.draft.context
        for piece in self.pieces:
            for day in range(1, context.training.days + 1):
                if piece.day not in (None, day):
                    continue
                lunch = self._has_lunch(day)
                for name in stretches(self.draft, day, lunch=lunch):
                    demand = _stretch_demand(context, piece, day, name, lunch=lunch)
                    yield self._priced_alternative(
                        SessionAlternative(name, demand, self._is_piece_in_stretch(piece, day, name), day)
                    )

    def price_omission(self) -> SessionAlternative:
        """The agenda without the session."""
        pieces = [piece.key for piece in self.pieces]
        in_best_agenda = any(_item(self.best.agenda, piece) for piece in self.pieces)

        def add_to(draft: CpAgendaDraft) -> None:
            draft.add(sum(draft.is_held(piece) for piece in draft.pieces if piece.key in pieces) == 0)

        demand = ExtraDemand(add_to, suspects=lambda rule: "held" in rule.READS)
        return self._priced_alternative(SessionAlternative("left out", demand, not in_best_agenda))

    def trainers(self, post: TrainerPost) -> Iterator[SessionAlternative]:
        """Each trainer of the pool as lead, or as second trainer, of the session; nobody for a post that a session
        which names its speakers doesn't have, nor anybody whom it names."""
        post_index = ("lead", "second").index(post)
        for piece in (candidate for candidate in self.pieces if post_index < candidate.session.posts):
            item = _item(self.best.agenda, piece)
            day = f" on day {piece.day}" if len(self.pieces) > 1 else ""
            for trainer in (
                candidate for candidate in self.draft.trainers if candidate.id not in piece.session.named_trainers
            ):
                has_post_already = item is not None and item.trainers[post_index : post_index + 1] == (trainer.id,)
                demand = _trains(piece, trainer, post)
                yield self._priced_alternative(
                    SessionAlternative(f"{trainer.id}{day}", demand, has_post_already, None, trainer.id, post)
                )

    def _has_lunch(self, day: int) -> bool:
        """Whether a day is long enough for a lunch, or has one all the same."""
        hours = self.draft.context.training.hours.hours_on(day)
        items = next(agenda_day.items for agenda_day in self.best.agenda.days if agenda_day.number == day)
        return needs_lunch(hours) or any(item.kind == "lunch" for item in items)

    def _is_piece_in_stretch(self, piece: Piece, day: int, name: str) -> bool:
        """Whether the best agenda has the piece in that stretch."""
        item = _item(self.best.agenda, piece)
        items = next(agenda_day.items for agenda_day in self.best.agenda.days if agenda_day.number == day)
        if item is None or item not in items:
            return False
        breaks = [earlier_item.kind for earlier_item in items[: items.index(item)] if earlier_item.kind != "session"]
        day_stretches = list(stretches(self.draft, day, lunch=self._has_lunch(day)))
        part_index = (2 if "lunch" in breaks else 0) + bool(breaks and breaks[-1] == "break")
        return day_stretches[min(part_index, len(day_stretches) - 1)] == name

    def _priced_alternative(self, alternative: SessionAlternative) -> SessionAlternative:
        if self._tell is not None:
            self._tell()
        if alternative.here:
            return replace(alternative, drafted=self.best)
        if (
            alternative.post
        ):  # first with every session where it is: often that costs nothing, and no more is to be asked
            alternative_agenda, _ = self._solved(self._staying, alternative.demand)
            if alternative_agenda and alternative_agenda.objective == self.best.bound:
                return replace(alternative, drafted=alternative_agenda)
        alternative_agenda, impossible = self._solved(self.draft, alternative.demand)
        if impossible and (self._beyond < math.inf or not self._wide):  # there may be one of another shape
            floor = self.best.bound if self._wide else 0
            alternative_agenda, impossible = (
                self._solved(self._draft_whole_agenda, alternative.demand, floor)
                if self._draft_whole_agenda
                else (None, False)
            )
            alternative_agenda = (
                alternative_agenda if self._wide else None
            )  # with breaks around sessions its price compares with nothing
        elif alternative_agenda and alternative_agenda.bound > self._beyond:
            alternative_agenda = replace(alternative_agenda, bound=max(self.best.bound, int(self._beyond)))
        return replace(alternative, drafted=alternative_agenda, impossible=impossible)

    @cached_property
    def _draft_whole_agenda(self) -> CpAgendaDraft | None:
        """The draft of whatever shape the rules leave possible, if that isn't too large. With fixed breaks around the
        sessions an agenda may cost less than the best of those without."""
        days = shape(self._context, self._rules)
        floor = self.best.bound if self._wide else 0
        return (
            None
            if days.is_too_large
            else _add_price_limit(build(self._context, self._rules, days=days), self.best, floor)
        )

    def _solved(
        self, draft: CpAgendaDraft, demand: ExtraDemand, floor: int | None = None
    ) -> tuple[DraftedAgenda | None, bool]:
        """The cheapest agenda with the demand, which only a copy of the model is told of; none costs less than the
        `floor`, by default the best agenda's bound."""
        floor = self.best.bound if floor is None else floor
        model = draft.model
        draft.model = model.clone()
        try:
            demand.add_to(draft)
            solver = _solver(self.seed, max(_LEAST_WORK, min(WORK, self._left)))
            status = solver.status_name(solve_while_awaited(solver, draft.model))
            self._left -= solver.response_proto.deterministic_time
        finally:
            draft.model = model
        if status not in ("OPTIMAL", "FEASIBLE"):
            return None, status == "INFEASIBLE"
        objective = round(solver.objective_value)
        bound = objective if status == "OPTIMAL" else max(floor, -int(-solver.best_objective_bound // 1))
        agenda = read_agenda(draft, solver.value)
        return DraftedAgenda(agenda, objective, bound, solver.wall_time, stopped=False), False


def _solver(seed: int, work: float) -> AgendaSolver:
    solver = new_solver(seed=seed, work=work)
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.symmetry_level = 0
    hardly_prepare(solver)
    return solver


def _may_stand_around(context: Context, rules: Sequence[AgendaRule], agenda: Agenda) -> bool:
    """Whether fixed breaks may stand before or after the sessions of a day in what an agenda was the best of: see
    `draft_agenda`."""
    has_fixed_breaks = any(context.training.breaks_of(day) for day in range(1, context.training.days + 1))
    has_hard_times = any(rule.hard and "times" in rule.READS for rule in rules)
    return not has_fixed_breaks or not has_hard_times or drop_outer_breaks(agenda, context) is not agenda


def _add_price_limit(draft: CpAgendaDraft, best_agenda: DraftedAgenda, floor: int) -> CpAgendaDraft:
    """The draft with its price, which no alternative can bring below a floor, and the best agenda to start from."""
    from ortools.sat.python.cp_model import IntVar

    price = wishes_cost(draft)
    if draft.charges:
        draft.model.minimize(price)
        draft.add(price >= floor)
    for expression, value in list_amount_values(draft, best_agenda.agenda):
        if isinstance(expression, IntVar):
            draft.model.add_hint(expression, value)
    return draft


def _staying(draft: CpAgendaDraft, agenda: Agenda) -> CpAgendaDraft:
    """A copy of the draft in which every session and break stays when it is; who leads is open."""
    draft = copy(draft)
    draft.model = draft.model.clone()
    post_names = {
        str(holds_post(piece, trainer))
        for piece in draft.pieces
        for trainer in draft.trainers
        for holds_post in (draft.leads, draft.is_co_trainer)
    }
    for expression, value in list_amount_values(draft, agenda):
        if str(expression) not in post_names:
            draft.add(expression == value)
    return draft


def _item(agenda: Agenda, piece: Piece) -> AgendaItem | None:
    """Where an agenda holds a piece."""
    for day in agenda.days:
        for item in day.items:
            if is_of_piece(item, day.number, piece):
                return item
    return None


def _stretch_demand(context: Context, piece: Piece, day: int, name: str, *, lunch: bool) -> ExtraDemand:
    def add_to(draft: CpAgendaDraft) -> None:
        counterpart = next(candidate for candidate in draft.pieces if candidate.key == piece.key)
        blocks = stretches(draft, day, lunch=lunch)[name]
        draft.add(sum(draft.in_block(counterpart, block) for block in blocks) == 1)

    frame = {id_ for id_, session in context.sessions.items() if session.place != "anywhere"}
    id_ = piece.session.id
    family = frozenset({id_, *frame, *find_prerequisites(context, id_), *find_dependents(context, id_)})
    return ExtraDemand(
        add_to, on_breaks=True, about=family, suspects=_ignores_trainers, roughly=True, session=piece.session.id
    )


def _ignores_trainers(rule: AgendaRule) -> bool:
    return "trainers" not in rule.CONCERNS


def _trains(piece: Piece, trainer: Trainer, post: TrainerPost) -> ExtraDemand:
    def add_to(draft: CpAgendaDraft) -> None:
        counterpart = next(candidate for candidate in draft.pieces if candidate.key == piece.key)
        draft.add((draft.leads if post == "lead" else draft.is_co_trainer)(counterpart, trainer) == 1)

    concerned_ids = frozenset({piece.session.id, trainer.id})
    return ExtraDemand(add_to, on_trainers=True, about=concerned_ids, suspects=lambda rule: "pairs" in rule.CONCERNS)

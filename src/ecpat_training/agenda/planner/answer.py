"""From the solver's values to an agenda, and what its searches come to while they run."""

import math
from collections.abc import Callable

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.planner.cp_sat import AgendaSolver, Value
from ecpat_training.agenda.planner.draft import CpAgendaDraft
from ecpat_training.agenda.rule_parts.draft import STEP, Block, Gap, Piece, Slot, pieces_per_track
from ecpat_training.core.progress import SolverProgress
from ecpat_training.values.kinds import ItemKind


def read_agenda(draft: CpAgendaDraft, value: Value) -> Agenda:
    """Builds the agenda that the values of a draft's variables describe.

    Args:
        draft: the agenda's variables.
        value: gives the value of a linear expression.
    """
    training = draft.context.training
    days = tuple(
        AgendaDay(
            number=day,
            date=draft.context.dates.get(day),
            items=tuple(_day(draft, day, value)),
            tracks=draft.context.tracks,
        )
        for day in range(1, training.days + 1)
    )
    return Agenda(training=training.id, title=training.title, days=days)


def _day(draft: CpAgendaDraft, day: int, value: Value) -> list[AgendaItem]:
    items: list[AgendaItem] = []
    day_start = clock = draft.context.training.hours.hours_on(day).start + value(draft.start_delay(day)) * STEP
    for block in (block for block in draft.blocks if block.day == day):
        for slot in block.slots:
            items += (parallel := _sessions(draft, block, slot, clock, value))
            clock = max((item.end for item in parallel), default=clock)
        for gap in (gap for gap in draft.gaps if gap.before == block.index):
            if value(draft.has_break(gap)):
                items.append(_break(gap, clock, value(draft.break_length(gap)) * STEP))
                clock = items[-1].end
    has_lunch = any(item.kind == "lunch" for item in items)
    breaks_before, breaks_after = _list_surrounding_breaks(draft, day, day_start, clock, has_lunch=has_lunch)
    return [
        *breaks_before,
        *items,
        *sorted([*breaks_after, *_list_evening_items(draft, day, clock)], key=lambda item: item.start),
    ]


def _list_surrounding_breaks(
    draft: CpAgendaDraft, day: int, day_start: int, end: int, *, has_lunch: bool
) -> tuple[list[AgendaItem], list[AgendaItem]]:
    """The fixed breaks before the first session of a day, and those after the last."""
    fixed_breaks = [
        fixed_break
        for fixed_break in draft.context.training.breaks_of(day)
        if draft.may_stand_around(day, *fixed_break)
    ]
    fixed_breaks = [fixed_break for fixed_break in fixed_breaks if not (has_lunch and fixed_break[0] == "lunch")]
    breaks_before = [(break_kind, hours) for break_kind, hours in fixed_breaks if hours.end <= day_start]
    breaks_after = [
        (break_kind, hours)
        for break_kind, hours in fixed_breaks
        if hours.start >= end and (break_kind, hours) not in breaks_before
    ]
    break_items = (
        [_break_item(break_kind, hours.start, hours.minutes) for break_kind, hours in fixed_breaks]
        for fixed_breaks in (breaks_before, breaks_after)
    )
    return next(break_items), next(break_items)


def _list_evening_items(draft: CpAgendaDraft, day: int, end: int) -> list[AgendaItem]:
    """What is fixed for the evening, as far as the day is over by then."""
    evening_items = [item for item in draft.context.training.evening_of(day) if item.at.start >= end]
    return [
        AgendaItem(start=item.at.start, end=item.at.end, kind="break", title=item.title, trainers=item.trainers)
        for item in evening_items
    ]


def _break(gap: Gap, start: int, minutes: int) -> AgendaItem:
    return _break_item(gap.kind, start, minutes)


def _break_item(kind: ItemKind, start: int, minutes: int) -> AgendaItem:
    title = "Lunch" if kind == "lunch" else "Break"
    return AgendaItem(start=start, end=start + minutes, kind=kind, title=title)


def _sessions(draft: CpAgendaDraft, block: Block, slot: Slot, start: int, value: Value) -> list[AgendaItem]:
    """What stands in a slot: nothing, a session for everybody, or one of each track, in their order."""
    pieces_by_track = pieces_per_track(draft.pieces, draft.context.tracks)
    pieces = [piece for track_pieces in pieces_by_track for piece in track_pieces if value(draft.occupies(piece, slot))]
    return [_session(draft, piece, block, start, value) for piece in dict.fromkeys(pieces)]


def _session(draft: CpAgendaDraft, piece: Piece, block: Block, start: int, value: Value) -> AgendaItem:
    lead_codes = [trainer.id for trainer in draft.trainers if value(draft.leads(piece, trainer))]
    co_trainer_codes = [trainer.id for trainer in draft.trainers if value(draft.is_co_trainer(piece, trainer))]
    return AgendaItem(
        start=start,
        end=start + value(draft.length_in(piece, block)) * STEP,
        title=piece.session.title,
        session=piece.session,
        trainers=(*lead_codes, *co_trainer_codes),
        room=_room(draft, piece, value),
    )


def _room(draft: CpAgendaDraft, piece: Piece, value: Value) -> str | None:
    """The track's own room, for everybody the plenary; none is named where nothing is split."""
    if not any(
        value(draft.is_held(other_piece)) for other_piece in draft.pieces if other_piece.session.track != "together"
    ):
        return None
    return draft.context.room_of(piece.session.track)


class SearchProgress:
    """What the searches have come to so far, told with each step. Listening changes nothing in what they find."""

    def __init__(self, progress: Callable[[SolverProgress], None], cost_unit: int) -> None:
        self._progress, self._unit = progress, cost_unit
        self._best: int | None = None
        self._bound = 0

    def listen(self, solver: AgendaSolver, *, proves: bool) -> object:
        """Returns the callback for a solver's solutions. With `proves`, the solver's bounds hold for every agenda, and
        are heard too."""
        from ortools.sat.python.cp_model import CpSolverSolutionCallback

        progress = self

        class Listener(CpSolverSolutionCallback):
            def on_solution_callback(self) -> None:
                progress.tell(round(self.objective_value), self.best_objective_bound if proves else 0)

        if proves:
            solver.best_bound_callback = lambda bound: progress.tell(None, bound)
        return Listener()

    def tell(self, value: int | None, bound: float) -> None:
        """Reports the cost of the best agenda of a search (None: no agenda yet) and the lower bound, if either is
        better than before."""
        cost, lower_bound = None if value is None else value // self._unit, round_bound_up(bound) // self._unit
        # Several searches report here, each from its own start: what is told must never get worse.
        is_improvement = cost is not None and (self._best is None or cost < self._best)
        if is_improvement or lower_bound > self._bound:
            self._best = cost if is_improvement else self._best
            self._bound = max(self._bound, lower_bound)
            self._progress(SolverProgress(self._best, self._bound))


def round_bound_up(bound: float) -> int:
    """Rounds a bound up to the next whole number, safely; 0 for a search that has no bound yet."""
    # The solver's bound is a float: 2.9999999 means 3, and rounding it up without care could claim 4 for 3.0000001.
    return math.ceil(bound - 1e-6) if math.isfinite(bound) else 0

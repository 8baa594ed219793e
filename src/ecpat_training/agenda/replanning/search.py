"""Plans an agenda again after a change, so that provably as little as possible changes in it.

What counts is one after the other, each among the agendas that are best in all before it:

1. the fewest sessions that fall out, or come in without having to be held;
2. the fewest sessions that move: on another day, or with another start. A session that lasts longer or shorter but
   starts as it did has not moved;
3. the fewest posts, lead and second, that are no longer in the same hands;
4. the fewest 5-minute steps by which sessions last longer or shorter, and breaks that are not as they were;
5. the wishes that give way, at their weights.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.model.plan import Proof
from ecpat_training.agenda.planner.answer import read_agenda
from ecpat_training.agenda.planner.building import NoAgenda, build
from ecpat_training.agenda.planner.draft import tie_breaker, wishes_cost
from ecpat_training.agenda.planner.search import SearchResult, add_start_hint
from ecpat_training.agenda.planner.shape import shape_around
from ecpat_training.agenda.replanning.kept_variables import KeptBreak, KeptSession, KeptVariables, kept_sessions
from ecpat_training.agenda.replanning.levels import Level, least_of
from ecpat_training.agenda.replanning.pins import Pin, count_forced_handovers, pin_items
from ecpat_training.agenda.replanning.restore import list_inner_items
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import STEP, Amount, Slot
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.core.progress import SolverProgress

STANDSTILL_TIME_SHARE = 0.5
"""How much of the time goes into trying whether everything can stand still."""


@dataclass(frozen=True, slots=True)
class ReplannedAgenda:
    """An agenda planned again. `dropped` to `minutes` are the proofs of 1 to 4, `wishes` that of 5;
    `sessions` are those of the old agenda that the planner holds. `seconds` is the solver's time; `stopped` says that
    the clock ended a search."""

    agenda: Agenda
    sessions: int
    dropped: Proof
    moved: Proof
    handed_over: Proof
    minutes: Proof
    wishes: Proof
    seconds: float
    stopped: bool


def keep_agenda(
    context: Context,
    rules: Sequence[AgendaRule],
    old_agenda: Agenda,
    pins: Sequence[Pin],
    *,
    seconds: float,
    seed: int,
    progress: Callable[[SolverProgress], None] | None = None,
) -> ReplannedAgenda:
    """Plans an agenda again. The limit is that of `draft_agenda`, for all searches together: whether everything can
    stand still, and what changes least in each respect.

    Args:
        context: the programme as it is now, with what the old agenda has of its own.
        rules: the rules as they are now.
        old_agenda: the agenda to keep to.
        pins: items of it that stay as they are.
        seconds: the work allowed.
        seed: the solver's.
        progress: told how far the search is.

    Raises:
        NoAgenda: no agenda keeps the rules and the pins, or none was found in time.
    """
    variables = _pinned_variables(context, rules, old_agenda, pins)
    if pin_all_places(variables):
        same_times = _search_trainer_changes(variables, _levels(variables, rules), rules, seconds, seed)
        if isinstance(same_times, ReplannedAgenda):
            return same_times
        seconds -= same_times.work
    else:
        same_times = None
    variables = _pinned_variables(context, rules, old_agenda, pins)
    levels = _levels(variables, rules)
    # The two drafts were made in the same way, and number their variables alike.
    if isinstance(same_times, SearchResult):
        add_start_hint(variables.draft, same_times.value)
    search_result, proofs = least_of(variables.draft, levels, seconds=max(seconds, 0.01), seed=seed, progress=progress)
    return _replanned(variables, search_result, proofs)


def _pinned_variables(
    context: Context, rules: Sequence[AgendaRule], old_agenda: Agenda, pins: Sequence[Pin]
) -> KeptVariables:
    variables = build_kept_draft(context, rules, old_agenda)
    pin_items(variables, pins, rules)
    return variables


def _levels(variables: KeptVariables, rules: Sequence[AgendaRule]) -> list[Level]:
    tie, _ = tie_breaker(variables.draft, rules)
    return [
        Level("sessions that fall out or come in", _count_dropped_sessions(variables)),
        Level("sessions that move", sum(variables.moves(kept_session) for kept_session in variables.sessions)),
        Level("posts in other hands", sum(variables.handed_over(kept_session) for kept_session in variables.sessions)),
        Level(
            "5-minute steps and breaks",
            sum(variables.length_change(kept_session) for kept_session in variables.sessions)
            + variables.changed_breaks(),
        ),
        Level("", wishes_cost(variables.draft)),
        Level("posts and breaks without need", tie),
    ]


def _search_trainer_changes(
    variables: KeptVariables, levels: Sequence[Level], rules: Sequence[AgendaRule], seconds: float, seed: int
) -> ReplannedAgenda | SearchResult | NoAgenda:
    """The answer where nothing but trainers must change, in a fraction of the time. Fewer moves and minutes than none
    there can't be; and where no more posts change hands than those of trainers who can't come, no fewer can. What was
    found, where fewer may; that nothing was, where more than trainers must change."""
    try:
        search_result, (posts, wishes_proof, _) = least_of(
            variables.draft, (levels[2], *levels[4:]), seconds=seconds * STANDSTILL_TIME_SHARE, seed=seed
        )
    except NoAgenda as answer:
        return answer
    least_changes = sum(count_forced_handovers(variables, kept_session, rules) for kept_session in variables.sessions)
    if posts.objective > least_changes:
        return search_result
    zero_proof = Proof(0, 0)
    return _replanned(
        variables,
        search_result,
        [zero_proof, zero_proof, Proof(posts.objective, least_changes), zero_proof, wishes_proof],
    )


def _replanned(variables: KeptVariables, search_result: SearchResult, proofs: Sequence[Proof]) -> ReplannedAgenda:
    dropped_proof, moved_proof, handover_proof, minutes_proof, wishes_proof, *_ = proofs
    return ReplannedAgenda(
        agenda=read_agenda(variables.draft, search_result.value),
        sessions=len(variables.sessions),
        dropped=dropped_proof,
        moved=moved_proof,
        handed_over=handover_proof,
        minutes=minutes_proof,
        wishes=wishes_proof,
        seconds=search_result.seconds,
        stopped=search_result.stopped,
    )


def build_kept_draft(context: Context, rules: Sequence[AgendaRule], old_agenda: Agenda) -> KeptVariables:
    """The model of an agenda under some rules, beside the one that is there."""
    breaks = tuple(
        KeptBreak(day.number, item)
        for day in old_agenda.days
        for item in list_inner_items(day)
        if item.kind != "session"
    )
    draft = build(context, rules, days=shape_around(context, rules, old_agenda))
    return KeptVariables(draft, kept_sessions(draft.pieces, old_agenda), breaks)


def _count_dropped_sessions(variables: KeptVariables) -> Amount:
    """How many sessions fall out, and how many come in that need not be held."""
    pieces = {kept_session.piece.key for kept_session in variables.sessions}
    new_pieces = [piece for piece in variables.draft.pieces if piece.key not in pieces and piece.cover != "must"]
    dropped_count = sum(1 - variables.draft.is_held(kept_session.piece) for kept_session in variables.sessions)
    return dropped_count + sum(variables.draft.is_held(piece) for piece in new_pieces)


@dataclass
class _Order:
    """Which slot each piece has, by its key, and how many steps each break lasts, by its gap."""

    slots: dict[str, Slot] = field(default_factory=dict)
    pauses: dict[int, int] = field(default_factory=dict)


def pin_all_places(variables: KeptVariables) -> bool:
    """Demands that sessions and breaks stand as they stood, and nothing else is held. False, with nothing demanded,
    where the draft has no place for one of them, one isn't on the 5-minute clock, or a break splits one."""
    items = [item for kept_session in variables.sessions for item in kept_session.parts] + [
        kept_break.item for kept_break in variables.breaks
    ]
    is_on_grid = not any(item.start % STEP or item.end % STEP for item in items)
    planned_order = _Order()
    days = range(1, variables.draft.context.training.days + 1)
    has_splits = any(len(kept_session.parts) > 1 for kept_session in variables.sessions)
    if has_splits or not is_on_grid or not all(_place_day_items(variables, day, planned_order) for day in days):
        return False
    if len(planned_order.slots) < len(variables.sessions):  # some stood on a day that there isn't any more
        return False
    _demand(variables, planned_order)
    return True


def _place_day_items(variables: KeptVariables, day: int, planned_order: _Order) -> bool:
    """Goes through a day from break to break; whether there was a slot and a gap for each item."""
    blocks = [block for block in variables.draft.blocks if block.day == day]
    block, position, start = blocks[0], 0, -1
    held_items: list[KeptSession | KeptBreak] = [*variables.sessions, *variables.breaks]
    for kept_item in sorted(
        (candidate for candidate in held_items if candidate.day == day), key=lambda candidate: candidate.item.start
    ):
        if isinstance(kept_item, KeptSession):
            if position and kept_item.item.start == start and kept_item.item.track != "together":
                position -= 1  # beside the one before it
            start = kept_item.item.start
            if position == len(block.slots):
                return False
            planned_order.slots[kept_item.piece.key], position = block.slots[position], position + 1
            continue
        later_gaps = [gap for gap in variables.draft.gaps if gap.day == day and gap.before >= block.index]
        gap = next((gap for gap in later_gaps if gap.kind == kept_item.item.kind), None)
        if gap is None:
            return False
        planned_order.pauses[gap.index] = kept_item.item.minutes // STEP
        block, position = variables.draft.blocks[gap.after], 0
    return True


def _demand(variables: KeptVariables, planned_order: _Order) -> None:
    draft = variables.draft
    for piece in draft.pieces:
        draft.add(draft.is_held(piece) == (piece.key in planned_order.slots))
    for kept_session in variables.sessions:
        draft.add(draft.starts_in(kept_session.piece, planned_order.slots[kept_session.piece.key]) == 1)
        draft.add(draft.length(kept_session.piece) == kept_session.item.minutes // STEP)
        draft.add(variables.stays(kept_session) == 1)
    for gap in draft.gaps:
        draft.add(draft.has_break(gap) == (gap.index in planned_order.pauses))
        draft.add(draft.break_length(gap) == planned_order.pauses.get(gap.index, 0))
        draft.add(sum(draft.continues_after(piece, gap) for piece in draft.pieces) == 0)

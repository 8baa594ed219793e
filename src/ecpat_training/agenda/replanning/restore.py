"""What an agenda has besides sessions on a clock, given back to one that was planned again: pins, rooms, the names of
breaks, and the breaks before the first and after the last session of a day, of which the planner knows nothing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import STEP
from ecpat_training.core.text import fold
from ecpat_training.programme.model.chapter import Chapter, Session
from ecpat_training.values.quantity import Range


def restored(new_agenda: Agenda, old_agenda: Agenda, bearable: Callable[[Agenda], bool]) -> Agenda:
    """The new agenda with what the old one has besides.

    Args:
        new_agenda: as the solver made it.
        old_agenda: as it was.
        bearable: whether an agenda with a room, or a break around the sessions, as it was is no worse than without.
    """
    old_days = {day.number: day for day in old_agenda.days}
    best_agenda = _replace_days(
        new_agenda,
        [_as_it_was(day, old_days[day.number]) if day.number in old_days else day for day in new_agenda.days],
    )
    for number, day in enumerate(new_agenda.days):
        for restore_step in (_restore_rooms, _restore_opening, _restore_closing) if day.number in old_days else ():
            days = list(best_agenda.days)
            days[number] = restore_step(days[number], old_days[day.number])
            best_agenda = (
                candidate_agenda if bearable(candidate_agenda := _replace_days(best_agenda, days)) else best_agenda
            )
    return best_agenda


def _replace_days(agenda: Agenda, days: Sequence[AgendaDay]) -> Agenda:
    return agenda.model_copy(update={"days": tuple(days)})


def _as_it_was(new_day: AgendaDay, old_day: AgendaDay) -> AgendaDay:
    """The items with their pins, where they stand as they stood; breaks with their names and trainers, in their order
    where they don't."""
    pinned_identities = {_identity_and_times(old_item) for old_item in old_day.items if old_item.pinned}
    names = {
        id(new_item): old_item
        for item_kind in ("break", "lunch")
        for new_item, old_item in _pairs(new_day, old_day, item_kind)
    }
    items = []
    for item in new_day.items:
        old_item = names.get(id(item))
        old_names = {"title": old_item.title, "trainers": old_item.trainers} if old_item else {}
        items.append(item.model_copy(update={**old_names, "pinned": _identity_and_times(item) in pinned_identities}))
    return new_day.model_copy(update={"items": tuple(items)})


def _identity_and_times(item: AgendaItem) -> tuple[str, int, int]:
    """What an item is, and its times."""
    return (item.session.id if item.session else item.kind, item.start, item.end)


def _restore_rooms(new_day: AgendaDay, old_day: AgendaDay) -> AgendaDay:
    """The day with the rooms of what stands where it stood."""
    rooms = {_identity_and_times(old_item): old_item.room for old_item in old_day.items}
    items = [
        new_item.model_copy(update={"room": rooms.get(_identity_and_times(new_item), new_item.room)})
        for new_item in new_day.items
    ]
    return new_day.model_copy(update={"items": tuple(items)})


def _pairs(new_day: AgendaDay, old_day: AgendaDay, break_kind: str) -> Iterator[tuple[AgendaItem, AgendaItem]]:
    """Breaks of a day with those that they were: at the same time, else the next in order."""
    unmatched = [old_item for old_item in list_inner_items(old_day) if old_item.kind == break_kind]
    breaks = [new_item for new_item in list_inner_items(new_day) if new_item.kind == break_kind]
    for item in sorted(breaks, key=lambda new_item: new_item.start not in {old_break.start for old_break in unmatched}):
        candidates = [old_break for old_break in unmatched if old_break.start == item.start] or unmatched
        if candidates:
            yield item, candidates[0]
            unmatched.remove(candidates[0])


def list_inner_items(day: AgendaDay) -> tuple[AgendaItem, ...]:
    """The items from the first session to the last."""
    sessions = [index for index, item in enumerate(day.items) if item.kind == "session"]
    return day.items[sessions[0] : sessions[-1] + 1] if sessions else ()


def _restore_opening(new_day: AgendaDay, old_day: AgendaDay) -> AgendaDay:
    """The day with what stood before its first session, if that still starts when it ends; with a registration that
    ended earlier, if it still does."""
    inner_items = list_inner_items(old_day)
    items_before = old_day.items[: old_day.items.index(inner_items[0])] if inner_items else ()
    if not items_before or not new_day.items:
        return new_day
    end, start, is_detached = items_before[-1].end, new_day.items[0].start, items_before[-1].end < inner_items[0].start
    if end > start or (end < start and not is_detached):
        return new_day
    return new_day.model_copy(update={"items": (*items_before, *new_day.items)})


def _restore_closing(new_day: AgendaDay, old_day: AgendaDay) -> AgendaDay:
    """The day with what stood after its last session, from when that ends now; with a dinner that began later than it
    ended where it was, if it still does."""
    inner_items = list_inner_items(old_day)
    fixed_items = new_day.items[
        len(new_day.items) - len(_list_items_after(new_day)) :
    ]  # for the evening, by the programme
    titles = {fold(item.title) for item in fixed_items}
    items_after = [item for item in _list_items_after(old_day) if fold(item.title) not in titles]
    if not items_after or not list_inner_items(new_day):
        return new_day
    is_detached = max(item.end for item in inner_items) < items_after[0].start
    end = max(item.end for item in list_inner_items(new_day))
    delay_minutes = max(0, end - items_after[0].start) if is_detached else end - items_after[0].start
    moved_items = [
        item.model_copy(
            update={
                "start": item.start + delay_minutes,
                "end": item.end + delay_minutes,
                "pinned": item.pinned and not delay_minutes,
            }
        )
        for item in items_after
    ]
    days_own = new_day.items[: len(new_day.items) - len(fixed_items)]
    return new_day.model_copy(
        update={"items": (*days_own, *sorted((*moved_items, *fixed_items), key=lambda item: item.start))}
    )


def _list_items_after(day: AgendaDay) -> tuple[AgendaItem, ...]:
    """The items behind the last session."""
    inner_items = list_inner_items(day)
    return day.items[day.items.index(inner_items[0]) + len(inner_items) :] if inner_items else ()


CHAPTER = "Written into the agenda"


@dataclass(frozen=True, slots=True)
class ExtendedProgramme:
    """A programme with one more chapter, which holds what an agenda has of its own, and the agenda under the ids of
    that chapter. `written` gives each of its sessions back as it was."""

    context: Context
    agenda: Agenda
    written: dict[str, Session]

    def as_written(self, agenda: Agenda) -> Agenda:
        """An agenda over the chapter's sessions with these as they were written."""
        return _replace_sessions(agenda, lambda item: self.written.get(item.session.id) if item.session else None)


def extended_programme(context: Context, agenda: Agenda) -> ExtendedProgramme:
    """Takes up what an agenda has of its own. Such a session must be held; it has no place in the frame and builds on
    nothing. One that no programme knows keeps its minutes, on the 5-minute clock."""
    written_sessions: dict[str, Session] = {}
    sessions_by_item: dict[int, Session] = {}
    for item in agenda.sessions():
        if item.session is not None and item.session.id not in context.sessions:
            id_ = _find_free_id(len(written_sessions) + 1, context)
            written_sessions[id_] = item.session
            sessions_by_item[id(item)] = _unconstrained_session(
                item.session, id_, None if item.session.id in context.known else item.minutes
            )
    if not written_sessions:
        return ExtendedProgramme(context, agenda, written_sessions)
    programme = context.programme
    chapter = Chapter.model_construct(
        chapter=CHAPTER, cover="must", used_in=(context.training.kind,), sessions=tuple(sessions_by_item.values())
    )
    larger_context = replace(context, programme=programme.model_copy(update={"manual": (*programme.manual, chapter)}))
    return ExtendedProgramme(
        larger_context, _replace_sessions(agenda, lambda item: sessions_by_item.get(id(item))), written_sessions
    )


def _find_free_id(number: int, context: Context) -> str:
    return next(
        id_ for suffix_length in range(10_000) if (id_ := f"own-{number}{'-' * suffix_length}") not in context.known
    )


def _unconstrained_session(session: Session, id_: str, minutes: int | None) -> Session:
    new_fields: dict[str, object] = {"id": id_, "place": "anywhere", "at": None, "after": ()}
    if minutes is not None:
        session_minutes = max(STEP, -(-minutes // STEP) * STEP)
        new_fields["minutes"] = Range(low=session_minutes, high=session_minutes)
    return session.model_copy(update=new_fields)


def _replace_sessions(agenda: Agenda, find_replacement: Callable[[AgendaItem], Session | None]) -> Agenda:
    """The agenda with other sessions where there are any."""
    days = tuple(
        day.model_copy(
            update={
                "items": tuple(
                    item.model_copy(update={"session": session}) if (session := find_replacement(item)) else item
                    for item in day.items
                )
            }
        )
        for day in agenda.days
    )
    return agenda.model_copy(update={"days": days})

"""Sessions that a person wrote into an agenda and that no training of this kind has: the planner holds them as sessions
of their own."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ecpat_training.agenda.model.agenda import Agenda, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.draft import STEP
from ecpat_training.programme.model.chapter import Chapter, Session
from ecpat_training.values.quantity import Range

CHAPTER = "Written into the agenda"


@dataclass(frozen=True, slots=True)
class Own:
    """A programme with one more chapter, which holds what an agenda has of its own, and the agenda under the ids of
    that chapter. `written` gives each of its sessions back as it was."""

    context: Context
    agenda: Agenda
    written: dict[str, Session]

    def as_written(self, agenda: Agenda) -> Agenda:
        """An agenda over the chapter's sessions with these as they were written."""
        return _changed(agenda, lambda item: self.written.get(item.session.id) if item.session else None)


def with_own(context: Context, agenda: Agenda) -> Own:
    """Takes up what an agenda has of its own. Such a session must be held; it has no place in the frame and builds on
    nothing. One that no programme knows keeps its minutes, on the 5-minute clock."""
    written: dict[str, Session] = {}
    taken_up: dict[int, Session] = {}
    for item in agenda.sessions():
        if item.session is not None and item.session.id not in context.sessions:
            id_ = _free(len(written) + 1, context)
            written[id_] = item.session
            taken_up[id(item)] = _own(item.session, id_, None if item.session.id in context.known else item.minutes)
    if not written:
        return Own(context, agenda, written)
    programme = context.programme
    chapter = Chapter.model_construct(
        chapter=CHAPTER, cover="must", used_in=(context.training.kind,), sessions=tuple(taken_up.values())
    )
    larger = replace(context, programme=programme.model_copy(update={"manual": (*programme.manual, chapter)}))
    return Own(larger, _changed(agenda, lambda item: taken_up.get(id(item))), written)


def _free(number: int, context: Context) -> str:
    return next(id_ for tail in range(10_000) if (id_ := f"own-{number}{'-' * tail}") not in context.known)


def _own(session: Session, id_: str, minutes: int | None) -> Session:
    changed: dict[str, object] = {"id": id_, "place": "anywhere", "after": ()}
    if minutes is not None:
        lasts = max(STEP, -(-minutes // STEP) * STEP)
        changed["minutes"] = Range(low=lasts, high=lasts)
    return session.model_copy(update=changed)


def _changed(agenda: Agenda, other: Callable[[AgendaItem], Session | None]) -> Agenda:
    """The agenda with other sessions where there are any."""
    days = tuple(
        day.model_copy(
            update={
                "items": tuple(
                    item.model_copy(update={"session": session}) if (session := other(item)) else item
                    for item in day.items
                )
            }
        )
        for day in agenda.days
    )
    return agenda.model_copy(update={"days": days})

"""The forms of an agenda: that of one line, and that of a line which is to be added."""

from typing import TYPE_CHECKING

from ecpat_training.agenda.model.edit import item_at
from ecpat_training.serve.showing.timetable import line_title
from ecpat_training.serve.visits.training_agenda import agenda_there, number_in, place_named
from ecpat_training.serve.visits.visit import Endpoint, MissingError, Page, Visit
from ecpat_training.words.catalogue.marked_text import marked

if TYPE_CHECKING:
    from starlette.responses import Response

_POSTS = 2  # lead and second, whom most sessions have
_ROLES = marked({"law enforcement": "law enforcement", "care": "care", "other": "other"})
_MINUTES = 30  # that a new line begins with


def line(visit: Visit) -> "Response":
    """Shows the form for one line of the agenda.

    Raises:
        MissingError: the agenda has no such line.
    """
    agenda = agenda_there(visit)
    place = place_named(visit.parts["day"], visit.parts["line"])
    opened = agenda.text.opened
    try:
        item = item_at(opened.agenda, place)
    except LookupError:
        raise MissingError from None
    pool = [trainer.id for trainer in opened.context.pool]
    posts = [*item.trainers, *[""] * max(0, _POSTS - len(item.trainers))]
    return visit.page(
        "agenda-line", stale=visit.asked.get("seen", agenda.seen) != agenda.seen, agenda=agenda,
        place=place, item=item, posts=posts, days=opened.agenda.days, pool=pool,
        others=sorted(set(opened.context.trainers) - set(pool)), trainers=opened.context.trainers,
        rooms=opened.context.training.room_names, roles=_ROLES, title=line_title(item),
    )  # fmt: skip


def new(visit: Visit) -> "Response":
    """Shows the form for a new line; sessions of the programme that the agenda lacks come first."""
    agenda = agenda_there(visit)
    opened = agenda.text.opened
    held_ids = {item.session.id for item in opened.agenda.sessions() if item.session}
    sessions = opened.context.programme.sessions(opened.context.training.kind)
    days = opened.agenda.days
    day = number_in(visit.asked.get("day")) or days[0].number
    ends = [max([item.end for item in agenda_day.items], default=0) for agenda_day in days if agenda_day.number == day]
    hours = opened.context.training.hours.on(day)
    start = number_in(visit.asked.get("start")) or max([hours.start, *ends])
    return visit.page(
        "agenda-new", stale=visit.asked.get("seen", agenda.seen) != agenda.seen, agenda=agenda, days=days, day=day,
        start=start, minutes=_MINUTES, missing=[session for session in sessions if session.id not in held_ids],
        again=[session for session in sessions if session.id in held_ids],
    )  # fmt: skip


_OF = "/agenda/{training}"
page = Page(
    ways=(
        Endpoint(path=f"{_OF}/lines/{{day}}/{{line}}", do=line),
        Endpoint(path=f"{_OF}/new", do=new),
    )
)

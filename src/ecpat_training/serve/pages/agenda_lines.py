"""The forms of an agenda: that of one line, and that of a line which is to be added."""

from typing import TYPE_CHECKING

from ecpat_training.agenda.model.edit import find_item
from ecpat_training.serve.showing.timetable import line_title
from ecpat_training.serve.visits.training_agenda import parse_line_place, parse_number, require_agenda
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
    agenda = require_agenda(visit)
    place = parse_line_place(visit.parts["day"], visit.parts["line"])
    opened_agenda = agenda.text.opened
    try:
        item = find_item(opened_agenda.agenda, place)
    except LookupError:
        raise MissingError from None
    pool = [trainer.id for trainer in opened_agenda.context.pool]
    trainer_posts = [*item.trainers, *[""] * max(0, _POSTS - len(item.trainers))]
    return visit.page(
        "agenda-line", stale=visit.asked.get("seen", agenda.seen) != agenda.seen, agenda=agenda,
        place=place, item=item, posts=trainer_posts, days=opened_agenda.agenda.days, pool=pool,
        others=sorted(set(opened_agenda.context.trainers) - set(pool)), trainers=opened_agenda.context.trainers,
        rooms=opened_agenda.context.training.room_names, roles=_ROLES, title=line_title(item),
    )  # fmt: skip


def new(visit: Visit) -> "Response":
    """Shows the form for a new line; sessions of the programme that the agenda lacks come first."""
    agenda = require_agenda(visit)
    opened_agenda = agenda.text.opened
    held_ids = {item.session.id for item in opened_agenda.agenda.sessions() if item.session}
    sessions = opened_agenda.context.programme.sessions(opened_agenda.context.training.kind)
    days = opened_agenda.agenda.days
    day = parse_number(visit.asked.get("day")) or days[0].number
    end_minutes = [
        max([item.end for item in agenda_day.items], default=0) for agenda_day in days if agenda_day.number == day
    ]
    hours = opened_agenda.context.training.hours.hours_on(day)
    start = parse_number(visit.asked.get("start")) or max([hours.start, *end_minutes])
    return visit.page(
        "agenda-new", stale=visit.asked.get("seen", agenda.seen) != agenda.seen, agenda=agenda, days=days, day=day,
        start=start, minutes=_MINUTES, missing=[session for session in sessions if session.id not in held_ids],
        again=[session for session in sessions if session.id in held_ids],
    )  # fmt: skip


_AGENDA_PATH = "/agenda/{training}"
page = Page(
    ways=(
        Endpoint(path=f"{_AGENDA_PATH}/lines/{{day}}/{{line}}", do=line),
        Endpoint(path=f"{_AGENDA_PATH}/new", do=new),
    )
)

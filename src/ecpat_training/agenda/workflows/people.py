"""What of the people of an agenda no rule can mend, since the programme fixes it: rooms with too few seats, and
trainers who are away in an evening that names them."""

from collections.abc import Iterator
from math import ceil

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.words.catalogue.message import phrase


def people_findings(agenda: Agenda, context: Context, location: Location | None = None) -> list[Finding]:
    """Warnings on both; `location` is the place of the training, for an agenda without places."""
    return [*_seats(agenda, context, location), *_evenings(agenda, context, location)]


def _seats(agenda: Agenda, context: Context, location: Location | None) -> Iterator[Finding]:
    """One for each room with too few seats, at the session with the most people in it."""
    fullest: dict[str, tuple[int, AgendaDay, AgendaItem]] = {}
    for day in agenda.days:
        for item in day.sessions():
            room = item.room or context.rooms[0]
            people = _people(day, item, context)
            if people > fullest.get(room, (0, day, item))[0]:
                fullest[room] = (people, day, item)
    for room, (people, day, item) in fullest.items():
        seats = context.training.seats_of(room)
        if seats is None or people <= seats:
            continue
        message = phrase(
            "{room} has {seats:,} {seats:seat|seats}, and {item} has {people} people in it: {standing} "
            "{standing:sits|sit} nowhere.",
            room=room,
            seats=seats,
            item=item_label(day, item),
            people=people,
            standing=people - seats,
        )
        larger_rooms = [
            larger_room.room
            for larger_room in context.training.rooms
            if larger_room.seats and larger_room.seats >= people
        ]
        hint: str = "Find more chairs, or correct the `seats`, or the number of participants."
        if larger_rooms and item.track == "together":
            hint = phrase(
                "Put {rooms} first in `rooms`, or correct the `seats`, or the number of participants.",
                rooms=listing(larger_rooms),
            )
        yield Finding("plan.seats", Severity.WARNING, message, item.where or location or agenda.where, hint)


def _people(day: AgendaDay, item: AgendaItem, context: Context) -> int:
    """How many sit in a session: the participants, of a track its share of them, and all who train, speak or moderate
    and don't join from afar."""
    parallel = [
        other_item for other_item in day.sessions() if other_item.start < item.end and item.start < other_item.end
    ]
    track_count = len({other_item.track for other_item in parallel}) if item.track != "together" else 1
    guests = {person.identity_key for person in (item.session.people if item.session else ()) if not person.remote}
    remote_codes = {person.trainer for person in (item.session.people if item.session else ()) if person.remote}
    return ceil(context.training.participants / track_count) + len((set(item.present_people) - remote_codes) | guests)


def _evenings(agenda: Agenda, context: Context, location: Location | None) -> Iterator[Finding]:
    for day in agenda.days:
        date = day.date or context.dates.get(day.number)
        for item in day.items if date else ():
            for code in item.trainers if item.kind != "session" else ():
                trainer = context.trainers.get(code)
                if trainer is not None and trainer.is_away(date, item.start, item.end):
                    message = phrase(
                        "{item} names {trainer}, who is away then, on {date}.",
                        item=item_label(day, item),
                        trainer=code,
                        date=date,
                    )
                    hint = "Please name others, or correct who is `away`."
                    yield Finding(
                        "plan.evening", Severity.WARNING, message, item.where or location or agenda.where, hint
                    )

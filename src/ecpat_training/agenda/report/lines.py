"""How a line of an agenda is written on every paper: its time, its name, its half day, and who pays for it all;
and who of the team does what when, as trainers and coordinators need to know it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem, PlannedTraining
from ecpat_training.agenda.report.agenda import day_name
from ecpat_training.agenda.report.speakers import has_speakers, speakers_of
from ecpat_training.agenda.report.track import track_of
from ecpat_training.documents.document import Paragraph, ReportColumn, ReportTable, Tone
from ecpat_training.documents.wording import Wording
from ecpat_training.programme.model.speaker import Speaker
from ecpat_training.values.quantity import clock_span


def times(item: AgendaItem) -> str:
    """`09:00–09:30`."""
    return clock_span(item.start, item.end)


def name_of(item: AgendaItem) -> str:
    """What an item is called; a star marks a sensitive session, which a line below the table explains."""
    return f"{item.title} *" if sensitive(item) else item.title


def sensitive(item: AgendaItem) -> bool:
    """Whether a session weighs on people."""
    return item.session is not None and item.session.care == "sensitive"


def tones(items: Sequence[AgendaItem]) -> tuple[Tone, ...]:
    """The tone of each row of a day: plain for sessions, quiet for breaks."""
    return tuple("plain" if item.kind == "session" else "quiet" for item in items)


def uses_several_rooms(planned_training: PlannedTraining) -> bool:
    """Whether the sessions of an agenda are in more than one room."""
    return len({item.room for item in planned_training.agenda.sessions()}) > 1


def place_columns(planned_training: PlannedTraining, words: Wording) -> tuple[ReportColumn, ...]:
    """Columns for the room and for whom a session is, where people are in more rooms than one."""
    if not uses_several_rooms(planned_training):
        return ()
    return ReportColumn(words.say("room"), width=1.2), ReportColumn(words.say("for track"), width=1.3)


def place_cells(
    item: AgendaItem, planned_training: PlannedTraining, words: Wording, *, seats: bool = False
) -> tuple[str, ...]:
    """What stands in those columns; how many `seats` a room has is for the organisers."""
    if not uses_several_rooms(planned_training):
        return ()
    room = item.room or ""
    return (room_with_seats(room, planned_training, words) if seats else room), track_of(item, words)


def room_of(item: AgendaItem, planned_training: PlannedTraining) -> str:
    """The room of an item: of those that name none, the plenary's."""
    return item.room or next(iter(planned_training.training.room_names), "")


def room_with_seats(room: str, planned_training: PlannedTraining, words: Wording) -> str:
    """`Hall (40 seats)`, where somebody counted them."""
    number = planned_training.training.seats_of(room)
    return words.say("seats", room=room, seats=number) if number else room


def speaker_columns(planned_training: PlannedTraining, words: Wording) -> tuple[ReportColumn, ...]:
    """A column for those who speak or moderate, where the programme names any."""
    return (ReportColumn(words.say("speakers"), width=3.2),) if has_speakers(planned_training.agenda) else ()


def speaker_cells(
    item: AgendaItem, planned_training: PlannedTraining, words: Wording, *, public: bool = False
) -> tuple[str, ...]:
    """What stands in that column."""
    if not has_speakers(planned_training.agenda):
        return ()
    return (speakers_of(item, planned_training.programme, words, public=public),)


def drop_empty_columns(table: ReportTable, *handwritten_titles: str) -> ReportTable:
    """The table without the columns in which nothing stands: a day of which nobody is apart needs none for whom a
    session is, and a training that needs no materials none for these. Titles are those of columns that people fill in
    by hand."""
    columns = enumerate(table.columns)
    places = [
        place
        for place, column in columns
        if column.title in handwritten_titles or any(row[place] for row in table.rows)
    ]
    rows = tuple(tuple(row[place] for place in places) for row in table.rows)
    return replace(table, columns=tuple(table.columns[place] for place in places), rows=rows)


def days_of(planned_training: PlannedTraining) -> list[AgendaDay]:
    """The days on which something happens."""
    return [day for day in planned_training.agenda.days if day.items]


def funders_line(planned_training: PlannedTraining, words: Wording) -> list[Paragraph]:
    """Who pays, as small print; nothing where the programme names nobody."""
    funders = words.listing(planned_training.programme.funders)
    return [Paragraph(f"{words.say('funded by')}: {funders}", "quiet")] if funders else []


NOON, LATE_NOON = 12 * 60, 14 * 60
DayHalf = Literal["morning", "afternoon", "whole day"]


@dataclass(frozen=True, slots=True)
class AgendaHalfDay:
    """A half of a day, or all of a short one; times are minutes after midnight."""

    half: DayHalf
    name: str
    start: int
    end: int


def half_days(day: AgendaDay, words: Wording) -> list[AgendaHalfDay]:
    """The halves of a day before and after its lunch; without one, before and after the break that is nearest to noon.
    A day that is over early, begins late or has no break is one. An evening after the sessions belongs to none."""
    if not day.items:
        return []
    name = day_name(day, words)
    start = min(item.start for item in day.items)
    end = max(item.end for item in day.sessions() or day.items)
    pauses = sorted(
        (item for item in day.items if item.kind != "session" and start < item.start and item.end < end),
        key=lambda item: (item.kind != "lunch", abs(item.start - NOON)),
    )
    if not pauses or (pauses[0].kind != "lunch" and (end <= LATE_NOON or start >= NOON)):
        half_day_times: list[tuple[DayHalf, int, int]] = [(_half_of(start, end), start, end)]
    else:
        half_day_times = [("morning", start, pauses[0].start), ("afternoon", pauses[0].end, end)]
    return [
        AgendaHalfDay(half_name, words.say(half_name, day=name), start_minute, end_minute)
        for half_name, start_minute, end_minute in half_day_times
    ]


def _half_of(start: int, end: int) -> DayHalf:
    if end <= LATE_NOON:
        return "morning"
    return "afternoon" if start >= NOON else "whole day"


DutyRole = Literal["lead", "second", "support", "speaks", "moderates", "there"]


@dataclass(frozen=True, slots=True)
class Duty:
    """What a trainer does at one time: whoever stands behind the lead is a second, be it as a third or fourth; `there`
    is who comes to what is fixed for the evening."""

    day: AgendaDay
    item: AgendaItem
    part: DutyRole


def team(agenda: Agenda) -> tuple[str, ...]:
    """The codes of everybody who trains, in the order in which they first do."""
    return tuple(dict.fromkeys(code for item in agenda.sessions() for code in item.trainers))


def find_free_trainers(planned_training: PlannedTraining, day: AgendaDay, item: AgendaItem) -> tuple[str, ...]:
    """Who of the programme's trainers in the team trains nothing while an item lasts, and isn't away then."""
    busy_codes = {
        code
        for other_item in day.items
        if other_item.start < item.end and item.start < other_item.end
        for code in other_item.present_people
    }
    present_codes = {
        trainer.id
        for trainer in planned_training.programme.trainers
        if not trainer.is_away(day.date, item.start, item.end)
    }
    return tuple(code for code in team(planned_training.agenda) if code in present_codes - busy_codes)


def duties(planned_training: PlannedTraining) -> dict[str, list[Duty]]:
    """What each of the team does, in time."""
    duties_by_person: dict[str, list[Duty]] = {code: [] for code in list_people(planned_training.agenda)}
    for day in planned_training.agenda.days:
        for item in sorted(day.items, key=lambda item: item.start):
            for place, code in enumerate(dict.fromkeys(item.trainers)):
                duty_part: DutyRole = "there" if item.kind != "session" else "second" if place else "lead"
                duties_by_person[code].append(Duty(day, item, duty_part))
            for speaker in item.session.people if item.session else ():
                if speaker.trainer:
                    duties_by_person[speaker.trainer].append(Duty(day, item, _speaker_role(speaker, item)))
            for code in find_free_trainers(planned_training, day, item) if sensitive(item) else ():
                duties_by_person[code].append(Duty(day, item, "support"))
    return duties_by_person


def _speaker_role(speaker: Speaker, item: AgendaItem) -> DutyRole:
    return "moderates" if item.session and item.session.moderator == speaker else "speaks"


def list_people(agenda: Agenda) -> tuple[str, ...]:
    """The codes of all trainers who do anything: the team, those who speak or moderate, those who are there in an
    evening."""
    return tuple(sorted({code for day in agenda.days for item in day.items for code in item.present_people}))


def part_words(words: Wording) -> dict[DutyRole, str]:
    """What a trainer does, in words."""
    return {
        "lead": words.say("leads"),
        "second": words.say("is second"),
        "support": words.say("gives support"),
        "speaks": words.say("speaks"),
        "moderates": words.say("is moderator"),
        "there": words.say("is there"),
    }


def list_unconfirmed(planned_training: PlannedTraining) -> tuple[str, ...]:
    """Those of the team who haven't confirmed yet."""
    unconfirmed_codes = {trainer.id for trainer in planned_training.programme.trainers if not trainer.confirmed}
    return tuple(code for code in list_people(planned_training.agenda) if code in unconfirmed_codes)


def lead_of(item: AgendaItem, planned_training: PlannedTraining, words: Wording) -> str:
    """Who leads a session; that its post is vacant, or nothing where the agenda says of no session who trains. In an
    evening there is no lead: all who are there."""
    return _format_post(item.trainers[:1] if item.kind == "session" else item.trainers, item, planned_training, words)


def seconds_of(item: AgendaItem, planned_training: PlannedTraining, words: Wording) -> str:
    """Who stands behind the lead: the other trainers of an item, as they are shown."""
    return _format_post(item.trainers[1:] if item.kind == "session" else (), item, planned_training, words)


def _format_post(codes: tuple[str, ...], item: AgendaItem, planned_training: PlannedTraining, words: Wording) -> str:
    if codes:
        return trainer_listing(codes, planned_training, words)
    if item.session is not None and item.session.people:
        return ""  # it may have nobody besides those whom it names
    return words.say("vacant") if item.kind == "session" and team(planned_training.agenda) else ""


def trainer_listing(
    codes: Iterable[str], planned_training: PlannedTraining, words: Wording, *, names: bool = True
) -> str:
    """Trainers as people list them, those that haven't confirmed marked; `nobody` where there are none. Without
    `names` everybody stands by the code alone, also who agrees to be named."""
    unconfirmed_codes = list_unconfirmed(planned_training)
    names_by_code = names_of(planned_training) if names else {}
    people = [(code, names_by_code.get(code, code)) for code in codes]
    name_texts = [
        words.say("to be confirmed", trainer=name) if code in unconfirmed_codes else name for code, name in people
    ]
    return words.listing(name_texts) if name_texts else words.say("nobody")


def names_of(planned_training: PlannedTraining) -> dict[str, str]:
    """The names of those trainers who agree to be named, by their codes."""
    return {trainer.id: trainer.called for trainer in planned_training.programme.trainers if trainer.names}

"""A line more in an agenda, or one less: a session of the programme, something of one's own, or a break. Nothing else
moves, and the rules judge what became of it."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from ecpat_training.agenda.model.agenda import AgendaItem
from ecpat_training.agenda.model.change import ChangedAgenda
from ecpat_training.agenda.model.edit import LinePlace, add_item, find_item, place_of, remove_item
from ecpat_training.agenda.reading.item import WrittenItem
from ecpat_training.agenda.workflows.agenda_file import OpenedAgenda
from ecpat_training.agenda.workflows.agenda_text import AgendaText
from ecpat_training.agenda.workflows.plan_change import (
    impossible,
    impossible_day,
    impossible_times,
    judged_change,
    no_line,
)
from ecpat_training.values.kinds import ItemKind

BREAKS: tuple[ItemKind, ...] = ("break", "lunch")
_UNKNOWN = ("it isn't said what the new line is.", "Please choose a session, or write a title of up to 300 letters.")
_NEW = "unlisted-new"  # reading the file again names it by where it stands


@dataclass(frozen=True, slots=True)
class NewLine:
    """What is to stand in the agenda: `what` is the id of a session of the programme, or `break` or `lunch`, which may
    have a `title`; where it is empty, it is something of one's own, of that title. `start` is in minutes after
    midnight."""

    day: int
    start: int
    minutes: int
    what: str = ""
    title: str = ""


def add_line(agenda_text: AgendaText, line: NewLine, target: Path) -> ChangedAgenda:
    """Adds a line, without trainers and rooms, which are chosen afterwards. Nothing is written; see `change_agenda`.

    Raises:
        UsageError: with everything that can't be: a day, a time, a session that isn't there, something without a title.
    """
    opened_agenda = agenda_text.opened
    item = _item(opened_agenda, line)
    problems = [*impossible_day(opened_agenda, line.day), *impossible_times(line.start, line.minutes)]
    if item is None:
        problems.append(_UNKNOWN)
    if item is None or problems:
        raise impossible(opened_agenda, problems)
    changed_agenda = add_item(opened_agenda.agenda, line.day, item)
    return judged_change(agenda_text, changed_agenda, place_of(changed_agenda, item), target)


def remove_line(agenda_text: AgendaText, place: LinePlace, target: Path) -> ChangedAgenda:
    """Takes a line out of an agenda. Nothing is written; the place in the result is that of the line that follows.

    Raises:
        UsageError: the agenda has no such line.
    """
    try:
        find_item(agenda_text.opened.agenda, place)
    except LookupError:
        raise impossible(agenda_text.opened, [no_line(place)]) from None
    changed_agenda = remove_item(agenda_text.opened.agenda, place)
    line_count = next(len(day.items) for day in changed_agenda.days if day.number == place.day)
    return judged_change(
        agenda_text, changed_agenda, LinePlace(place.day, max(0, min(place.line, line_count - 1))), target
    )


def _item(opened_agenda: OpenedAgenda, line: NewLine) -> AgendaItem | None:
    """None where nothing is called so."""
    title = line.title.strip()
    times = {"start": line.start, "end": line.start + line.minutes}
    if line.what and line.what not in BREAKS:
        session = next(
            (candidate for candidate in opened_agenda.context.programme.sessions() if candidate.id == line.what), None
        )
        return AgendaItem(**times, title=session.title, session=session) if session else None
    try:
        own_session = WrittenItem(title=title or line.what.capitalize(), method="plenary", minutes=60).session(_NEW)
    except ValidationError:
        return None
    if line.what in BREAKS:
        return AgendaItem(**times, kind=line.what, title=own_session.title)
    return AgendaItem(**times, title=own_session.title, session=own_session)

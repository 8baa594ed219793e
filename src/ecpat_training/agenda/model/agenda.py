"""The agenda of one training: what happens when, and who leads it; in another language, and with everything that is
printed or exported of it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, StringConstraints

from ecpat_training.core.location import Location
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.values.base import Noun, Title
from ecpat_training.values.kinds import TRACKS, ItemKind, Track
from ecpat_training.values.quantity import ItemHours


class AgendaItem(Noun):
    """One line of an agenda. `start` and `end` are minutes after midnight, more than a day's for what happens
    past the next one; `session` is None for breaks, and
    for what the programme doesn't have any more.

    `trainers` are the codes as written, the lead first. An item that no programme knows carries a session made
    from what the agenda file says of it. `room` is None where everything happens in one. A `pinned` item stays where it
    is when the agenda is planned again. `written_title` is what its row calls it, where it is known by a hidden id
    under a title that isn't its own.
    """

    start: int
    end: int
    kind: ItemKind = "session"
    title: str
    session: Session | None = None
    trainers: tuple[str, ...] = ()
    room: str | None = None
    pinned: bool = False
    where: Location | None = None
    written_title: str | None = None

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return self.end - self.start

    @property
    def called(self) -> str:
        """What those who have the file call it."""
        return self.written_title or self.title

    @property
    def present_people(self) -> tuple[str, ...]:
        """The codes of all trainers who are there: those who lead and second it, and whom the programme names to speak
        or to moderate. Who is both stands there twice."""
        return (*self.trainers, *(self.session.named_trainers if self.session else ()))

    @property
    def track(self) -> Track:
        """Who is there; breaks are for everybody."""
        return self.session.track if self.session else "together"


class AgendaDay(Noun):
    """One day, its items in the order in which they are written. `where` is the place of its date, if it has one;
    `tracks` are those into which the training splits, where it does."""

    number: int
    date: datetime.date | None = None
    items: tuple[AgendaItem, ...]
    where: Location | None = None
    tracks: tuple[Track, ...] = TRACKS

    def sessions(self) -> list[AgendaItem]:
        """The items that are not breaks."""
        return [item for item in self.items if item.kind == "session"]


class GoneItem(Noun):
    """What an earlier version held and this one doesn't: calendars that have it are told to take it out. `uid` is the
    identity under which they know it, `at` where it stood."""

    uid: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
    title: Title
    date: datetime.date
    at: ItemHours


Version = Annotated[int, Field(ge=1, le=9_999)]
"""How often an agenda has been sent out: calendars take what has a higher one for newer."""


class Agenda(Noun):
    """The agenda of a training, drafted by `ecpat plan` or written by hand. `version` rises with each change that is
    sent out; `changed` is the day of that change, where the file says it; `gone` is what earlier versions held."""

    training: str
    title: str
    days: tuple[AgendaDay, ...]
    version: Version = 1
    changed: datetime.date | None = None
    gone: tuple[GoneItem, ...] = ()
    source: str = ""
    where: Location | None = None

    @property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks into which the training splits, where it does."""
        return self.days[0].tracks if self.days else TRACKS

    def sessions(self) -> list[AgendaItem]:
        """All items that are not breaks, day by day."""
        return [item for day in self.days for item in day.sessions()]


@dataclass(frozen=True, slots=True)
class PlannedTraining:
    """A planned training: what papers and calendars are made from. `language` is the one that they are written in,
    `programme_file` how files that are edited and read again name their programme, from their own folder on."""

    programme: Programme
    training: Training
    agenda: Agenda
    language: str = "en"
    programme_file: str | None = None


def translate_agenda(programme: Programme, agenda: Agenda, tracks: Mapping[Track, Track] | None = None) -> Agenda:
    """The agenda with the texts of a programme: its sessions are the programme's of the same id, those that the
    programme doesn't have stay as they are, but for what that calls their `tracks`."""
    track_names = tracks or {}
    sessions = {session.id: session for session in programme.sessions()}
    days = []
    for day in agenda.days:
        items = []
        for item in day.items:
            session = sessions.get(item.session.id) if item.session else None
            if session:
                items.append(item.model_copy(update={"session": session, "title": session.title}))
            elif item.session and item.track in track_names:
                renamed = item.session.model_copy(update={"track": track_names[item.track]})
                items.append(item.model_copy(update={"session": renamed}))
            else:
                items.append(item)
        day_tracks = tuple(track_names.get(track, track) for track in day.tracks)
        days.append(day.model_copy(update={"items": tuple(items), "tracks": day_tracks}))
    title = programme.training(agenda.training).title
    return agenda.model_copy(update={"days": tuple(days), "title": title})

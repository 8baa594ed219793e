"""What the rules over an agenda look up: the programme, the training, its trainers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ecpat_training.programme.model.chapter import Cover, Place, Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.speaker import Speaker
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Training
from ecpat_training.values.kinds import TOGETHER, Track

_ROOMS = ("Plenary room", "Second room", "Third room", "Fourth room", "Fifth room", "Sixth room")
"""What the rooms of a training that names none are called: one for each track."""


@dataclass(frozen=True)
class Context:
    """The programme and the training that an agenda is for."""

    programme: Programme
    training: Training
    written_dates: tuple[tuple[int, date], ...] = ()  # of an agenda, where the training has none yet

    @cached_property
    def covers(self) -> dict[str, Cover]:
        """How firmly the programme asks for each session that this kind of training uses."""
        return {
            session.id: chapter.cover
            for chapter in self.programme.manual
            if self.training.kind in chapter.used_in
            for session in chapter.sessions
        }

    @cached_property
    def sessions(self) -> dict[str, Session]:
        """The sessions that this kind of training uses, by id, in the manual's order."""
        return {session.id: session for session in self.programme.sessions(self.training.kind)}

    @cached_property
    def known(self) -> frozenset[str]:
        """The ids of every session of the manual, whichever training uses it."""
        return frozenset(session.id for session in self.programme.sessions())

    @cached_property
    def pool(self) -> tuple[Trainer, ...]:
        """The trainers who may lead sessions of this training."""
        return tuple(self.programme.pool(self.training))

    @cached_property
    def trainers(self) -> dict[str, Trainer]:
        """Every trainer of the programme, by code."""
        return {trainer.id: trainer for trainer in self.programme.trainers}

    def people(self, session: Session) -> dict[str, "Trainer | Speaker"]:
        """Whom a session names to speak or to moderate, each by what tells people apart: a trainer's code, or what is
        written of a guest."""
        return {
            person.identity_key: self.trainers.get(person.trainer or "") or self.guests[person.identity_key]
            for person in session.people
        }

    @cached_property
    def guests(self) -> dict[str, Speaker]:
        """The guests of all sessions, each with the absences that any of these says: it is the same person."""
        guest_by_key: dict[str, Speaker] = {}
        for person in (speaker for session in self.programme.sessions() for speaker in session.people):
            absences = (
                (*guest_by_key[person.identity_key].away, *person.away)
                if person.identity_key in guest_by_key
                else person.away
            )
            guest_by_key[person.identity_key] = person.model_copy(update={"away": tuple(dict.fromkeys(absences))})
        return guest_by_key

    @cached_property
    def tracks(self) -> tuple[Track, ...]:
        """The tracks into which this training splits, if it does."""
        return tracks_among(self.programme, self.sessions.values())

    @cached_property
    def splits(self) -> bool:
        """Whether any session is for one track alone."""
        return any(session.track != TOGETHER for session in self.sessions.values())

    @cached_property
    def rooms(self) -> tuple[str, ...]:
        """The rooms of this training: those that it names, else a plenary room and, if sessions of tracks may need
        them, as many as there are tracks."""
        return self.training.room_names or _ROOMS[: len(self.tracks) if self.splits else 1]

    def room_of(self, track: Track) -> str:
        """The room of a track: the first is also everybody's, the n-th that of the n-th track, the last that of all for
        whom there is none."""
        index = self.tracks.index(track) if track in self.tracks else 0
        return self.rooms[min(index, len(self.rooms) - 1)]

    @cached_property
    def dates(self) -> dict[int, date]:
        """The date of each day, counted from 1; empty as long as the training has none."""
        training_dates = {day: self.training.date_of(day) for day in range(1, self.training.days + 1)}
        return {day: date for day, date in training_dates.items() if date} or dict(self.written_dates)


def tracks_among(programme: Programme, sessions: Iterable[Session]) -> tuple[Track, ...]:
    """The tracks of a programme that some sessions are for, in its order: a training need not split into all of them.
    All of them where the sessions are for one, which stands beside another, or for none."""
    session_tracks = {session.track for session in sessions}
    used_tracks = tuple(track for track in programme.tracks if track in session_tracks)
    return used_tracks if len(used_tracks) > 1 else programme.tracks


def held_daily(session: Session) -> bool:
    """Whether a session is held once a day rather than once a training, such as a recap."""
    return session.place in ("start of each later day", "end of each earlier day")


def days_of(place: Place, days: int) -> range:
    """The days, counted from 1, to which a place belongs in a training of so many days."""
    return {
        "start of training": range(1, 2),
        "start of each later day": range(2, days + 1),
        "anywhere": range(1, days + 1),
        "end of each earlier day": range(1, days),
        "end of training": range(days, days + 1),
    }[place]

"""What the rules over an agenda look up: the programme, the training, its trainers."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ecpat_training.programme.model.chapter import Cover, Place, Session
from ecpat_training.programme.model.programme import Programme, Training
from ecpat_training.programme.model.speaker import Speaker
from ecpat_training.programme.model.trainer import Trainer


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
        return {one.known_by: self.trainers.get(one.trainer or "", one) for one in session.people}

    @cached_property
    def rooms(self) -> tuple[str, ...]:
        """The rooms of this training: those that it names, else a plenary room and, if sessions of tracks may need
        it, a second one."""
        if self.training.rooms:
            return self.training.room_names
        split = any(session.track != "together" for session in self.sessions.values())
        return ("Plenary room", "Second room") if split else ("Plenary room",)

    @cached_property
    def dates(self) -> dict[int, date]:
        """The date of each day, counted from 1; empty as long as the training has none."""
        own = {day: self.training.date_of(day) for day in range(1, self.training.days + 1)}
        return {day: date for day, date in own.items() if date} or dict(self.written_dates)


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

"""What the rules over a series look up: the programme, its trainings, who may come, on which days one can start."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, NamedTuple

from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Training
from ecpat_training.series.model.calendar import HolidayCalendar
from ecpat_training.values.weekend import is_rest_day

DAY = timedelta(1)
Side = Literal["host", "twin", "expert"]


class StaffingNeed(NamedTuple):
    """So many trainers of a training come from a side, out of these."""

    side: Side
    number: int
    trainers: tuple[Trainer, ...]

    @property
    def all_come(self) -> bool:
        """Whether there is nobody to choose among."""
        return self.number == len(self.trainers)


@dataclass(frozen=True)
class SeriesContext:
    """The programme, the days of its countries, and the first and the last day of the period. `fixed` are the days on
    which trainings must start, `waves` the countries whose order was drawn, each with its wave from 1."""

    programme: Programme
    calendar: HolidayCalendar
    first: date
    last: date
    fixed: Mapping[str, date] = field(default_factory=dict)
    waves: Mapping[str, int] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()  # countries whose trainings aren't looked at, for asking what if

    @property
    def dates(self) -> SeriesDates:
        """What the programme writes of the dates of all trainings."""
        return self.programme.series

    @cached_property
    def trainings(self) -> tuple[Training, ...]:
        """The trainings that get a date, in the programme's order of countries, each country's first one first."""
        trainings = [training for training in self.programme.list_trainings() if training.kind == "training"]
        countries = list(
            dict.fromkeys([*(partner.country for partner in self.programme.partners), *(t.country for t in trainings)])
        )
        ordered_trainings = sorted(
            trainings, key=lambda training: (countries.index(training.country), _number(training.id), training.id)
        )
        return tuple(training for training in ordered_trainings if training.country not in self.left_out)

    @cached_property
    def by_id(self) -> Mapping[str, Training]:
        """The trainings by their ids."""
        return {training.id: training for training in self.trainings}

    @cached_property
    def by_country(self) -> Mapping[str, tuple[Training, ...]]:
        """The trainings of each country in their order."""
        trainings_by_country: dict[str, tuple[Training, ...]] = {}
        for training in self.trainings:
            trainings_by_country[training.country] = (*trainings_by_country.get(training.country, ()), training)
        return trainings_by_country

    @cached_property
    def events(self) -> tuple[Training, ...]:
        """The other events that have a date: the pilot, the trainers' course, meetings."""
        return tuple(event for event in self.programme.events if event.kind != "training" and event.start)

    @cached_property
    def trainers(self) -> Mapping[str, Trainer]:
        """Every trainer of the programme, by code."""
        return {trainer.id: trainer for trainer in self.programme.trainers}

    def posts(self, training: Training) -> tuple[StaffingNeed, ...]:
        """How many trainers of each side come to a training, and out of whom; sides without anybody are left out."""
        pool = self.programme.pool(training)
        experts = tuple(trainer for trainer in pool if trainer.external_expert)
        host = tuple(trainer for trainer in pool if not trainer.external_expert and trainer.country == training.country)
        twin = tuple(trainer for trainer in pool if not trainer.external_expert and trainer.country != training.country)
        team = self.dates.team
        expert_count = self.dates.expert.each
        demands: list[tuple[Side, int, tuple[Trainer, ...]]] = [
            ("host", team.host, host),
            ("twin", team.twin, twin),
            ("expert", 1 if expert_count is None else expert_count, experts),
        ]
        return tuple(
            StaffingNeed(side, min(number, len(people)), people)
            for side, number, people in demands
            if number and people
        )

    def days(self, training: Training, start: date) -> tuple[date, ...]:
        """The days of a training that starts on a date."""
        return tuple(start + DAY * offset for offset in range(training.days))

    def travel(self, training: Training, trainer: Trainer, start: date) -> tuple[date, ...]:
        """The day on which a trainer travels before a training starts; none for who lives there."""
        abroad = trainer.country != training.country and self.dates.travel == "day before"
        return (start - DAY,) if abroad else ()

    def busy(self, training: Training, trainer: Trainer, start: date) -> tuple[date, ...]:
        """The days that a training takes of a trainer."""
        return (*self.travel(training, trainer, start), *self.days(training, start))

    def works(self, training: Training, day: date) -> bool:
        """Whether a training may be held on such a day of the week, by the programme and by both countries."""
        countries = [country for country in (training.country, training.twin) if country]
        rest_reasons = [
            country
            for country in countries
            if is_rest_day(day, country) and not self.calendar.is_declared_working_day(country, day)
        ]
        return day.weekday() in self.dates.weekdays and not rest_reasons

    def starts(self, training: Training) -> tuple[date, ...]:
        """The dates on which a training might start as far as period and days of the week go: its fixed one alone,
        where it has one."""
        if training.id in self.fixed:
            return (self.fixed[training.id],)
        length = (self.last - self.first).days - training.days + 1
        candidates = (self.first + DAY * offset for offset in range(max(0, length + 1)))
        return tuple(
            start for start in candidates if all(self.works(training, day) for day in self.days(training, start))
        )

    def event_days(self, trainer: Trainer) -> dict[date, Training]:
        """The days on which another event takes a trainer, travel included."""
        event_by_day: dict[date, Training] = {}
        for event in self.events:
            if event.start and trainer.id in (event.trainers or ()):
                days = [event.date_of(offset + 1) for offset in range(event.days)]
                before = self.travel(event, trainer, event.start)
                event_by_day |= {day: event for day in (*before, *days) if day}
        return event_by_day


def _number(id_: str) -> int:
    digit_text = "".join(filter(str.isdigit, id_.rpartition("-")[2]))
    return int(digit_text or 0)

"""One training or other event: when it is and for how long, where, in which rooms, for how many; and the series of
trainings that every partner country holds."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from pydantic import ConfigDict, Field, field_validator, model_validator
from pydantic.config import JsonDict

from ecpat_training.programme.model.chapter import TrainingKind
from ecpat_training.programme.model.completion import AttendanceSpec, attendance_misfits
from ecpat_training.programme.model.evening import EveningItem, WrittenEveningItem, evening_misfits
from ecpat_training.programme.model.fixed_breaks import WrittenFixedBreaks, fixed_breaks_misfits, fixed_breaks_of_day
from ecpat_training.programme.model.quorum import Quorum
from ecpat_training.programme.model.references import Problem
from ecpat_training.programme.model.room import TrainingRoom, WrittenRoom
from ecpat_training.programme.model.written_date import WrittenDate, parse_date
from ecpat_training.values.base import (
    Country,
    Identifier,
    Language,
    MisfitError,
    Noun,
    Text,
    TimeZone,
    Title,
    WebAddress,
)
from ecpat_training.values.hours_by_day import HoursByDay, TrainingHours
from ecpat_training.values.kinds import ItemKind
from ecpat_training.values.quantity import Hours, parse_hours
from ecpat_training.words.catalogue.message import phrase


class QuestionnaireLinks(Noun):
    """The link of each questionnaire by its wave; None where it is answered on paper, or nobody has made one yet."""

    pre: WebAddress | None = None
    post: WebAddress | None = None
    follow_up: WebAddress | None = Field(default=None, alias="follow-up")

    def links_by_wave(self) -> Iterator[tuple[str, str]]:
        """Yields each wave that has a link, with the link."""
        for wave, link in (("pre", self.pre), ("post", self.post), ("follow-up", self.follow_up)):
            if link is not None:
                yield wave, link


MOST_DAYS = 10
"""The most days of a training: two working weeks."""


class Series(Noun):
    """The trainings that every partner country holds; their ids are `al-1`, `al-2`, ..."""

    per_country: int = Field(ge=1, le=20)
    days: int = Field(ge=1, le=MOST_DAYS)
    participants: int = Field(ge=1, le=100)
    hours: TrainingHours = parse_hours("09:00-17:30")
    evening: tuple[WrittenEveningItem, ...] = Field(default=(), max_length=20)
    lunch: WrittenFixedBreaks = ()
    coffee: WrittenFixedBreaks = ()
    language: Language = "en"
    interpreters: bool = False
    links: QuestionnaireLinks = QuestionnaireLinks()  # of its questionnaires

    @model_validator(mode="after")
    def _hours_of_its_days(self) -> "Series":
        if problems := _hours_misfits(self):
            raise MisfitError(problems)
        return self


def _dates_make_days(raw_value: object) -> object:
    """A training that lists its `dates` need not count them, nor say on which it starts. What is wrong with a date is
    said of it alone, not of what would follow from it."""
    if not isinstance(raw_value, dict) or not (dates := raw_value.get("dates")) or not isinstance(dates, list | str):
        return raw_value
    written_values = {key: value for key, value in raw_value.items() if value is not None}
    listed_dates = dates if isinstance(dates, list) else [dates]
    derived: dict[str, object] = {"days": min(len(listed_dates), MOST_DAYS)}
    try:
        derived["start"] = parse_date(listed_dates[0])
    except ValueError:
        derived["start"] = None
    if isinstance(derived["start"], list | dict):
        derived["start"] = None
    return {**derived, **written_values}


def _days_or_dates(schema: JsonDict) -> None:
    """For editors: a training says its `days` or its `dates`."""
    required = schema.get("required")
    if isinstance(required, list):
        schema["required"] = [name for name in required if name != "days"]
    schema["anyOf"] = [{"required": ["days"]}, {"required": ["dates"]}]


class Training(Noun):
    """One training or other event of the programme. Its days follow each other from `start` on, or are on the `dates`
    that it lists."""

    model_config = ConfigDict(json_schema_extra=_days_or_dates)

    id: Identifier
    title: Title
    kind: TrainingKind = "training"
    country: Country
    twin: Country | None = None
    days: int = Field(ge=1, le=MOST_DAYS)
    start: WrittenDate | None = None
    dates: tuple[WrittenDate, ...] = Field(default=(), max_length=MOST_DAYS)  # in place of `days` and `start`
    timezone: TimeZone | None = None  # None: the country's
    participants: int = Field(ge=1, le=100)
    hours: TrainingHours = parse_hours("09:00-17:30")
    evening: tuple[WrittenEveningItem, ...] = Field(default=(), max_length=20)  # fixed, after the hours of a day
    lunch: WrittenFixedBreaks = ()  # when it is, if that is fixed; `coffee` likewise
    coffee: WrittenFixedBreaks = ()
    language: Language = "en"
    interpreters: bool = False
    links: QuestionnaireLinks = QuestionnaireLinks()  # of its questionnaires
    rooms: tuple[WrittenRoom, ...] = Field(
        default=(), max_length=20
    )  # the first is the plenary's, the n-th the n-th track's
    trainers: tuple[Identifier, ...] | None = None  # None: those of the two countries, and external experts
    venue: str = Field(default="", max_length=300)
    address: Text = ""
    contact: Text = ""
    online: WebAddress | None = None  # where people join who are not there
    objectives: tuple[Text, ...] = Field(default=(), max_length=50)  # none: the programme's
    attendance: AttendanceSpec | None = None  # what completing it takes; None: the programme's
    quorum: Quorum | None = None  # of an expert meeting; None: the programme's

    @model_validator(mode="before")
    @classmethod
    def _derive_day_count(cls, training_data: object) -> object:
        return _dates_make_days(training_data)

    @model_validator(mode="after")
    def _days_agree(self) -> "Training":
        problems = [
            *_hours_misfits(self),
            *_dates_misfits(self),
            *attendance_misfits(self.attendance, self.days),
        ]
        if problems:
            raise MisfitError(problems)
        return self

    @field_validator("rooms")
    @classmethod
    def _refuse_repeated_rooms(cls, rooms: tuple[TrainingRoom, ...]) -> tuple[TrainingRoom, ...]:
        if len({room.room.casefold() for room in rooms}) < len(rooms):
            raise ValueError("a room is named twice")
        return rooms

    @property
    def room_names(self) -> tuple[str, ...]:
        """Its rooms by name."""
        return tuple(room.room for room in self.rooms)

    def seats_of(self, room: str | None) -> int | None:
        """How many people a room seats, of the plenary where none is named; None where nobody counted."""
        matching_rooms = (
            self.rooms[:1] if room is None else [candidate for candidate in self.rooms if candidate.room == room]
        )
        return next((candidate.seats for candidate in matching_rooms), None)

    def date_of(self, day: int) -> date | None:
        """The date of a day, counted from 1; None as long as the training has none."""
        if self.dates:
            return self.dates[day - 1] if day <= len(self.dates) else None
        return self.start + timedelta(day - 1) if self.start else None

    def last_day(self, first_day: date) -> date:
        """Its last day, if it begins on this one."""
        return self.dates[-1] if self.dates else first_day + timedelta(self.days - 1)

    def evening_of(self, day: int) -> list[EveningItem]:
        """What is fixed for the evening of a day, in time."""
        return sorted((item for item in self.evening if item.day == day), key=lambda item: item.at.start)

    def breaks_of(self, day: int) -> list[tuple[ItemKind, Hours]]:
        """The lunches and coffee breaks (kind and hours) that are fixed on a day, in the order of time."""
        return fixed_breaks_of_day(self.lunch, self.coffee, day, self.hours.hours_on(day))

    def with_title(self, title: str) -> "Training":
        """The training as an event with a title of its own."""
        fields = {name: getattr(self, name) for name in Training.model_fields}
        return Training.model_construct(**{**fields, "title": title})


def _hours_misfits(training: "Series | Training") -> list[Problem]:
    hours = training.hours
    hours_problems = hours.misfits(training.days) if isinstance(hours, HoursByDay) else ()
    evening_problems = evening_misfits(training.evening, hours, training.days)
    return [
        *((("hours", *path), message) for path, message in hours_problems),
        *((("evening", *path), message) for path, message in evening_problems),
        *fixed_breaks_misfits(training.lunch, training.coffee, hours, training.days),
    ]


def _dates_misfits(training: Training) -> Iterator[Problem]:
    """Dates that don't follow each other, or that `days` or `start` contradict."""
    dates = training.dates
    for index, (earlier, later) in enumerate(pairwise(dates)):
        if later <= earlier:
            relation = (
                "the date of the day before as well"
                if later == earlier
                else phrase("before the date of the day before, {earlier}", earlier=earlier)
            )
            message = phrase(
                "{date} is {relation}; list each date once, the first one first", date=later, relation=relation
            )
            yield ("dates", index + 1), message
    if dates and training.days != len(dates):
        message = phrase(
            "the training has {days} days here, and {dates} under `dates`; keep `dates` only",
            days=training.days,
            dates=len(dates),
        )
        yield ("days",), message
    if dates and training.start != dates[0]:
        message = phrase(
            "the training starts on {start} here, and on {first} under `dates`; keep `dates` only",
            start=training.start,
            first=dates[0],
        )
        yield ("start",), message


class SeriesTraining(Training):
    """One of a country's series, the `number`th. Nobody has given it a title: whoever writes one names its number and
    country in the reader's language."""

    number: int

"""When the trainings of a programme may be: the period, the days of the week, how far a country's two lie apart, what
experts can bear, what is closed. All of it has a usual value, so that a programme may write nothing."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, field_validator

from ecpat_training.programme.model.absence import Absence, WrittenAbsence
from ecpat_training.values.base import Country, Identifier, Noun, Title
from ecpat_training.values.quantity import Range, parse_range
from ecpat_training.words.catalogue.message import phrase

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LONGEST_GAP = 800


def _bare_days(raw_value: object) -> object:
    """`14 days` as 14.

    Raises:
        ValueError: what is written is no number of days.
    """
    if not isinstance(raw_value, str):
        return raw_value
    match = re.fullmatch(r"([0-9]{1,3})(?: ?days?)?", raw_value.strip(), re.ASCII)
    if not match:
        raise ValueError("write a number of days, such as `14 days`")
    return int(match[1])


Days = Annotated[
    int,
    BeforeValidator(_bare_days),
    Field(ge=0, le=400),
    WithJsonSchema({"type": "string", "pattern": r"^\d{1,3}( ?days?)?$", "examples": ["14 days"]}),
]
"""A number of days, written `14 days`."""


def _gap(raw_value: object) -> object:
    """`28-112 days, ideally 63` as a range.

    Raises:
        ValueError: what is written is no range of days.
    """
    if not isinstance(raw_value, str):
        return raw_value
    gap = parse_range(re.sub(r" ?\bdays?\b", "", raw_value))
    bounds = [bound for bound in (gap.low, gap.high, gap.ideal) if bound is not None]
    if any(bound % 1 or bound > _LONGEST_GAP for bound in bounds):
        raise ValueError(phrase("write whole days up to {days}, such as `28-112 days`", days=_LONGEST_GAP))
    return gap


DaysBetween = Annotated[
    Range,
    BeforeValidator(_gap),
    PlainSerializer(lambda gap: f"{gap} days"),
    WithJsonSchema({"type": "string", "examples": ["28-112 days", "28-112 days, ideally 63"]}),
]
"""From how many days to how many, written `28-112 days, ideally 63`."""


def _weekdays(raw_value: object) -> object:
    """`Tue-Thu` or `Mon, Wed` as days from 0, Monday.

    Raises:
        ValueError: what is written names no days of the week.
    """
    if not isinstance(raw_value, str):
        return raw_value
    names = {name.lower(): number for number, name in enumerate(WEEKDAYS)}
    days: list[int] = []
    for day_range in raw_value.lower().split(","):
        bounds = [names.get(name.strip()[:3], -1) for name in re.split(r"-|–| to ", day_range)]
        if -1 in bounds or len(bounds) > 2 or bounds[0] > bounds[-1]:
            raise ValueError("write days of the week from Monday on, such as `Tue-Thu` or `Mon, Wed, Fri`")
        days += range(bounds[0], bounds[-1] + 1)
    return tuple(sorted(set(days)))


def _format_weekdays(days: tuple[int, ...]) -> str:
    """The shortest way to write them."""
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{WEEKDAYS[days[0]]}-{WEEKDAYS[days[-1]]}"
    return ", ".join(WEEKDAYS[day] for day in days)


Weekdays = Annotated[
    tuple[int, ...],
    BeforeValidator(_weekdays),
    PlainSerializer(_format_weekdays),
    WithJsonSchema({"type": "string", "examples": ["Tue-Thu", "Mon, Wed, Fri"]}),
]
"""Days of the week, 0 for Monday, written `Tue-Thu`."""


class ClosedDays(Noun):
    """Days on which no training can be, of one `country` or of all: `{days: 2005-12-17 to 2006-01-09, because: ...}`.
    Whoever travels to a country or from it doesn't either."""

    days: WrittenAbsence
    country: Country | None = None
    because: Title = "closed"

    @field_validator("days")
    @classmethod
    def _require_whole_days(cls, days: Absence) -> Absence:
        if not days.all_day:
            raise ValueError("write whole days, such as `2005-12-17 to 2006-01-09`")
        return days


class SeriesExperts(Noun):
    """External experts: how many come to `each` training, to how many one comes at `most`, and how many days lie at
    least between the first day of one training and that of the next one with the same expert (`rest`)."""

    each: int | None = Field(default=None, ge=0, le=5)  # None: one, where the pool has any
    most: int | None = Field(default=None, ge=1, le=200)
    rest: Days = 14


class SeriesTeam(Noun):
    """How many trainers of the country and of its twin come to a training; all of them where there are fewer."""

    host: int = Field(default=2, ge=0, le=10)
    twin: int = Field(default=2, ge=0, le=10)


class TrainersCourse(Noun):
    """The course that makes trainers of `people`: none of them comes to a training before it is over."""

    event: Identifier
    people: tuple[Identifier, ...] = Field(min_length=1, max_length=200)


class SeriesDates(Noun):
    """What holds for the dates of all trainings. `period`: None is the programme's. `travel` says whether those who
    come from another country arrive on the day before. `venues` are the days on which the house of a training, by its
    id, or of a country is free. `regions` name the part of a country whose holidays count; without one those of every
    part do. `calendar` is the file with the holidays, beside the programme's; `draw` the one that says in which order
    countries begin, where that was drawn."""

    period: WrittenAbsence | None = None
    weekdays: Weekdays = (1, 2, 3)
    travel: Literal["day before", "same day"] = "day before"
    most_in_a_week: int = Field(default=1, ge=1, le=50)
    days_between: DaysBetween = Range(low=28, high=112)
    shared_twin: Days = 14  # between trainings of two countries that have one twin
    expert: SeriesExperts = SeriesExperts()
    team: SeriesTeam = SeriesTeam()
    course: TrainersCourse | None = None
    closed: tuple[ClosedDays, ...] = Field(default=(), max_length=200)
    venues: dict[Identifier, tuple[WrittenAbsence, ...]] = Field(default={}, max_length=200)
    regions: dict[Country, Title] = Field(default={}, max_length=60)
    calendar: str = Field(default="calendar.csv", pattern=r"^[^/\\]+\.csv$", max_length=120)
    draw: str = Field(default="draw.json", pattern=r"^[^/\\]+\.json$", max_length=120)

    @field_validator("weekdays")
    @classmethod
    def _require_weekdays(cls, days: tuple[int, ...]) -> tuple[int, ...]:
        if not days:
            raise ValueError("name at least one day of the week")
        return days

    @field_validator("period")
    @classmethod
    def _require_whole_period(cls, period: Absence | None) -> Absence | None:
        if period and (not period.all_day or period.first == period.last):
            raise ValueError("write its first and its last day, such as `2005-09-05 to 2006-10-27`")
        return period

    def find_free_periods(self, training: str, country: str) -> tuple[tuple[date, date], ...] | None:
        """The periods (first and last day) in which a training's house is free: its own, else its country's; None where
        nobody wrote any."""
        written_absences = self.venues.get(training) or self.venues.get(country)
        return tuple((absence.first, absence.last) for absence in written_absences) if written_absences else None

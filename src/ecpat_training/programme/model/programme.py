"""The whole programme: partners, trainings, manual, trainers, rules."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from pydantic import ConfigDict, Field, field_validator, model_validator
from pydantic.config import JsonDict

from ecpat_training.programme.model.chapter import Chapter, Session, TrainingKind
from ecpat_training.programme.model.evening import EveningItem, WrittenEveningItem, evening_misfits
from ecpat_training.programme.model.fixed_breaks import WrittenFixedBreaks, fixed_breaks_misfits, fixed_on
from ecpat_training.programme.model.no_show import NoShow
from ecpat_training.programme.model.people import (
    evening_people_problems,
    session_people_problems,
    with_trainers_known,
)
from ecpat_training.programme.model.references import Ids, Named, Problem, Texts, reference_problems
from ecpat_training.programme.model.room import TrainingRoom, WrittenRoom
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.model.tracks import require_names, spelt_as_listed, track_problems
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.translation import ProgrammeTranslation
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
from ecpat_training.values.kinds import METHODS, MOST_TRACKS, TOGETHER, TRACKS, ItemKind, Method, MethodName, Track
from ecpat_training.values.quantity import Hours, parse_hours
from ecpat_training.values.time_zones import zone_of
from ecpat_training.words.lists.methods import track_meant, track_named

MOST_DAYS = 10
"""The most days of a training: two working weeks."""


class PartnerCountry(Noun):
    """A country of the programme and its twin."""

    country: Country
    twin: Country


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

    @model_validator(mode="after")
    def _hours_of_its_days(self) -> "Series":
        if problems := _hours_misfits(self):
            raise MisfitError(problems)
        return self


def _dates_make_days(written: object) -> object:
    """A training that lists its `dates` need not count them, nor say on which it starts. What is wrong with a date is
    said of it alone, not of what would follow from it."""
    if not isinstance(written, dict) or not (dates := written.get("dates")) or not isinstance(dates, list | str):
        return written
    said = {key: value for key, value in written.items() if value is not None}
    listed = dates if isinstance(dates, list) else [dates]
    made: dict[str, object] = {"days": min(len(listed), MOST_DAYS)}
    try:
        made["start"] = parse_date(listed[0])
    except ValueError:
        made["start"] = None
    if isinstance(made["start"], list | dict):
        made["start"] = None
    return {**made, **said}


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
    rooms: tuple[WrittenRoom, ...] = Field(
        default=(), max_length=20
    )  # the first is the plenary's, the n-th the n-th track's
    trainers: tuple[Identifier, ...] | None = None  # None: those of the two countries, and external experts
    venue: str = Field(default="", max_length=300)
    address: Text = ""
    contact: Text = ""
    online: WebAddress | None = None  # where people join who are not there
    objectives: tuple[Text, ...] = Field(default=(), max_length=50)  # none: the programme's

    @model_validator(mode="before")
    @classmethod
    def _counted_by_its_dates(cls, written: object) -> object:
        return _dates_make_days(written)

    @model_validator(mode="after")
    def _days_agree(self) -> "Training":
        problems = [*_hours_misfits(self), *_dates_misfits(self)]
        if problems:
            raise MisfitError(problems)
        return self

    @field_validator("rooms")
    @classmethod
    def _each_room_once(cls, rooms: tuple[TrainingRoom, ...]) -> tuple[TrainingRoom, ...]:
        if len({room.room.casefold() for room in rooms}) < len(rooms):
            raise ValueError("a room is named twice")
        return rooms

    @property
    def room_names(self) -> tuple[str, ...]:
        """Its rooms by name."""
        return tuple(one.room for one in self.rooms)

    def seats_of(self, room: str | None) -> int | None:
        """How many people a room seats, of the plenary where none is named; None where nobody counted."""
        named = self.rooms[:1] if room is None else [one for one in self.rooms if one.room == room]
        return next((one.seats for one in named), None)

    def date_of(self, day: int) -> date | None:
        """The date of a day, counted from 1; None as long as the training has none."""
        if self.dates:
            return self.dates[day - 1] if day <= len(self.dates) else None
        return self.start + timedelta(day - 1) if self.start else None

    def evening_of(self, day: int) -> list[EveningItem]:
        """What is fixed for the evening of a day, in time."""
        return sorted((one for one in self.evening if one.day == day), key=lambda one: one.at.start)

    def breaks_of(self, day: int) -> list[tuple[ItemKind, Hours]]:
        """The lunches and coffee breaks that are fixed on a day, in time."""
        return fixed_on(self.lunch, self.coffee, day, self.hours.on(day))

    def titled(self, title: str) -> "Training":
        """The same as an event with a title of its own."""
        fields = {name: getattr(self, name) for name in Training.model_fields}
        return Training.model_construct(**{**fields, "title": title})


def _hours_misfits(training: "Series | Training") -> list[Problem]:
    hours = training.hours
    found = hours.misfits(training.days) if isinstance(hours, HoursByDay) else ()
    evening = evening_misfits(training.evening, hours, training.days)
    return [
        *((("hours", *path), message) for path, message in found),
        *((("evening", *path), message) for path, message in evening),
        *fixed_breaks_misfits(training.lunch, training.coffee, hours, training.days),
    ]


def _dates_misfits(training: Training) -> Iterator[Problem]:
    """Dates that don't follow each other, or that `days` or `start` contradict."""
    dates = training.dates
    for at, (one, other) in enumerate(pairwise(dates)):
        if other <= one:
            said = "the date of the day before as well" if other == one else f"before the date of the day before, {one}"
            yield ("dates", at + 1), f"{other} is {said}; list each date once, the first one first"
    if dates and training.days != len(dates):
        yield (
            ("days",),
            f"the training has {training.days} days here, and {len(dates)} under `dates`; keep `dates` only",
        )
    if dates and training.start != dates[0]:
        yield (
            ("start",),
            f"the training starts on {training.start} here, and on {dates[0]} under `dates`; keep `dates` only",
        )


class SeriesTraining(Training):
    """One of a country's series, the `number`th. Nobody has given it a title: whoever writes one names its number and
    country in the reader's language."""

    number: int


class Rules(Noun):
    """The rules of the programme, by what they are about."""

    roster: tuple[RuleSpec, ...] = ()
    team: tuple[RuleSpec, ...] = ()  # who leads; may as well stand under `agenda`
    agenda: tuple[RuleSpec, ...] = ()


def _counted(chapter: object, methods: dict[str, object]) -> object:
    """A chapter as it is written, its sessions with what their method counts as."""
    if not isinstance(chapter, dict) or not isinstance(chapter.get("sessions"), list):
        return chapter
    sessions = [
        {**session, "counts as": methods[session["method"]]}
        if isinstance(session, dict)
        and isinstance(session.get("method"), str)
        and session["method"] in methods
        and not {"counts as", "counts_as"} & set(session)
        else session
        for session in chapter["sessions"]
    ]
    return {**chapter, "sessions": sessions}


class Programme(Noun):
    """A programme of trainings, as `programme.yaml` writes it."""

    programme: Title
    id: Identifier
    about: Text = ""
    period: str = Field(default="", pattern=r"^(\d{4}-\d{2} to \d{4}-\d{2})?$")
    timezone: TimeZone = "Europe/Amsterdam"
    language: Language = "en"
    funders: tuple[Title, ...] = ()
    objectives: tuple[Text, ...] = ()
    partners: tuple[PartnerCountry, ...] = ()
    trainings: Series | None = None
    events: tuple[Training, ...] = Field(default=(), max_length=200)
    methods: dict[MethodName, Method] = Field(default={}, max_length=100)  # of our own, each with what it counts as
    tracks: tuple[Track, ...] = Field(default=TRACKS, min_length=2, max_length=MOST_TRACKS)  # that stand in parallel
    manual: tuple[Chapter, ...] = Field(min_length=1, max_length=60)
    trainers: tuple[Trainer, ...] = Field(default=(), max_length=500)
    no_show: NoShow | None = Field(default=None, alias="no-show")  # of those who are invited
    drop_out: NoShow | None = Field(default=None, alias="drop-out", json_schema_extra={"deprecated": True})
    rules: Rules = Rules()
    translations: dict[Language, ProgrammeTranslation] = Field(
        default={}, max_length=60
    )  # `language` says what the rest is in

    @model_validator(mode="before")
    @classmethod
    def _own_methods_counted(cls, data: object) -> object:
        """Says of each session that has a method of the programme's own what that counts as."""
        methods = data.get("methods") if isinstance(data, dict) else None
        if not isinstance(data, dict) or not isinstance(methods, dict) or not isinstance(data.get("manual"), list):
            return data
        manual = [_counted(chapter, methods) for chapter in data["manual"]]
        return {**data, "manual": manual}

    @model_validator(mode="before")
    @classmethod
    def _tracks_as_listed(cls, data: object) -> object:
        return spelt_as_listed(data)

    @model_validator(mode="before")
    @classmethod
    def _speakers_who_are_trainers(cls, data: object) -> object:
        """Says of each speaker who is written by a trainer's id that it is that trainer."""
        return with_trainers_known(data)

    @field_validator("tracks")
    @classmethod
    def _tracks_that_differ(cls, tracks: tuple[Track, ...]) -> tuple[Track, ...]:
        require_names(tracks)
        return tracks

    @field_validator("methods")
    @classmethod
    def _methods_of_ones_own(cls, methods: dict[str, Method]) -> dict[str, Method]:
        if ours := [name for name in methods if name in METHODS]:
            raise ValueError(f"`{ours[0]}` is there already and counts as itself; leave it out here")
        return methods

    @field_validator("period")
    @classmethod
    def _period_of_months(cls, period: str) -> str:
        first, _, last = period.partition(" to ")
        if period and (not all("01" <= month[5:] <= "12" for month in (first, last)) or first > last):
            raise ValueError("write the first and the last month, like `2005-01 to 2006-12`")
        return period

    @model_validator(mode="after")
    def _no_show_rates_once(self) -> "Programme":
        if self.no_show and self.drop_out:
            said = "the no-show rates stand here and under `no-show`. Keep `no-show` only; `drop-out` is its old name"
            raise MisfitError([(("drop-out",), said)])
        return self

    @model_validator(mode="after")
    def _names_are_known(self) -> "Programme":
        problems = [*reference_problems(self._ids()), *self._unknown_tracks(), *self._bases_on_another_track()]
        ids = [trainer.id for trainer in self.trainers]
        problems += session_people_problems(self.manual, ids)
        for at, training in enumerate(self.events):
            problems += evening_people_problems(training.evening, ids, ("events", at, "evening"))
        if self.trainings:
            problems += evening_people_problems(self.trainings.evening, ids, ("trainings", "evening"))
        if problems:
            raise MisfitError(problems)
        return self

    def _unknown_tracks(self) -> Iterator[Problem]:
        sessions = (
            (("manual", number, "sessions", at), session.track)
            for number, chapter in enumerate(self.manual)
            for at, session in enumerate(chapter.sessions)
        )
        return track_problems(self.tracks, sessions, listed="tracks" in self.model_fields_set)

    def _bases_on_another_track(self) -> Iterator[Problem]:
        tracks = {session.id: session.track for session in self.sessions()}
        for number, chapter in enumerate(self.manual):
            for at, session in enumerate(chapter.sessions):
                for where, base in enumerate(session.after):
                    if tracks.get(base, TOGETHER) not in (TOGETHER, session.track) and session.track != TOGETHER:
                        what = f"session `{session.id}` is for {session.track} and comes after `{base}`, which is for "
                        what += f"{tracks[base]}: nobody is in both"
                        yield ("manual", number, "sessions", at, "after", where), what

    def _ids(self) -> Ids:
        return Ids(
            sessions=[
                Named(("manual", number, "sessions", at), session.id, tuple(enumerate(session.after)))
                for number, chapter in enumerate(self.manual)
                for at, session in enumerate(chapter.sessions)
            ],
            trainers=[Named(("trainers", at), trainer.id) for at, trainer in enumerate(self.trainers)],
            trainings=[
                Named(("events", at), training.id, tuple(enumerate(training.trainers or ())))
                for at, training in enumerate(self.all_trainings())
            ],
            texts=[
                Texts(code, tuple(texts.sessions), tuple(texts.trainings), tuple(texts.training_objectives))
                for code, texts in self.translations.items()
            ],
            language=self.language,
        )

    def track_called(self, text: str) -> Track | None:
        """The track that a text names, in any language of the programme, or everybody's; None where it names none."""
        if meant := track_meant(text, self.tracks):
            return meant
        for texts in self.translations.values():
            called = [(track, name or "") for track, name in zip(self.tracks, texts.tracks, strict=False)]
            if named := track_named(text, [name for _, name in called if name]):
                return next((track for track, name in called if name == named), None)
        return None

    @property
    def no_show_rates(self) -> NoShow | None:
        """Of those who are invited, the share that stays away: `no-show`, or `drop-out`, as files wrote it before."""
        return self.no_show or self.drop_out

    def sessions(self, kind: TrainingKind | None = None) -> list[Session]:
        """The sessions of every chapter, or of those that a kind of training uses, in the manual's order."""
        return [
            session
            for chapter in self.manual
            if kind is None or kind in chapter.used_in
            for session in chapter.sessions
        ]

    def all_trainings(self) -> list[Training]:
        """The events, then the series of every partner country. An event with the id of a training of the series
        stands for it, with dates or trainers of its own."""
        events = [self._with_twin(event) for event in self.events]
        series = self.trainings
        if series is None:
            return events
        own = {event.id for event in events}
        return [
            *events,
            *(
                SeriesTraining(
                    id=id_,
                    title=id_,
                    number=number,
                    country=partner.country,
                    twin=partner.twin,
                    **{name: getattr(series, name) for name in Series.model_fields if name != "per_country"},
                )
                for partner in self.partners
                for number in range(1, series.per_country + 1)
                if (id_ := f"{partner.country.lower()}-{number}") not in own
            ),
        ]

    def _with_twin(self, event: Training) -> Training:
        """A training in a partner country is the twins' own, unless it says another twin."""
        twin = next((partner.twin for partner in self.partners if partner.country == event.country), None)
        twinned = event.twin is None and event.kind in ("training", "pilot") and twin is not None
        return event.model_copy(update={"twin": twin}) if twinned else event

    def training(self, id_: str) -> Training:
        """The training of that id.

        Raises:
            LookupError: there is none.
        """
        for training in self.all_trainings():
            if training.id == id_:
                return training
        raise LookupError(id_)

    def timezone_of(self, training: Training) -> str:
        """The time zone in which a training happens: its own, else its country's, else the programme's."""
        return training.timezone or zone_of(training.country) or self.timezone

    def objectives_of(self, training: Training) -> tuple[str, ...]:
        """What a training is for: its own objectives, else the programme's."""
        return training.objectives or self.objectives

    def pool(self, training: Training) -> list[Trainer]:
        """The trainers who may lead sessions of a training: those it names, else those of its two countries and
        the external experts."""
        if training.trainers is not None:
            return [trainer for trainer in self.trainers if trainer.id in training.trainers]
        home = {training.country, training.twin}
        return [trainer for trainer in self.trainers if trainer.country in home or trainer.external_expert]

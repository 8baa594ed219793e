"""The whole programme: partners, trainings, manual, trainers, rules."""

from collections.abc import Callable, Iterator
from functools import partial

from pydantic import Field, field_validator, model_validator

from ecpat_training.programme.model.chapter import Chapter, Session, TrainingKind
from ecpat_training.programme.model.completion import AttendanceSpec
from ecpat_training.programme.model.design import Design
from ecpat_training.programme.model.donors import Donors
from ecpat_training.programme.model.goal import Goal, goal_problems
from ecpat_training.programme.model.ladder import Ladder
from ecpat_training.programme.model.no_show import NoShow
from ecpat_training.programme.model.people import evening_people_problems, resolve_trainers, session_people_problems
from ecpat_training.programme.model.quorum import Quorum
from ecpat_training.programme.model.references import Identified, Ids, Problem, Texts, reference_problems
from ecpat_training.programme.model.rule import RuleSpec
from ecpat_training.programme.model.series_dates import SeriesDates
from ecpat_training.programme.model.tracks import normalise_track_spelling, require_names, track_problems
from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Series, SeriesTraining, Training
from ecpat_training.programme.model.translation import ProgrammeTranslation
from ecpat_training.values.base import Country, Identifier, Language, MisfitError, Noun, Text, TimeZone, Title
from ecpat_training.values.kinds import METHODS, MOST_TRACKS, TOGETHER, TRACKS, Method, MethodName, Track
from ecpat_training.values.time_zones import zone_of
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.tracks import track_meant, track_named


class PartnerCountry(Noun):
    """A country of the programme and its twin."""

    country: Country
    twin: Country


class Rules(Noun):
    """The rules of the programme, by what they are about."""

    roster: tuple[RuleSpec, ...] = ()
    team: tuple[RuleSpec, ...] = ()  # who leads; may as well stand under `agenda`
    agenda: tuple[RuleSpec, ...] = ()
    series: tuple[RuleSpec, ...] = ()


def _add_counts_as(chapter: object, methods: dict[str, object]) -> object:
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
    series: SeriesDates = SeriesDates()  # when they may be
    design: Design | None = None  # how chance decides who begins
    events: tuple[Training, ...] = Field(default=(), max_length=200)
    methods: dict[MethodName, Method] = Field(default={}, max_length=100)  # of our own, each with what it counts as
    tracks: tuple[Track, ...] = Field(default=TRACKS, min_length=2, max_length=MOST_TRACKS)  # that stand in parallel
    manual: tuple[Chapter, ...] = Field(min_length=1, max_length=60)
    trainers: tuple[Trainer, ...] = Field(default=(), max_length=500)
    ladder: Ladder = Ladder()  # up to a trainer's certificate
    no_show: NoShow | None = Field(default=None, alias="no-show")  # of those who are invited
    drop_out: NoShow | None = Field(default=None, alias="drop-out", json_schema_extra={"deprecated": True})
    attendance: AttendanceSpec = AttendanceSpec()  # what completing a training takes
    quorum: Quorum | None = None  # of the partners, for decisions of an expert meeting
    donors: Donors = Donors()  # what they were promised
    goals: tuple[Goal, ...] = Field(default=(), max_length=100)  # that are followed up
    rules: Rules = Rules()
    translations: dict[Language, ProgrammeTranslation] = Field(
        default={}, max_length=60
    )  # `language` says what the rest is in

    @model_validator(mode="before")
    @classmethod
    def _resolve_own_methods(cls, data: object) -> object:
        """Says of each session that has a method of the programme's own what that counts as."""
        methods = data.get("methods") if isinstance(data, dict) else None
        if not isinstance(data, dict) or not isinstance(methods, dict) or not isinstance(data.get("manual"), list):
            return data
        chapters = [_add_counts_as(chapter, methods) for chapter in data["manual"]]
        return {**data, "manual": chapters}

    @model_validator(mode="before")
    @classmethod
    def _normalise_tracks(cls, data: object) -> object:
        return normalise_track_spelling(data)

    @model_validator(mode="before")
    @classmethod
    def _speakers_who_are_trainers(cls, data: object) -> object:
        """Says of each speaker who is written by a trainer's id that it is that trainer."""
        return resolve_trainers(data)

    @field_validator("tracks")
    @classmethod
    def _tracks_that_differ(cls, tracks: tuple[Track, ...]) -> tuple[Track, ...]:
        require_names(tracks)
        return tracks

    @field_validator("methods")
    @classmethod
    def _methods_of_ones_own(cls, methods: dict[str, Method]) -> dict[str, Method]:
        if builtin_methods := [name for name in methods if name in METHODS]:
            raise ValueError(
                phrase("`{method}` is there already and counts as itself; leave it out here", method=builtin_methods[0])
            )
        return methods

    @field_validator("period")
    @classmethod
    def _period_of_months(cls, period: str) -> str:
        first_month, _, last_month = period.partition(" to ")
        if period and (
            not all("01" <= month[5:] <= "12" for month in (first_month, last_month)) or first_month > last_month
        ):
            raise ValueError("write the first and the last month, like `2005-01 to 2006-12`")
        return period

    @model_validator(mode="after")
    def _refuse_both_rates(self) -> "Programme":
        if self.no_show and self.drop_out:
            message = (
                "the no-show rates stand here and under `no-show`. Keep `no-show` only; `drop-out` is its old name"
            )
            raise MisfitError([(("drop-out",), message)])
        return self

    @model_validator(mode="after")
    def _refuse_unknown_names(self) -> "Programme":
        problems = [*reference_problems(self._ids()), *self._unknown_tracks(), *self._bases_on_another_track()]
        ids = [trainer.id for trainer in self.trainers]
        problems += session_people_problems(self.manual, ids)
        for index, training in enumerate(self.events):
            problems += evening_people_problems(training.evening, ids, ("events", index, "evening"))
        if self.trainings:
            problems += evening_people_problems(self.trainings.evening, ids, ("trainings", "evening"))
        problems += [*self._unknown_in_series(), *goal_problems(self.goals), *self._texts_of_no_goal()]
        if problems:
            raise MisfitError(problems)
        return self

    def _unknown_in_series(self) -> Iterator[Problem]:
        """What the block `series` names that nobody knows."""
        trainings = self.list_trainings()
        ids = {training.id for training in trainings}
        countries = {training.country for training in trainings}
        for place_name in self.series.venues:
            if place_name not in ids | countries:
                yield ("series", "venues", place_name), f"`{place_name}` is no training and no country of the programme"
        course = self.series.course
        if course and course.event not in {event.id for event in self.events}:
            yield ("series", "course", "event"), f"no event `{course.event}` is listed under `events`"
        trainer_ids = {trainer.id for trainer in self.trainers}
        for index, person in enumerate(course.people if course else ()):
            if person not in trainer_ids:
                yield ("series", "course", "people", index), f"no trainer `{person}` is in the pool"

    def _texts_of_no_goal(self) -> Iterator[Problem]:
        goal_ids = {goal.id for goal in self.goals}
        for language, texts in self.translations.items():
            for id_ in texts.goals:
                if id_ not in goal_ids:
                    yield ("translations", language, "goals", id_), "there is no such goal"

    def _unknown_tracks(self) -> Iterator[Problem]:
        sessions = (
            (("manual", number, "sessions", index), session.track)
            for number, chapter in enumerate(self.manual)
            for index, session in enumerate(chapter.sessions)
        )
        return track_problems(self.tracks, sessions, has_listed_tracks="tracks" in self.model_fields_set)

    def _bases_on_another_track(self) -> Iterator[Problem]:
        tracks = {session.id: session.track for session in self.sessions()}
        for number, chapter in enumerate(self.manual):
            for index, session in enumerate(chapter.sessions):
                for place, base in enumerate(session.after):
                    if tracks.get(base, TOGETHER) not in (TOGETHER, session.track) and session.track != TOGETHER:
                        message = phrase(
                            "session `{session}` is for {track} and comes after `{base}`, which is for {base_track}: "
                            "nobody is in both",
                            session=session.id,
                            track=session.track,
                            base=base,
                            base_track=tracks[base],
                        )
                        yield ("manual", number, "sessions", index, "after", place), message

    def _ids(self) -> Ids:
        return Ids(
            sessions=[
                Identified(("manual", number, "sessions", index), session.id, tuple(enumerate(session.after)))
                for number, chapter in enumerate(self.manual)
                for index, session in enumerate(chapter.sessions)
            ],
            trainers=[Identified(("trainers", index), trainer.id) for index, trainer in enumerate(self.trainers)],
            trainings=[
                Identified(("events", index), training.id, tuple(enumerate(training.trainers or ())))
                for index, training in enumerate(self.list_trainings())
            ],
            texts=[
                Texts(
                    code,
                    tuple(texts.sessions),
                    tuple(texts.trainings),
                    tuple(texts.training_objectives),
                    tuple(texts.chapters),
                )
                for code, texts in self.translations.items()
            ],
            language=self.language,
            chapters=[chapter.chapter for chapter in self.manual],
        )

    def find_track(self, text: str) -> Track | None:
        """The track that a text names, in any language of the programme, or everybody's; None where it names none."""
        if known_track := track_meant(text, self.tracks):
            return known_track
        for texts in self.translations.values():
            track_names = [(track, name or "") for track, name in zip(self.tracks, texts.tracks, strict=False)]
            if named_track := track_named(text, [name for _, name in track_names if name]):
                return next((track for track, name in track_names if name == named_track), None)
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

    def list_trainings(self) -> list[Training]:
        """The events, then the series of every partner country. An event with the id of a training of the series
        stands for it, with dates or trainers of its own."""
        return [build_training() for _, build_training in self._trainings()]

    def _trainings(self) -> Iterator[tuple[str, Callable[[], Training]]]:
        """The id of each training, and what makes it: whoever looks for one makes no other."""
        for event in self.events:
            yield event.id, partial(self._add_twin, event)
        series = self.trainings
        if series is None:
            return
        event_ids = {event.id for event in self.events}
        shared_fields = {name: getattr(series, name) for name in Series.model_fields if name != "per_country"}
        for partner in self.partners:
            for number in range(1, series.per_country + 1):
                id_ = f"{partner.country.lower()}-{number}"
                countries = {"country": partner.country, "twin": partner.twin}
                if id_ not in event_ids:
                    yield id_, partial(SeriesTraining, id=id_, title=id_, number=number, **countries, **shared_fields)

    def _add_twin(self, event: Training) -> Training:
        """A training in a partner country is the twins' own, unless it says another twin."""
        twin = next((partner.twin for partner in self.partners if partner.country == event.country), None)
        twinned = event.twin is None and event.kind in ("training", "pilot") and twin is not None
        return event.model_copy(update={"twin": twin}) if twinned else event

    def training(self, id_: str) -> Training:
        """The training with this id.

        Raises:
            LookupError: no training has this id.
        """
        training = self.find(id_)
        if training is None:
            raise LookupError(id_)
        return training

    def find(self, id_: str | None) -> Training | None:
        """The training of that id, if there is one."""
        return next((build_training() for name, build_training in self._trainings() if name == id_), None)

    def timezone_of(self, training: Training) -> str:
        """The time zone in which a training happens: its own, else its country's, else the programme's."""
        return training.timezone or zone_of(training.country) or self.timezone

    def attendance_of(self, training: Training) -> AttendanceSpec:
        """What completing a training takes: by its own rule, else by the programme's."""
        return training.attendance or self.attendance

    def quorum_of(self, meeting: Training) -> str | None:
        """How many partners must be at a meeting: by its own rule, else by the programme's; None where neither says."""
        return meeting.quorum or self.quorum

    def objectives_of(self, training: Training) -> tuple[str, ...]:
        """What a training is for: its own objectives, else the programme's."""
        return training.objectives or self.objectives

    def pool(self, training: Training) -> list[Trainer]:
        """The trainers who may lead sessions of a training: those it names, else those of its two countries and
        the external experts."""
        if training.trainers is not None:
            return [trainer for trainer in self.trainers if trainer.id in training.trainers]
        team_countries = {training.country, training.twin}
        return [trainer for trainer in self.trainers if trainer.country in team_countries or trainer.external_expert]

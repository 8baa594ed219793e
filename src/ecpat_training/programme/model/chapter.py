"""The manual: chapters and their sessions."""

from typing import Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from ecpat_training.programme.model.speaker import Speaker, WrittenSpeaker
from ecpat_training.values.base import Identifier, MisfitError, Noun, Text, Title
from ecpat_training.values.fixed_time import WrittenFixedTime
from ecpat_training.values.kinds import METHODS, Method, MethodName, Track, require_method
from ecpat_training.values.quantity import Share, Span
from ecpat_training.words.catalogue.message import phrase

Place = Literal[
    "start of training",
    "start of each later day",
    "anywhere",
    "end of each earlier day",
    "end of training",
]
TrainingKind = Literal["training", "pilot", "train the trainers", "expert meeting"]
Cover = Literal["must", "should", "may"]
OWN_METHODS = "methods"
"""Under this key the context of a validation names the methods of the programme, which a slip may have meant."""


class Needs(Noun):
    """The competences that a session asks of its trainers; `any` asks for none."""

    lead: str = "any"
    second: str = "any"


class Session(Noun):
    """One session of a chapter. A `method` of a programme's own `counts_as` one of ours. `minutes` may be a range;
    `practice` is the share of the time in which participants do something themselves. `track` says who is there,
    `together` or one of the programme's `tracks`: a session of one track stands beside one of each other. `speakers`
    and a `moderator` are those whom the programme names itself: trainers of the pool, or guests."""

    id: Identifier
    title: Title
    minutes: Span
    counts_as: Method | None = None  # before the method, which is judged by it
    method: MethodName
    practice: Share = 0.0
    care: Literal["none", "sensitive", "debrief", "restoring"] = "none"
    level: Literal["plain", "complex"] = "plain"
    place: Place = "anywhere"
    at: WrittenFixedTime | None = None  # None: whenever it suits
    after: tuple[Identifier, ...] = ()
    needs: Needs | None = None  # None: whoever leads the day
    expert: Literal["no", "welcome"] = "no"
    speakers: tuple[WrittenSpeaker, ...] = Field(default=(), max_length=40)
    moderator: WrittenSpeaker | None = None
    track: Track = "together"
    may_be_split: bool = False
    goal: Text = ""
    steps: tuple[Text, ...] = ()
    materials: tuple[Title, ...] = ()
    handouts: tuple[Title, ...] = ()  # printed, one for each participant
    notes: Text = ""  # for whoever leads it; participants don't read them

    @field_validator("method")
    @classmethod
    def _require_known_method(cls, method: str, info: ValidationInfo) -> str:
        own_methods = info.context.get(OWN_METHODS, ()) if isinstance(info.context, dict) else ()
        return require_method(method, info.data.get("counts_as"), own_methods)

    @field_validator("minutes")
    @classmethod
    def _require_grid_minutes(cls, minutes: Span) -> Span:
        if minutes.low is None or minutes.high is None:
            raise ValueError("write the minutes with a lower and an upper bound, such as `60-90, ideally 75`")
        if any(bound % 5 for bound in (minutes.low, minutes.high, minutes.ideal or 0)) or minutes.low < 5:
            raise ValueError("minutes are multiples of 5")
        return minutes

    @model_validator(mode="after")
    def _check_placement(self) -> "Session":
        problems: list[tuple[tuple[str], str]] = []
        if self.at and self.at.day and self.place in ("start of each later day", "end of each earlier day"):
            problems.append((("at",), "what is held on several days has no day of its own; write a time only"))
        if self.counts_as is not None and self.method in METHODS:
            message = phrase("`{method}` counts as itself; this is for a method of your own", method=self.method)
            problems.append((("counts as",), message))
        if self.track != "together" and self.place != "anywhere":
            problems.append((("track",), "what opens or closes a training or a day is for everybody together"))
        if self.may_be_split:
            obstacles = {
                "what opens or closes a training or a day is held in one": self.place != "anywhere",
                "a session of a track is held in one, beside that of the other": self.track != "together",
                "nobody is left alone with a sensitive session over a break": self.care == "sensitive",
            }
            problems += [(("may be split",), reason) for reason, is_concerned in obstacles.items() if is_concerned]
        if problems:
            raise MisfitError(problems)
        return self

    @property
    def counted_method(self) -> str:
        """The method as which rules count it: its own, or the one of ours that a programme's own counts as."""
        return self.counts_as or self.method

    @property
    def people(self) -> tuple[Speaker, ...]:
        """Everybody whom the session names: its speakers, then its moderator."""
        return (*self.speakers, *((self.moderator,) if self.moderator else ()))

    @property
    def named_trainers(self) -> tuple[str, ...]:
        """The ids of those of them who are trainers."""
        return tuple(speaker.trainer for speaker in self.people if speaker.trainer)

    @property
    def guests(self) -> tuple[Speaker, ...]:
        """Those of its speakers who are none of the pool."""
        return tuple(speaker for speaker in self.speakers if not speaker.trainer)

    @property
    def posts(self) -> int:
        """How many trainers it has besides those whom it names: a lead and a second. Where it names speakers, a lead
        only if nobody else would hold it, be it a moderator or a trainer who speaks; and whom it `needs` all the
        same."""
        if not self.people:
            return 2
        needed_posts = self.needs.model_fields_set if self.needs else set()
        if "second" in needed_posts:
            return 2
        return 1 if "lead" in needed_posts or not (self.moderator or self.named_trainers) else 0

    @property
    def ideal_minutes(self) -> int:
        """The minutes that the session would have if time were no matter: the ideal, else the middle on the grid."""
        minimum, maximum = self.minutes.low or 0, self.minutes.high or 0
        return int(self.minutes.ideal if self.minutes.ideal is not None else (minimum + maximum) // 10 * 5)


class Chapter(Noun):
    """A chapter of the manual, or the frame that holds a training together; `cover` says whether a training must
    hold its sessions, and `for` which kinds of training do. Its `aim` is what people know or can do afterwards."""

    chapter: Title
    aim: Text = ""
    cover: Cover = "must"
    used_in: tuple[TrainingKind, ...] = Field(default=("training", "pilot"), alias="for", min_length=1)
    sessions: tuple[Session, ...] = Field(min_length=1, max_length=100)

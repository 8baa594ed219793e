"""The manual: chapters and their sessions."""

from typing import Literal

from pydantic import Field, field_validator

from ecpat_training.model.base import Identifier, Noun, Text, Title
from ecpat_training.model.quantity import Share, Span

Method = Literal[
    "lecture",
    "plenary",
    "discussion",
    "group work",
    "exercise",
    "case study",
    "role play",
    "simulation",
    "film",
    "questionnaire",
    "reflection",
]
Place = Literal[
    "start of training",
    "start of each later day",
    "anywhere",
    "end of each earlier day",
    "end of training",
]
TrainingKind = Literal["training", "pilot", "train the trainers", "expert meeting"]
Cover = Literal["must", "should", "may"]


class Needs(Noun):
    """The competences that a session asks of its trainers; `any` asks for none."""

    lead: str = "any"
    second: str = "any"


class Session(Noun):
    """One session of a chapter. Minutes may vary between `low` and `high`; practice is the share of the time in
    which participants do something themselves."""

    id: Identifier
    title: Title
    minutes: Span
    method: Method
    practice: Share = 0.0
    care: Literal["none", "sensitive", "debrief", "restoring"] = "none"
    level: Literal["plain", "complex"] = "plain"
    place: Place = "anywhere"
    after: tuple[Identifier, ...] = ()
    needs: Needs | None = None  # None: whoever leads the day
    expert: Literal["no", "welcome"] = "no"
    goal: Text = ""
    steps: tuple[Text, ...] = ()
    materials: tuple[Title, ...] = ()

    @field_validator("minutes")
    @classmethod
    def _on_the_grid(cls, minutes: Span) -> Span:
        if minutes.low is None or minutes.high is None:
            raise ValueError("write the minutes with a lower and an upper bound, such as `60-90, ideally 75`")
        if any(bound % 5 for bound in (minutes.low, minutes.high, minutes.ideal or 0)) or minutes.low < 5:
            raise ValueError("minutes stand on a 5-minute grid")
        return minutes

    @property
    def ideal_minutes(self) -> int:
        """The minutes that the session would have if time were no matter: the ideal, else the middle on the grid."""
        low, high = self.minutes.low or 0, self.minutes.high or 0
        return int(self.minutes.ideal if self.minutes.ideal is not None else (low + high) // 10 * 5)


class Chapter(Noun):
    """A chapter of the manual, or the frame that holds a training together; `cover` says whether a training must
    hold its sessions, and `for` which kinds of training do."""

    chapter: Title
    cover: Cover = "must"
    used_in: tuple[TrainingKind, ...] = Field(default=("training", "pilot"), alias="for", min_length=1)
    sessions: tuple[Session, ...] = Field(min_length=1, max_length=100)

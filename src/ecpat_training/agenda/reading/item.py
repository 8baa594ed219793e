"""One line of an agenda file, as people write it: `09:00-09:30 opening @ AL-1 + BE-2`, `60 min lunch`,
`11:00-12:00 interviewing @ AL-2 + BE-1 [Blue room]`."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, WithJsonSchema, field_validator, model_validator

from ecpat_training.programme.model.chapter import Session
from ecpat_training.values.base import Noun, Room, Title
from ecpat_training.values.kinds import ItemKind, Method, MethodName, Track, require_method
from ecpat_training.values.quantity import ItemHours, Range, clock, parse_item_hours, parse_share
from ecpat_training.words.catalogue.message import phrase

_CLOCK = r"\d{1,2}:\d{2}(?::00)?"
_LINE = re.compile(
    rf"(?:(?P<start>{_CLOCK})\s*[-–]\s*(?P<end>{_CLOCK})|(?P<minutes>\d{{1,3}})\s*min(?:utes)?)\s+(?P<rest>\S.*)"
)
_ROOM_SEPARATOR = re.compile(r"\s@\s*")
_PINNED_PATTERN = re.compile(r"(?P<line>.*\S)\s+\(pinned\)", re.IGNORECASE)
_MINUTES = re.compile(r"(\d{1,3})\s*min(?:utes)?")
_MAX_ITEM_MINUTES = 720
_LONGEST_ROOM = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, taken apart. Either `start` and `end` are given, in minutes after midnight, or `minutes`;
    `pinned` says that it ends in `(pinned)`."""

    name: str
    trainers: tuple[str, ...]
    room: str | None = None
    start: int | None = None
    end: int | None = None
    minutes: int | None = None
    pinned: bool = False

    def keys(self) -> dict[str, object]:
        """The same as an item that is written with keys."""
        hours = None if self.start is None or self.end is None else f"{clock(self.start)}-{clock(self.end)}"
        written_keys = {
            "at": hours,
            "minutes": self.minutes,
            "title": self.name,
            "room": self.room,
            "pinned": self.pinned,
        }
        return {"trainers": self.trainers, **{key: value for key, value in written_keys.items() if value}}


def parse_line(text: str) -> Line:
    """Takes a line apart.

    Raises:
        ValueError: the line doesn't say when or what; what follows `@` are no codes; or its brackets are empty.
    """
    pin_match = _PINNED_PATTERN.fullmatch(text.strip())
    match = _LINE.fullmatch(pin_match["line"] if pin_match else text.strip())
    if match is None:
        raise ValueError("write when and what, such as `09:00-09:30 opening @ AL-1 + BE-2` or `60 min lunch`")
    remainder, room = _split_off_room(match["rest"])
    name, *remainders = _ROOM_SEPARATOR.split(remainder, maxsplit=1)
    trainers = tuple(code.strip() for code in re.split(r"[+,&]|\sand\s", remainders[0])) if remainders else ()
    if not all(trainers):
        raise ValueError("write the trainers' codes behind the `@`, joined by `+`")
    if match["minutes"]:
        return Line(name.strip(), trainers, room, minutes=_minutes(match["minutes"]), pinned=pin_match is not None)
    hours = parse_item_hours(f"{match['start']}-{match['end']}")
    return Line(name.strip(), trainers, room, start=hours.start, end=hours.end, pinned=pin_match is not None)


def _split_off_room(text: str) -> tuple[str, str | None]:
    """What stands before the brackets at the end of a line, and the room in them."""
    text_before, bracket, bracket_text = text.removesuffix("]").rpartition("[")
    if not text.endswith("]") or not bracket or "]" in bracket_text:
        return text, None
    room = bracket_text.strip()
    if not 1 <= len(room) <= _LONGEST_ROOM:
        raise ValueError(
            phrase(
                "write a room of up to {letters} letters in the brackets, or leave them out",
                letters=_LONGEST_ROOM,
            )
        )
    return text_before.rstrip(), room


def _minutes(text: str) -> int:
    if not 1 <= int(text) <= _MAX_ITEM_MINUTES:
        raise ValueError(phrase("write from 1 to {longest} minutes", longest=_MAX_ITEM_MINUTES))
    return int(text)


class WrittenItem(Noun):
    """An item written with keys: one that no programme knows. Where nothing is said, it is a plenary without practice.

    `practice` is a share (`50 %`) or minutes (`25 min`) of the item.
    """

    at: ItemHours | None = None
    minutes: int | None = Field(default=None, ge=1, le=_MAX_ITEM_MINUTES)
    title: Title
    kind: ItemKind = "session"
    counts_as: Method | None = None
    method: MethodName = "plenary"
    practice: str = "0 %"
    care: Literal["none", "sensitive", "debrief", "restoring"] = "none"
    level: Literal["plain", "complex"] = "plain"
    track: Track = "together"
    trainers: tuple[str, ...] = ()
    room: Room | None = None
    pinned: Annotated[bool, WithJsonSchema({"enum": [True, False, "yes", "no"]})] = False

    @field_validator("method")
    @classmethod
    def _known_or_counted(cls, method: str, info: ValidationInfo) -> str:
        return require_method(method, info.data.get("counts_as"))

    @field_validator("practice")
    @classmethod
    def _share_or_minutes(cls, written_text: str) -> str:
        if not _MINUTES.fullmatch(written_text):
            parse_share(written_text)
        return written_text

    @model_validator(mode="after")
    def _says_when(self) -> "WrittenItem":
        if (self.at is None) == (self.minutes is None):
            raise ValueError("write either `at: 11:00-11:45` or `minutes: 45`")
        match = _MINUTES.fullmatch(self.practice)
        if match and int(match[1]) > self.lasts:
            raise ValueError("the practice lasts longer than the item")
        return self

    @property
    def lasts(self) -> int:
        """How many minutes the item lasts."""
        return self.at.end - self.at.start if self.at else self.minutes or 0

    def session(self, id_: str) -> Session:
        """The session that the item describes, with room for any length."""
        match = _MINUTES.fullmatch(self.practice)
        share: object = int(match[1]) / self.lasts if match else parse_share(self.practice)
        return Session(
            id=id_,
            title=self.title,
            minutes=Range(low=5, high=24 * 60),
            counts_as=self.counts_as,
            method=self.method,
            practice=share,
            care=self.care,
            level=self.level,
            track=self.track,
        )

    def describes(self) -> bool:
        """Whether it says more of itself than when, what and who."""
        return bool(self.model_fields_set & {"kind", "method", "practice", "care", "level", "track"})

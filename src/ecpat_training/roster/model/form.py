"""The workbook that partners fill in: its columns with their choices, and what the programme hopes for."""

from dataclasses import dataclass

from ecpat_training.documents.document import Labels

MAX_CHOICES_NAMED = 4  # choices that are named one by one


@dataclass(frozen=True, slots=True)
class ListFormColumn:
    """A column: its header, what to write in it, what it may be chosen from, and what the example line says. `wide` is
    in letters; a `wanted` one is marked where it is empty."""

    title: str
    explained: str
    example: str
    choices: tuple[str, ...] = ()
    wide: int = 18
    wanted: bool = False
    is_email: bool = False

    @property
    def instruction(self) -> str:
        """What to write: the explanation, else what it may be chosen from where that is short."""
        return self.explained or ", ".join(self.choices if len(self.choices) <= MAX_CHOICES_NAMED else ())


@dataclass(frozen=True, slots=True)
class HopedFor:
    """So many people of a kind: what is hoped for in words, and by which words of which column (None: every line) they
    are counted while the list is filled in."""

    label: str
    wish: str
    column: int | None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterFormWords:
    """The fixed words of the workbook, in its language."""

    sheet: str
    how_to: str
    column: str
    what_to_write: str
    example: str
    hoped_for: str
    on_the_list: str
    choose: str
    email_shape: str
    please_check: str


@dataclass(frozen=True, slots=True)
class RosterForm:
    """The whole workbook. `lines` is how many people it has room for on paper; `person` are the columns of the name,
    `address` the one that invites: by these a person is recognised who stands there twice."""

    title: str
    about: str
    how: str
    privacy: str
    marks: str
    columns: tuple[ListFormColumn, ...]
    hoped: tuple[HopedFor, ...]
    words: RosterFormWords
    lines: int
    person: tuple[int, int]
    address: int
    labels: Labels
    language: str

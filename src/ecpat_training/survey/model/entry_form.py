"""The workbook into which filled-in paper forms are typed: a row a person, a column a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ecpat_training.documents.document import Labels

MARK = "ecpat survey build"
"""What the first cell begins with, by which the reader knows the workbook."""
NUMBER, WAVE = "no.", "wave"
"""The columns of the paper's number and of the wave, which are filled in beforehand."""


@dataclass(frozen=True, slots=True)
class EntryColumn:
    """A column: the question's name, its words beside its number on the paper, in short and by language, and what may
    be typed. `choices` are offered as they stand, numbers as numbers; `told` says what they mean. A number lies between
    `low` and `high`, where there are. `code` ones are compared, since no two papers have the same."""

    name: str
    question: str
    texts: Mapping[str, str]
    input_hint: str = ""
    choices: tuple[str | int, ...] = ()
    number: bool = False
    low: float | None = None
    high: float | None = None
    code: bool = False
    wide: int = 13


@dataclass(frozen=True, slots=True)
class EntryWords:
    """The fixed words of the workbook, in its language."""

    answers: str
    again: str
    guide: str
    how: tuple[str, ...]
    column: str
    what_to_type: str
    please_check: str
    choose: str
    a_number: str
    paper: str


@dataclass(frozen=True, slots=True)
class EntryForm:
    """The whole workbook. `mark` is its first cell; `lines` is how many papers it has room for; `guides` say how it is
    filled in, in each language of the form that there are words for, by its name."""

    title: str
    mark: str
    wave: str
    columns: Sequence[EntryColumn]
    lines: int
    words: EntryWords
    guides: Mapping[str, EntryWords]
    languages: Mapping[str, str]
    labels: Labels
    language: str

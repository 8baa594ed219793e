"""A questionnaire as it is drafted from files of answers and from forms: what was asked, what was answered, how that
may be scored, and what a person has to decide."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ecpat_training.core.location import Location
from ecpat_training.survey.instrument.item import Wave

Texts = Mapping[str, str]
"""Words by language; under "" where the files don't say in which language they are."""

_HALF_STEP_PATTERN = re.compile(r"[0-9]{1,2}[.,][0-9]{1,2}")

DraftKind = Literal["grade", "choice", "several", "number", "points", "words", "left out"]
"""How a question is answered: on a graded scale, with one or several of the answers to choose, with a number, with
points that are ready, in one's own words; or what is no question at all."""


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """An answer: `value` is what stands in the files, `texts` its words; `times` how often it was given, None where
    only a form was seen."""

    value: str
    texts: Texts = field(default_factory=dict)
    times: int | None = None

    @property
    def wordings(self) -> tuple[str, ...]:
        """All names that the answer may have."""
        return tuple(dict.fromkeys((self.value, *self.texts.values())))


@dataclass(frozen=True, slots=True)
class SimilarQuestion:
    """Another question with nearly the same words, and where it stands; or one of the same words in another file, which
    is answered `unlike` it."""

    text: str
    place: str
    unlike: bool = False


class Response(NamedTuple):
    """One response: the number of its file, the waves whose answers its column there holds, its row."""

    file: int
    waves: tuple[Wave, ...]
    row: int


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """One question over all files.

    Attributes:
        name: its column where answers are stored.
        texts: its words.
        place: where it was first seen, in words.
        location: the same as file, sheet and column.
        waves: those whose files or forms have it; none where that isn't known.
        group: the heading, or the stem of a grid, below which it stands.
        options: its answers, the most frequent first, or where they are `ordered`, all of a form in its order.
        reason: what it is left out for.
        alike: another question that may be the same.
        also: other names that its column may bear.
        key: the right answer, where a file says it, and why it is (`key_because`).
        background: whether it says what somebody is.
        scoring: what a form of ours says of it.
        span: the range of grades that the file says.
        stray: answers that are none of its scale.
        text_by_response: the answers.
    """

    name: str
    texts: Texts
    place: str
    location: Location | None = None
    kind: DraftKind = "words"
    waves: tuple[Wave, ...] = ()
    group: str = ""
    options: tuple[DraftAnswer, ...] = ()
    ordered: bool = False
    reason: str = ""
    alike: SimilarQuestion | None = None
    also: tuple[str, ...] = ()
    key: str = ""
    key_because: str = ""
    background: bool = False
    doubt: str = ""
    scoring: Mapping[str, object] = field(default_factory=dict)
    span: tuple[int, int] | None = None
    stray: tuple[DraftAnswer, ...] = ()
    text_by_response: Mapping[Response, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def words(self) -> str:
        """The words as people know it by."""
        return next(iter(self.texts.values()), "") or self.name


@dataclass(frozen=True)
class ReadForm:
    """A form that a platform reads: its questions in their order, what it calls itself, and its `code` columns with
    the questions that ask for them. `waves` is the wave that it is for, where it says it."""

    name: str
    title: str
    languages: tuple[str, ...]
    questions: tuple[DraftQuestion, ...]
    code: tuple[DraftQuestion, ...] = ()
    waves: tuple[Wave, ...] = ()
    left_out: tuple["UnscoredColumn", ...] = ()
    groups: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftLabel:
    """A grade's words: its number, whether a person has to confirm or give it, and how often it was chosen (0: the set
    has it and nobody chose it; None: a form alone says it)."""

    text: str
    number: float | None
    sure: bool
    times: int | None


@dataclass(frozen=True, slots=True)
class DraftItem:
    """A question under the id that it gets. `options` are the ids of its answers; `key` the id of the right one, ""
    where a person has to say it, and `because` why; `turned` says that it may count from the other end; `then` asks
    the same about the time before; `row` is what it asks below the stem of its grid, if that may stand alone."""

    id: str
    question: DraftQuestion
    options: tuple[tuple[str, DraftAnswer], ...] = ()
    key: str = ""
    because: str = ""
    turned: bool = False
    then: DraftQuestion | None = None
    row: str = ""

    @property
    def alike_words(self) -> str:
        """The words under which it is decided whether another question is the same: its own, as the file calls it,
        where those of another file are answered unlike it; "" where none is alike."""
        similar_question = self.question.alike
        return (
            ""
            if similar_question is None
            else self.row
            if similar_question.unlike and self.row
            else similar_question.text
        )


@dataclass(frozen=True, slots=True)
class DraftScale:
    """Questions that are scored together. `because` says why; `open` is what a person has to decide of the whole, by
    the key of the file: `answers`, `better`, `kind`, `then`."""

    id: str
    title: str
    kind: Literal["likert", "multiple choice", "number"]
    items: tuple[DraftItem, ...]
    because: str = ""
    answers: str = ""
    labels: tuple[DraftLabel, ...] = ()
    asked: tuple[Wave, ...] = ()
    then: tuple[tuple[Wave, ...], Texts] | None = None
    open: Mapping[str, str] = field(default_factory=dict)
    scoring: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftCode:
    """The columns of the code by which people are recognised and why they are taken for it; no column: nobody can be.
    `text` is how another file calls the column; `open` that a person has to choose among `candidates`;
    `kept_out` are columns of which both waves hold the same values, and which may be names: never asked nor quoted."""

    columns: tuple[str, ...] = ()
    because: str = ""
    text: str = ""
    open: bool = False
    candidates: tuple[str, ...] = ()
    kept_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnscoredColumn:
    """A column or question that isn't scored: what, where, and why."""

    name: str
    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class SurveyDraft:
    """The whole draft. `alike` pairs are questions that only look alike; `only` are those that not every wave has."""

    title: str
    id: str
    files: tuple[str, ...]
    code: DraftCode
    scales: tuple[DraftScale, ...]
    questions: tuple[DraftItem, ...]
    not_scored: tuple[DraftQuestion, ...]
    left_out: tuple[UnscoredColumn, ...]
    languages: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    waves: Mapping[str, tuple[Wave, ...]] = field(default_factory=dict)

    @property
    def items(self) -> tuple[DraftItem, ...]:
        """Every item of every scale."""
        return tuple(item for scale in self.scales for item in scale.items)

    @property
    def stray(self) -> tuple[tuple[str, tuple[DraftQuestion, ...]], ...]:
        """Each answer that is none of its question's scale, with these questions; without those that are an answer to
        another question that is scored, and those between two grades, which stay as they are written."""
        questions = [question for item in self.items for question in (item.question, item.then) if question]
        taken_values = {answer.value for question in questions for answer in question.options}
        texts = dict.fromkeys(answer.value for question in questions for answer in question.stray)
        return tuple(
            (text, tuple(question for question in questions if text in {answer.value for answer in question.stray}))
            for text in texts
            if text not in taken_values and not _HALF_STEP_PATTERN.fullmatch(text)
        )


def times(number: int | None) -> str:
    """How often an answer was given, as a remark says it."""
    if number is None:
        return ""
    return "nobody" if number == 0 else "once" if number == 1 else f"{number:,} times"

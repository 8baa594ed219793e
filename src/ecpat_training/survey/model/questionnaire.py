"""What one wave's form asks, in order and in every language: the one source of each form that is built.

Texts are mappings from a language's code to words (`{"en": "Your code", "fr": "Votre code"}`), with an entry for each
language of the questionnaire, or empty where nothing is said.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Texts = Mapping[str, str]
"""Words by language; empty where nothing is said."""

QuestionKind = Literal["code", "choice", "grade", "several", "number", "open"]
"""How a question is answered: with a code, one option, one grade of a scale, several options, a number, or in words."""


@dataclass(frozen=True, slots=True)
class AnswerOption:
    """An answer to choose: `id` is what is stored and read again (`a`, `dk`, `4`), `texts` what people read."""

    id: str
    texts: Texts


@dataclass(frozen=True, slots=True)
class QuestionnaireQuestion:
    """A question. `name` is its column wherever answers are stored, and how it is read again.

    `pattern` is a regular expression for the whole answer (codes), `hint` the same in words; `low` and `high` bound a
    number (None: open). `scale` is the id of the scale that it is scored on, "" for what is asked and not scored;
    `then` says that it is about the time before. A `drawn`
    code is read off a slip. `lines` is the room that paper leaves for writing.
    """

    name: str
    kind: QuestionKind
    texts: Texts
    options: tuple[AnswerOption, ...] = ()
    required: bool = False
    pattern: str = ""
    hint: Texts | None = None
    low: float | None = None
    high: float | None = None
    scale: str = ""
    then: bool = False
    drawn: bool = False
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Section:
    """Questions under one heading. In a `grid` all have the same graded answers, which stand above them once."""

    id: str
    title: Texts
    questions: tuple[QuestionnaireQuestion, ...]
    intro: Texts | None = None
    grid: bool = False


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The form of one wave. `languages` are those that it is in, the first one being the default; `training` is the id
    of the training that it is for, "" where it is for any; `half` is 1 or 2 where halves of the people get different
    parallel forms."""

    id: str
    wave: str
    languages: tuple[str, ...]
    title: Texts
    intro: Texts
    sections: tuple[Section, ...]
    thanks: Texts
    training: str = ""
    half: int | None = None

    def questions(self) -> Iterator[QuestionnaireQuestion]:
        """Every question, in the order in which it is asked."""
        for section in self.sections:
            yield from section.questions

    def numbers(self) -> dict[str, int]:
        """The number that each question has on paper, by its name; codes have none."""
        names = (question.name for question in self.questions() if question.kind != "code")
        return {name: number for number, name in enumerate(names, 1)}

    def marks(self) -> list[str]:
        """Which form it is: the ids of questionnaire, wave and training, and the half."""
        half_mark = [f"half-{self.half}"] if self.half else []
        return [self.id, self.wave, *([self.training] if self.training else []), *half_mark]

    @property
    def minutes(self) -> int:
        """About how long it takes: 35 seconds for a question with a key or in words, 10 for a statement, rounded up;
        a rule of thumb for adults who read in their own language."""
        slow = sum(question.kind in ("choice", "several", "open") for question in self.questions())
        return -(-(35 * slow + 10 * (sum(1 for _ in self.questions()) - slow)) // 60)

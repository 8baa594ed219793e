"""The network of one training in one wave: who was asked, who answered, what was said of whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecpat_training.core.finding import Finding
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.network.model.questions import MIN_TIE_ANSWER, QUESTIONS, Question

if TYPE_CHECKING:
    from ecpat_training.network.model.matrix import Ties


@dataclass(frozen=True, slots=True)
class Actor:
    """A participant, by the code alone; `sector` is None where nobody says it."""

    code: str
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Wave:
    """When people were asked: `before`, `after`, or so many months after the training."""

    name: str
    order: int

    @property
    def key(self) -> str:
        """How files and programs call it."""
        return self.name.replace(" ", "-")


@dataclass(frozen=True)
class WaveNetwork:
    """What the file of one wave says. `answers[question][giver, named]` are the answers that somebody gave;
    `written_down` are the questions whose 0 stands in the file, so that a gap is unknown and not a no. `listed` says
    that the people are those of a list, and not only those whom the file names."""

    training: str
    wave: Wave
    file: str
    layout: str
    actors: tuple[Actor, ...]
    listed: bool
    answered: frozenset[str]
    answers: Mapping[Question, Mapping[tuple[str, str], int]]
    written_down: frozenset[Question]
    not_used: tuple[UnusedRow, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that the file holds."""
        return tuple(question for question in QUESTIONS if question in self.answers)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of all who were asked."""
        return tuple(actor.code for actor in self.actors)

    @property
    def answerers(self) -> tuple[str, ...]:
        """The codes of people who answered, in the order of `codes`."""
        return tuple(code for code in self.codes if code in self.answered)

    @property
    def silent(self) -> tuple[str, ...]:
        """The codes of people who were asked and didn't answer."""
        return tuple(code for code in self.codes if code not in self.answered)

    def ties(self, question: Question, givers: Sequence[str], named_codes: Sequence[str]) -> "Ties":
        """The ties from each of `givers` to each of `named_codes`, shape (givers, named): 1, 0, or nan where nobody
        knows, which is the whole row of a person who didn't answer."""
        import numpy

        answers, gap = self.answers[question], numpy.nan if question in self.written_down else 0.0
        matrix = numpy.full((len(givers), len(named_codes)), numpy.nan)
        for row, giver_code in enumerate(givers):
            if giver_code in self.answered:
                for column, target in enumerate(named_codes):
                    answer = answers.get((giver_code, target))
                    matrix[row, column] = gap if answer is None else float(answer >= MIN_TIE_ANSWER[question])
        return matrix

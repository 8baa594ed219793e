"""What the people compared answered, question by question, before and after."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a test: how many of the `n` people compared on its scale answered it right. `untaught` is what no
    training teaches."""

    item: str
    text: str
    untaught: bool
    right_before: int
    right_after: int
    n: int


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions of every scale with a key, of the two waves compared first."""

    before: str
    after: str
    scales: tuple[tuple[str, tuple[Question, ...]], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with graded answers: how many gave each, from the lowest to the highest, as they were given: nothing
    is turned round. `turned` says that agreeing is the wrong end."""

    item: str
    text: str
    turned: bool
    before: tuple[int, ...]
    after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GradedScale:
    """A scale's statements, and what each answer is called."""

    title: str
    answers: tuple[str, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """The statements of every scale with graded answers, of the two waves compared first."""

    before: str
    after: str
    scales: tuple[GradedScale, ...]

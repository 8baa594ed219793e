"""The key: which answer is whose, of which wave and which case. The coordinator's alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ecpat_training.core.text import fold

Occasion = Literal["pre", "post"]
OCCASIONS: tuple[Occasion, ...] = ("pre", "post")


@dataclass(frozen=True, slots=True)
class KeyedAnswer:
    """An answer that somebody will give: what raters know it by, whose it is, which half that person is in (1 gets
    the first case before, 2 the second), the wave, and the case by its id."""

    blind: str
    code: str
    half: int
    wave: Occasion
    case: str


@dataclass(frozen=True)
class Key:
    """All answers of a draw, in the order of people and waves."""

    answers: tuple[KeyedAnswer, ...]

    @cached_property
    def answer_by_blind_code(self) -> dict[str, KeyedAnswer]:
        """The answers by their blind codes, folded."""
        return {fold(answer.blind): answer for answer in self.answers}

    def answers_for_raters(self) -> Sequence[KeyedAnswer]:
        """The answers in the order of raters' sheets: by drawn codes, which tell nothing of people and waves."""
        return sorted(self.answers, key=lambda answer: answer.blind)

    def halves(self) -> tuple[int, int]:
        """(people in the first half, people in the second half)."""
        first_codes = {answer.code for answer in self.answers if answer.half == 1}
        second_codes = {answer.code for answer in self.answers if answer.half == 2}
        return len(first_codes), len(second_codes)

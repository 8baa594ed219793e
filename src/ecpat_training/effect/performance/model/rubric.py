"""The rubric: what raters look for in an answer, and the cases that people answer."""

from collections.abc import Iterable
from typing import Self

from pydantic import Field, model_validator

from ecpat_training.values.base import Identifier, MisfitError, Noun, Text, Title
from ecpat_training.words.matching import letters_key

AGREED, SURELY = 0.75, 0.50
"""From which ICC(2,1), and from which lower end of its interval, scores are pooled: 0.75 is where Cicchetti (1994) and
Koo and Li (2016) begin to call agreement excellent or good, 0.50 where the latter stop calling it poor."""
AGREEMENT_SOURCE = "Cicchetti (1994), DOI 10.1037/1040-3590.6.4.284; Koo and Li (2016), DOI 10.1016/j.jcm.2016.02.012"


class Criterion(Noun):
    """One thing that raters look for. The first of the `levels` is worth 0 points, the next 1, and so on."""

    id: Identifier
    title: Title
    levels: tuple[Text, ...] = Field(min_length=2, max_length=9)

    @property
    def points(self) -> int:
        """The most that it can give."""
        return len(self.levels) - 1


class Vignette(Noun):
    """A case that people answer: its letter, a short title, and its text where it is kept here."""

    id: Identifier
    title: Title
    text: Text = ""


class Pooling(Noun):
    """From which agreement on scores of both raters are pooled: the ICC(2,1), and the lower end of its interval."""

    agreement: float = Field(default=AGREED, ge=0, le=1)
    surely: float = Field(default=SURELY, ge=0, le=1)


class Rubric(Noun):
    """A rubric with its two cases, which should be as hard as each other, and what agreement pooling needs."""

    rubric: Title
    cases: tuple[Vignette, ...] = Field(min_length=2, max_length=2)
    criteria: tuple[Criterion, ...] = Field(min_length=1, max_length=12)
    pooled: Pooling = Pooling()
    smallest_change: float | None = Field(default=None, gt=0)

    @property
    def case_ids(self) -> tuple[str, str]:
        """(id of the first case, id of the second case): half 1 gets the first one before the training."""
        return self.cases[0].id, self.cases[1].id

    @property
    def points(self) -> int:
        """The most points of an answer."""
        return sum(criterion.points for criterion in self.criteria)

    @model_validator(mode="after")
    def _refuse_equal_texts(self) -> Self:
        """Ids, titles and the words of levels must tell what they mean: sheets are read by them."""
        problems = [
            *_find_equal_texts(("cases",), "id", (vignette.id for vignette in self.cases)),
            *_find_equal_texts(("criteria",), "id", (aspect.id for aspect in self.criteria)),
            *_find_equal_texts(("criteria",), "title", (aspect.title for aspect in self.criteria)),
        ]
        for index, criterion in enumerate(self.criteria):
            known_keys: set[str] = set()
            for number, level in enumerate(criterion.levels):
                key = letters_key(level)
                if key in known_keys or not any(map(str.isalpha, key)):
                    problems.append((("criteria", index, "levels", number), "each level needs words of its own"))
                known_keys.add(key)
        if self.pooled.surely > self.pooled.agreement:
            problems.append((("pooled", "surely"), "`surely` can't be above `agreement`"))
        if problems:
            raise MisfitError(problems)
        return self


def _find_equal_texts(
    path: tuple[str, ...], attribute: str, texts: Iterable[str]
) -> list[tuple[tuple[str | int, ...], str]]:
    known_keys: set[str] = set()
    problems: list[tuple[tuple[str | int, ...], str]] = []
    for index, text in enumerate(texts):
        key = letters_key(text)
        if key in known_keys:
            problems.append(
                ((*path, index, attribute), f"this {attribute} is there before already; each needs its own")
            )
        known_keys.add(key)
    return problems

"""The words of well-known sets of answers, from the lowest to the highest, as forms print them.

A line holds the levels of a set between `;`, each with its wordings between `|`, so that a set of four, five or seven
answers is a choice among them (`VARIANTS`).
"""

from typing import Literal, get_args

from ecpat_training.words.matching import Words
from ecpat_training.words.word_tables import words_by_meaning

AnswerSet = Literal[
    "agreement", "satisfaction", "frequency", "usefulness", "confidence", "quality", "likelihood", "amount"
]

ANSWER_SETS: dict[AnswerSet, Words] = words_by_meaning("answer_sets", "levels", get_args(AnswerSet))

FINER: dict[AnswerSet, Words] = {
    **{name: {} for name in ANSWER_SETS},
    **words_by_meaning("answer_sets", "finer", get_args(AnswerSet)),
}
"""Wordings of one level that differ where a form offers both, from the lower to the higher, with `<` between: most
forms that say `excellent` mean with it what others call `very good`, and some offer both."""

LEVELS = 7
"""Of each set above, from the lowest to the highest."""

_TWO_SIDED = (
    (0, 1, 2, 3, 4, 5, 6), (0, 1, 2, 4, 5, 6), (0, 1, 3, 5, 6), (0, 2, 3, 4, 6), (1, 2, 3, 4, 5), (0, 1, 5, 6),
    (0, 2, 4, 6), (1, 2, 4, 5), (0, 2, 3, 5, 6), (1, 3, 5), (0, 2, 3, 4, 5), (1, 2, 3, 4, 6), (0, 2, 4, 5), (0,
    2, 5, 6), (1, 2, 4, 6), (0, 1, 3, 4, 6),
)  # fmt: skip
_ONE_SIDED = (
    (0, 1, 2, 3, 4, 5, 6), (0, 1, 2, 3, 5, 6), (0, 2, 3, 4, 6), (0, 2, 3, 4, 5), (0, 2, 3, 5, 6), (0, 1, 3, 5,
    6), (0, 1, 3, 4, 5), (0, 1, 3, 5), (0, 2, 3, 5), (0, 2, 3, 4), (0, 3, 4, 6), (0, 3, 4, 5), (1, 2, 3, 4, 5),
    (0, 1, 3, 4, 6), (0, 2, 4, 5), (0, 2, 4, 6), (0, 1, 4, 5), (0, 1, 2, 4, 5), (0, 2, 3, 4, 5, 6), (1, 3, 4,
    5), (2, 3, 4, 5), (2, 3, 4, 6), (0, 3, 5), (0, 3, 6), (0, 4, 5), (0, 2, 4), (0, 1, 2, 3, 4), (0, 1, 2, 3),
    (0, 3, 4, 5, 6), (0, 2, 5, 6),
)  # fmt: skip
_OF_QUALITY = (*_TWO_SIDED, (1, 3, 5, 6), (1, 3, 4, 5, 6))

VARIANTS: dict[AnswerSet, tuple[tuple[int, ...], ...]] = {
    "agreement": _TWO_SIDED,
    "satisfaction": _TWO_SIDED,
    "frequency": _ONE_SIDED,
    "usefulness": _ONE_SIDED,
    "confidence": _ONE_SIDED,
    "quality": _OF_QUALITY,
    "likelihood": _TWO_SIDED,
    "amount": _ONE_SIDED,
}
"""Which levels the forms offer that offer such a set; a form of another choice is asked about."""

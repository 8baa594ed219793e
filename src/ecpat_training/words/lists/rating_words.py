"""What raters' sheets and their key call their columns, and what people write for them."""

from typing import Literal, get_args

from ecpat_training.words.matching import index
from ecpat_training.words.word_tables import words_by_meaning

RatingField = Literal["code", "blind", "half", "wave", "case", "rater"]

RATING_FIELD_OF: dict[str, RatingField] = index(words_by_meaning("rating_words", "headers", get_args(RatingField)))

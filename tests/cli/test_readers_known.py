"""The option knows the readers that a report can be made for, in a type that every promised Typer takes."""

from enum import StrEnum
from typing import get_args

from ecpat_training.effect.commands.evaluate_options import ForReader
from ecpat_training.effect.sentences.words.readers import READERS


def test_the_option_offers_each_reader() -> None:
    choice = get_args(ForReader)[0]
    assert issubclass(choice, StrEnum)
    assert [one.value for one in choice] == list(READERS)

"""The option knows the readers that a report can be made for, in a type that every promised Typer takes."""

from enum import StrEnum
from inspect import signature

from ecpat_training.commands.requests import expand_requests
from ecpat_training.effect.commands.evaluate import evaluate
from ecpat_training.effect.sentences.words.readers import READERS


def test_the_option_offers_each_reader() -> None:
    choice = signature(expand_requests(evaluate)).parameters["reader"].annotation
    assert issubclass(choice, StrEnum)
    assert [one.value for one in choice] == list(READERS)

"""How well the outcome's questions hang together before the trainings, in all, in each country and each language:
where they do so in one and not in another, a translation may have gone wrong."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from ecpat_training.effect.programme.model.programme_effect import Consistency
from ecpat_training.effect.programme.model.training_effect import TrainingEffect
from ecpat_training.stats import alpha

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

Grouping = Literal["all", "country", "language"]
MIN_PEOPLE = 10
"""People of a country or a language; with fewer, a correlation of two questions is chance."""


def consistencies(trainings: Sequence[TrainingEffect], questions: Sequence[str]) -> tuple[Consistency, ...]:
    """All countries together first, then each with enough people; nothing where single answers aren't known."""
    trainings_with_answers = [
        training
        for training in trainings
        if training.answers is not None and training.answers.shape[1] == len(questions)
    ]
    if len(questions) < 2 or not trainings_with_answers:
        return ()
    consistencies = _group_consistency(
        "all", "", [training.answers for training in trainings_with_answers if training.answers is not None], questions
    )
    groupings: tuple[tuple[Grouping, Callable[[TrainingEffect], str]], ...] = (
        ("country", lambda training: training.country),
        ("language", lambda training: training.language),
    )
    for grouping, group_name_of in groupings:
        names = sorted({group_name_of(training) for training in trainings_with_answers})
        for name in names if len(names) > 1 else ():
            tables = [
                training.answers
                for training in trainings_with_answers
                if group_name_of(training) == name and training.answers is not None
            ]
            consistencies += _group_consistency(grouping, name, tables, questions)
    return tuple(consistencies)


def _group_consistency(
    grouping: Grouping, name: str, tables: "Sequence[Floats]", questions: Sequence[str]
) -> list[Consistency]:
    import numpy

    table = numpy.concatenate(tables)
    table = table[~numpy.isnan(table).any(axis=1)]
    if len(table) < MIN_PEOPLE:
        return []
    reliability = alpha.compute(table)
    weak = tuple(
        question
        for question, item in zip(questions, reliability.items, strict=True)
        if item.item_rest is not None and item.item_rest < 0
    )
    return [Consistency(grouping, name, len(table), reliability, weak)]

"""How well the outcome's questions hang together before the trainings, in all and in each country: where they do so in
one country and not in another, a translation may have gone wrong."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ecpat_training.across.model.programme_effect import Hanging
from ecpat_training.across.model.training_effect import TrainingEffect
from ecpat_training.stats import alpha

if TYPE_CHECKING:
    from ecpat_training.stats.pairs import Floats

FEWEST = 10
"""People of a country; with fewer, a correlation of two questions is chance."""
FEW = 30
"""With fewer people, what is found of a country is a hint at most."""


def hanging_together(trainings: Sequence[TrainingEffect], questions: Sequence[str]) -> tuple[Hanging, ...]:
    """All countries together first, then each with enough people; nothing where single answers aren't known."""
    known = [one for one in trainings if one.answers is not None and one.answers.shape[1] == len(questions)]
    if len(questions) < 2 or not known:
        return ()
    countries = sorted({one.country for one in known})
    found = [_one("", [one.answers for one in known if one.answers is not None], questions)]
    if len(countries) > 1:
        found += [
            _one(name, [one.answers for one in known if one.country == name and one.answers is not None], questions)
            for name in countries
        ]
    return tuple(one for part in found for one in part)


def _one(country: str, tables: "Sequence[Floats]", questions: Sequence[str]) -> list[Hanging]:
    import numpy

    table = numpy.concatenate(tables)
    table = table[~numpy.isnan(table).any(axis=1)]
    if len(table) < FEWEST:
        return []
    found = alpha.compute(table)
    weak = tuple(
        name
        for name, item in zip(questions, found.items, strict=True)
        if item.item_rest is not None and item.item_rest < 0
    )
    return [Hanging(country, len(table), found, weak)]

"""A set of people of whom figures are told, and the same set as the ledger keeps it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ecpat_training.disclosure.model import Population, Scored
from ecpat_training.disclosure.sealed import MAX_PEOPLE_KEPT, open_digests, sealed
from ecpat_training.disclosure.sketch import Sketch

if TYPE_CHECKING:
    from ecpat_training.disclosure.isolated import People

    PeopleByIdentifier = Mapping[str, People]

CODES, ANSWERS = "codes", "answers"
SpreadStatus = Literal["", "told", "withheld"]


@dataclass(frozen=True)
class PublishedSet:
    """A set of people of whom figures are told: all who are compared, or a group by a `column`; `counts` alone, or
    means as well.

    `people` has them by each way in which people are told apart: by their rows in a wave; in a project's ledger by
    their codes, and by their answers. `report` is the number of the earlier report; 0 is this one. `spread` says
    whether an SD or an interval was told of them as well; of what an early ledger has, nobody knows.
    """

    title: str
    comparison: tuple[str, str]
    people: "PeopleByIdentifier"
    column: str = ""
    counts: bool = False
    report: int = 0
    spread_status: SpreadStatus = ""


def code_identifier(wave: str) -> str:
    """The way in which all who answered a wave are told apart by their codes."""
    return f"{CODES} {wave}"


def answers_identifier(waves: Sequence[str]) -> str:
    """The way in which those of two waves are told apart by their answers."""
    return f"{ANSWERS} {waves[0]} {waves[1]}"


def population(published_set: PublishedSet, scores: Sequence[Scored], key: bytes, scale: str = "") -> Population:
    """A set of people as the ledger keeps it; `scale` is one that some left blank."""
    codes = published_set.people[code_identifier(published_set.comparison[0])]
    answers = published_set.people.get(answers_identifier(published_set.comparison))
    few_enough = len(codes) <= MAX_PEOPLE_KEPT
    names = ("by_code", "by_answers") if few_enough else ("codes", "answers")
    contents = {
        name: sealed(people, key) if few_enough else str(Sketch.of(people))
        for name, people in zip(names, (codes, answers), strict=True)
        if people is not None
    }
    return Population.model_validate(
        {
            "of": published_set.title[:300],
            "people": len(codes),
            "group": bool(published_set.column),
            "column": published_set.column[:4000],
            "counts": published_set.counts,
            "spread": published_set.spread_status,
            "scale": scale,
            "waves": published_set.comparison,
            "scores": tuple(scores),
            **contents,
        }
    )


def open_set(population: Population, number: int, key: bytes) -> PublishedSet:
    """The set of people of a release, by this number; for the people, see `PublishedSet`.

    Raises:
        ValueError: it was sealed with another key, or changed.
    """
    waves = (population.waves[0], population.waves[1])
    codes = open_digests(population.by_code, key)
    people = {code_identifier(wave): codes for wave in waves}
    if population.by_answers:
        people[answers_identifier(waves)] = open_digests(population.by_answers, key)
    return PublishedSet(population.of, waves, people, population.column, population.counts, number, population.spread)

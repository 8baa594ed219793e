"""How far two assessors of teach-backs agree."""

from collections.abc import Iterator, Sequence

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.stats.weighted_kappa import weighted_kappa
from ecpat_training.trainers.model.pool import LEVELS, PoolTrainer
from ecpat_training.trainers.model.standing import Agreement
from ecpat_training.words.catalogue.message import phrase


def agreement(people: Sequence[PoolTrainer]) -> Agreement:
    """The agreement over everybody who has a level from both."""
    levels = [(person.code, *person.rungs.levels) for person in people]
    doubly_assessed = [
        (code, first_level, second_level)
        for code, first_level, second_level in levels
        if first_level is not None and second_level is not None
    ]
    kappa = weighted_kappa(
        [first_level for _, first_level, _ in doubly_assessed],
        [second_level for *_, second_level in doubly_assessed],
        LEVELS,
    )
    table = [[0] * LEVELS for _ in range(LEVELS)]
    for _, first_level, second_level in doubly_assessed:
        table[first_level - 1][second_level - 1] += 1
    distances = {code: abs(first_level - second_level) for code, first_level, second_level in doubly_assessed}
    return Agreement(
        kappa,
        sum(not distance for distance in distances.values()),
        sum(distance == 1 for distance in distances.values()),
        tuple(map(tuple, table)),
        tuple(code for code, distance in distances.items() if distance > 1),
    )


def disagreements(people: Sequence[PoolTrainer], assessor_agreement: Agreement) -> Iterator[Finding]:
    """A question on each whose levels are more than one apart."""
    for person in people:
        if person.code in assessor_agreement.apart:
            first_level, second_level = person.rungs.levels
            message = phrase(
                "{trainer}: the assessors' levels are {first_level} and {second_level}, more than one apart.",
                trainer=person.code,
                first_level=first_level,
                second_level=second_level,
            )
            hint = "Please let them talk it over, and write what they agree on."
            yield Finding("trainers.assessors", Severity.WARNING, message, person.where, hint)

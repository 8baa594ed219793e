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
    assessed = [(code, first, second) for code, first, second in levels if first is not None and second is not None]
    kappa = weighted_kappa([first for _, first, _ in assessed], [second for *_, second in assessed], LEVELS)
    table = [[0] * LEVELS for _ in range(LEVELS)]
    for _, first, second in assessed:
        table[first - 1][second - 1] += 1
    distances = {code: abs(first - second) for code, first, second in assessed}
    return Agreement(
        kappa,
        sum(not distance for distance in distances.values()),
        sum(distance == 1 for distance in distances.values()),
        tuple(map(tuple, table)),
        tuple(code for code, distance in distances.items() if distance > 1),
    )


def disagreements(people: Sequence[PoolTrainer], agreed: Agreement) -> Iterator[Finding]:
    """A question on each whose levels are more than one apart."""
    for person in people:
        if person.code in agreed.apart:
            first, second = person.rungs.levels
            message = phrase(
                "{trainer}: the assessors' levels are {first_level} and {second_level}, more than one apart.",
                trainer=person.code,
                first_level=first,
                second_level=second,
            )
            hint = "Please let them talk it over, and write what they agree on."
            yield Finding("trainers.assessors", Severity.WARNING, message, person.where, hint)

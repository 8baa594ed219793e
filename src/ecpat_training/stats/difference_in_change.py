"""By how much more the same people changed in one thing than in another, such as what was taught and what was not.

Each person's change in the one minus the change in the other, averaged, with the t interval and the paired t test of
those differences (Student 1908, DOI 10.1093/biomet/6.1.1). Both must be in the same units.
"""

from ecpat_training.stats import paired_change
from ecpat_training.stats.estimate import Estimate, TestResult
from ecpat_training.stats.pairs import Pairs


def compute(first_pairs: Pairs, second_pairs: Pairs, level: float = 0.95) -> tuple[Estimate, TestResult]:
    """(the mean of `first_pairs`'s changes minus `second_pairs`'s, in the scores' units; its test); row i of both is
    the same person.

    Raises:
        ValueError: `first_pairs` and `second_pairs` have different numbers of people.
    """
    differences = Pairs.of(second_pairs.each().changes, first_pairs.each().changes)
    return paired_change.compute(differences, level), paired_change.t_test(differences)

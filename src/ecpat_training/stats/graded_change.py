"""A single graded question asked twice: did more people go up than down?

The sign test, of counts: those who answered the same twice are left out; of the others, the number that went up is
binomial with probability 1/2 if only chance moves them. Exact, and with mid-p, as in `mcnemar`, which is the same test
for right and wrong. It needs no distance between the answers, only their order, and no people beyond a handful. Dixon
and Mood (1946), DOI 10.1080/01621459.1946.10501898.
"""

from dataclasses import replace

from ecpat_training.stats import mcnemar
from ecpat_training.stats.estimate import TestResult
from ecpat_training.words.catalogue.marked_text import marked

REFERENCE = "Dixon and Mood (1946), DOI 10.1080/01621459.1946.10501898"
NOBODY_CHANGED = marked("no answer changed")


def exact(people_up: int, people_down: int) -> TestResult:
    """The exact two-sided test of so many who went up and down."""
    return _named("sign test", mcnemar.exact(mcnemar.PairedAnswers(0, people_up, people_down, 0)))


def mid_p(people_up: int, people_down: int) -> TestResult:
    """The two-sided test with mid-p of so many who went up and down."""
    return _named("sign test, mid-p", mcnemar.mid_p(mcnemar.PairedAnswers(0, people_up, people_down, 0)))


def _named(name: str, test_result: TestResult) -> TestResult:
    return replace(
        test_result, name=name, reference=REFERENCE, undefined=NOBODY_CHANGED if test_result.undefined else None
    )

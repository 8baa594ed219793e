"""McNemar's tests: do as many people change from right to wrong as from wrong to right?

Only those who changed count: b from wrong to right (gained), c from right to wrong (lost). If nothing but chance moves
them, b is binomial with b + c trials and probability 1/2.

- exact: 2 P(X <= min(b, c)), at most 1; holds its level always, and is cautious where few changed;
- mid-p: the exact p less the probability of what was observed; closer to its level (Fagerland, Lydersen and Laake
  2013, DOI 10.1186/1471-2288-13-91), and what a report looks at.

McNemar (1947), DOI 10.1007/BF02295996. Neither looks at people who answered the same twice.
"""

from dataclasses import dataclass

from ecpat_training.stats.estimate import TestResult
from ecpat_training.words.catalogue.marked_text import marked

REFERENCE = "McNemar (1947), DOI 10.1007/BF02295996"
MID_P = "Fagerland, Lydersen and Laake (2013), DOI 10.1186/1471-2288-13-91"
NOBODY_CHANGED = marked("nobody's answer changed between right and wrong")


@dataclass(frozen=True, slots=True)
class PairedAnswers:
    """How many people were right twice, gained (wrong, then right), lost (right, then wrong), were wrong twice."""

    right: int
    gained: int
    lost: int
    wrong: int

    @classmethod
    def of(cls, before: object, after: object) -> "PairedAnswers":
        """The counts, from who was right before and after: two sequences of the same people, true or false (1 or 0).

        Raises:
            ValueError: the two sequences differ in length.
        """
        import numpy

        right_before, right_after = numpy.asarray(before).astype(bool), numpy.asarray(after).astype(bool)
        if right_before.shape != right_after.shape:
            raise ValueError(f"{right_before.size} answers before, but {right_after.size} after: pairs are needed")
        right_both_times, gained_count = (
            int((right_before & right_after).sum()),
            int((~right_before & right_after).sum()),
        )
        lost_count = int((right_before & ~right_after).sum())
        return cls(
            right_both_times,
            gained_count,
            lost_count,
            int(right_before.size) - right_both_times - gained_count - lost_count,
        )

    @property
    def n(self) -> int:
        """How many people there are."""
        return self.right + self.gained + self.lost + self.wrong

    @property
    def changed(self) -> int:
        """How many changed either way."""
        return self.gained + self.lost


def exact(answers: PairedAnswers) -> TestResult:
    """The exact conditional test; the statistic is how many gained."""
    return _binomial("McNemar exact", answers, REFERENCE, is_mid_p=False)


def mid_p(answers: PairedAnswers) -> TestResult:
    """The mid-p test; the statistic is how many gained."""
    return _binomial("McNemar mid-p", answers, MID_P, is_mid_p=True)


def _binomial(name: str, answers: PairedAnswers, reference: str, *, is_mid_p: bool) -> TestResult:
    from scipy.special import bdtr, gammaln

    method = "binomial over those who changed, two-sided" + (", half of what was observed" if is_mid_p else "")
    if not answers.changed:
        return TestResult(name, None, None, None, answers.n, method, reference, NOBODY_CHANGED)
    fewer_people, changed_people = min(answers.gained, answers.lost), answers.changed
    p = 2.0 * float(bdtr(fewer_people, changed_people, 0.5))
    if is_mid_p:
        # By logarithms: binomial coefficients of some thousand people leave the range of floats.
        log_ways = gammaln(changed_people + 1) - gammaln(fewer_people + 1) - gammaln(changed_people - fewer_people + 1)
        p -= float(2.0 ** (float(log_ways) / _LOG_2 - changed_people))
    return TestResult(name, float(answers.gained), min(1.0, p), None, changed_people, method, reference)


_LOG_2 = 0.6931471805599453

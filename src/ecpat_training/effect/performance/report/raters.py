"""The two raters, and the order in which each is given the answers."""

from collections.abc import Sequence

from ecpat_training.effect.performance.model.key import Key, KeyedAnswer

RATERS = ("rater-1", "rater-2")


def answers_of(key: Key, rater: str) -> Sequence[KeyedAnswer]:
    """The answers for one rater. The second begins where the first ends, so that growing tired or stricter on the way
    doesn't make both alike."""
    answers = key.answers_for_raters()
    return answers[::-1] if rater == RATERS[1] else answers

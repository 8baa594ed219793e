"""The fewest people of whom anything may be claimed: below, no exact test could tell what they did from chance.

If nothing changes people, each is as likely to rise as to fall. All n going one way, the strongest that n people can
say, then comes by chance 2 times in 2^n, which is below 0.05 from n = 6 on: Fisher (1935), The design of experiments,
section 21. A t interval of three people may leave out 0 all the same: it owes that to the supposition that changes are
normal, of which three people show nothing. So of fewer no change is called better or worse. The same for two groups:
all of the one above all of the other comes by chance 2 times in (n1 + n2 over n1), from 4 and 4 on below 0.05.
"""

import math

ALPHA = 0.05


def enough(people: int, alpha: float = ALPHA) -> bool:
    """Whether so many people, all going the same way, would be more than chance."""
    return 2.0 / 2.0 ** min(people, 1000) < alpha


def enough_between(first: int, second: int, alpha: float = ALPHA) -> bool:
    """Whether two groups, all of the one above all of the other, would be more than chance."""
    return alpha * math.comb(first + second, min(first, second)) > 2

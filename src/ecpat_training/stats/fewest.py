"""The fewest people of whom anything may be claimed: below, no exact test could tell what they did from chance.

If nothing changes people, each is as likely to rise as to fall. All n going one way, the strongest that n people can
say, then comes by chance 2 times in 2^n, which is below 0.05 from n = 6 on: Fisher (1935), The design of experiments,
section 21. A t interval of three people may leave out 0 all the same: it owes that to the supposition that changes are
normal, of which three people show nothing. So of fewer no change is called better or worse.

Two groups owe the same to the smaller one, whose few people must show how unlike people change: two of them may change
alike by chance, and Welch's interval is then far too narrow. Of 6,000 draws each without any difference (scores of five
graded answers or eight questions, the larger group 10 to 40) it left out 0 in 9.5 to 11.6 % with 2 people in the
smaller group, 6.1 to 8.2 % with 3, 5.4 to 6.5 % with 4, and 4.6 to 5.7 % from 6 on.
"""

from ecpat_training.values.thresholds import ALPHA


def enough(people: int, alpha: float = ALPHA) -> bool:
    """Whether so many people, all going the same way, would be more than chance."""
    return 2.0 / 2.0 ** min(people, 1000) < alpha


def enough_between(first_size: int, second_size: int, alpha: float = ALPHA) -> bool:
    """Whether each of two groups has so many people that a claim may rest on it."""
    return enough(min(first_size, second_size), alpha)

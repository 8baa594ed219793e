"""How many of some people come, each independently with a chance of their own: the Poisson binomial distribution.

Exact, by adding one person after the other (Barlow & Heidtmann 1984, DOI 10.1109/TR.1984.5221843); with equal chances
it is the binomial. No normal approximation: at 20 people it misplaces a 95 % limit by a person. Sums of positive terms
only, so that small chances keep their digits. Whoever travels together drops out together: then more stay away at once
than this says, and the true spread is wider.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Floats = NDArray[numpy.float64]


def distribution(chances_of_coming: Sequence[float]) -> "Floats":
    """The chance that exactly 0, 1, ... of the people come, shape (people + 1,).

    Args:
        chances_of_coming: of each person to come, 0 to 1.
    """
    import numpy

    chance = numpy.ones(1)
    for chance_of_coming in chances_of_coming:
        chance = with_one_more(chance, chance_of_coming)
    return chance


def with_one_more(chance: "Floats", chance_of_coming: float) -> "Floats":
    """The distribution with one more person, who comes with the chance `chance_of_coming`; shape (people + 2,) from
    (people + 1,)."""
    import numpy

    grown_distribution = numpy.zeros(chance.size + 1)
    grown_distribution[:-1] = chance * (1.0 - chance_of_coming)
    grown_distribution[1:] += chance * chance_of_coming
    return grown_distribution

"""Chances in words, the same in every report on who comes."""

from ecpat_training.documents.numbers import shown
from ecpat_training.roster.model.attendance import Chance

INDEPENDENT = (
    "Counted as if everybody decided alone. Who travels together, or is held back by the same event, stays away "
    "together: then less is certain than this says."
)


def chance(value: float) -> str:
    """A chance inside a sentence: `95.3 %`, `less than 0.1 %`."""
    return shown(value, "chance").replace("< ", "less than ").replace("> ", "more than ")


def per_cent(share: float) -> str:
    """A rate as people write it: `15 %`, `7.5 %`."""
    return f"{round(share * 100, 4):g} %"


def how(found: Chance) -> str:
    """How a chance was computed, as a sentence."""
    if found.draws is None:
        return "Exact: every way in which people may come or stay away is counted."
    interval = f"{chance(found.low or 0.0)} to {chance(found.high or 0.0)}"
    return (
        f"From {found.draws:,} days drawn at random (seed {found.seed}), since there are too many ways to count them "
        f"all: standard error {shown(found.error * 100, '0.00')} percentage points, 95 % interval {interval}."
    )

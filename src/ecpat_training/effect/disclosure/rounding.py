"""How exact a figure is printed. Means and SDs have one decimal, effect sizes two."""

from dataclasses import replace

from ecpat_training.stats.estimate import Estimate


def mean(number: float | None) -> float | None:
    """A mean, or a change of means, with one decimal."""
    # Adding 0.0 turns -0.0 into 0.0, which would print as "-0.0".
    return None if number is None else round(number, 1) + 0.0


def spread(number: float | None) -> float | None:
    """An SD with one decimal; where that would be 0, with the first digit that isn't."""
    return rounded(number, 1)


def effect(estimate: Estimate) -> Estimate:
    """An effect size with its interval."""
    return _rounded(estimate, 2)


def change(estimate: Estimate) -> Estimate:
    """A change in the scale's own units with its interval."""
    return _rounded(estimate, 1)


def rounded(number: float | None, digits: int) -> float | None:
    """A number with so many decimals; where that would be 0 and the number isn't, with its first digit, so that
    interval and sentence agree."""
    if number is None:
        return None
    return round(number, digits) or float(f"{number:.1g}")


def _rounded(estimate: Estimate, digits: int) -> Estimate:
    value, low, high = (rounded(number, digits) for number in (estimate.value, estimate.low, estimate.high))
    return replace(estimate, value=value, low=low, high=high)

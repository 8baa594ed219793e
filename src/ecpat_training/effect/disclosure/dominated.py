"""Whether one person's score is nearly the whole sum."""

from ecpat_training.effect.disclosure.alike import waves
from ecpat_training.effect.model.change import Change

DOMINATED = 0.15  # of the largest score: what all but the two largest add up to at least


def dominated(change: Change) -> bool:
    """Whether the sum of a wave's scores tells the largest nearly: the p % rule, by which what is
    left without the two largest must be 15 % of the largest (Hundepool et al., Statistical Disclosure Control, 2012,
    section 4.2.2)."""
    for scores in waves(change):
        ordered = sorted(map(abs, scores), reverse=True)
        if ordered and sum(ordered[2:]) < DOMINATED * ordered[0]:
            return True
    return False

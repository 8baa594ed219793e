"""Why no figure of a scale may be printed, of all people compared or of a group of them."""

from ecpat_training.effect.disclosure.alike import all_alike
from ecpat_training.effect.disclosure.at_a_bound import at_a_bound
from ecpat_training.effect.disclosure.dominated import dominated
from ecpat_training.effect.disclosure.few_values import few_values, few_values_given
from ecpat_training.effect.model.change import Change
from ecpat_training.values.thresholds import SMALLEST


def why_hidden(change: Change, *, near: bool, k: int = SMALLEST) -> str | None:
    """Why a change is published without any figure, as a key of the catalogue's `WITHHELD`; None where it has figures.

    Args:
        change: as it is, with everybody's scores.
        near: whether other figures are of nearly the same people.
        k: how many people it takes.
    """
    reasons = {
        "fewer than 10": (change.n or 0) < k,
        "few values": few_values(change.steps, change.n),
        "near": near,
        "all alike": all_alike(change) or at_a_bound(change),
        "dominated": dominated(change),
        "few values given": few_values_given(change),
    }
    return next((reason for reason, holds in reasons.items() if holds), None)

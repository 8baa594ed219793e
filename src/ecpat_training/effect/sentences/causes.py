"""When a report may speak of a cause: groups drawn by lot, of which few were lost, and about as many in each.

| figures | words |
| --- | --- |
| no lots | what the two groups are beside each other; nothing about the training |
| lots; more than a fifth of a group lost, or shares lost that are more than 10 points apart | the same, and why |
| lots, and fewer lost | a difference can be put down to the training; that none is shown, where none is |

Lost are those who answered before and are not recognised afterwards. The bounds are near the cautious ones of the What
Works Clearinghouse (Standards Handbook 4.1, 2020), which lie at 6 to 10 points where a tenth to a third is lost.
"""

from typing import Literal

from ecpat_training.effect.analyses.control_group.result import ArmFlow, ControlGroup
from ecpat_training.values.thresholds import MAX_LOSS_DIFFERENCE, MOST_LOST

Cause = Literal["lots", "lots, lost", "no lots"]


def cause(control_group: ControlGroup, before: str = "", after: str = "") -> Cause:
    """What the groups allow to say, between two waves or, unless told, between the first two compared."""
    if not control_group.randomised:
        return "no lots"
    flows = flows_of(control_group, before, after)
    shares = [arm_flow.lost / arm_flow.answered_before if arm_flow.answered_before else 1.0 for arm_flow in flows]
    if len(shares) < 2 or max(shares) > MOST_LOST or max(shares) - min(shares) > MAX_LOSS_DIFFERENCE:
        return "lots, lost"
    return "lots"


def flows_of(control_group: ControlGroup, before: str = "", after: str = "") -> list[ArmFlow]:
    """Both groups between two waves."""
    waves = (
        (before, after)
        if after
        else next(((arm_flow.before, arm_flow.after) for arm_flow in control_group.flows), ("", ""))
    )
    return [arm_flow for arm_flow in control_group.flows if (arm_flow.before, arm_flow.after) == waves]

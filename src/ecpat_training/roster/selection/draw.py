"""The draw: a room by its weight, then people of each type by equal lots, under the caps that were left out."""

from itertools import accumulate

from ecpat_training.roster.selection.leximin import Lottery
from ecpat_training.roster.selection.lots import Lots
from ecpat_training.roster.selection.seating import seated

_PARTS = 10**12  # a weight is drawn to so many parts


def drawn(lottery: Lottery, seed: int) -> tuple[int, ...]:
    """The people (by index, rising) whom this seed draws."""
    lots = Lots(seed)
    sums = [round(sum_ * _PARTS) for sum_ in accumulate(lottery.weights)]
    lot = lots.below(_PARTS)
    number = next((at for at, sum_ in enumerate(sums) if lot < sum_), len(sums) - 1)
    room = lottery.rooms[number]
    if lottery.caps:
        return tuple(sorted(seated(lottery.capped, room, lots)))
    chosen = [
        person for members, count in zip(lottery.pool.types, room, strict=True) for person in lots.some(members, count)
    ]
    return tuple(sorted(chosen))

"""How many knew a question with a key before and after, whether it was asked of the same people or not."""

from typing import NamedTuple

from ecpat_training.effect.analyses.items.result import ItemResult
from ecpat_training.effect.analyses.items.rules import change_of


class Share(NamedTuple):
    """`right` of `people`, who are one or more."""

    right: int
    people: int

    @property
    def value(self) -> float:
        """The share, 0 to 1."""
        return self.right / self.people


class Known(NamedTuple):
    """A question before and after; None in a wave that didn't ask it. `same` says that they are the same people."""

    before: Share | None
    after: Share | None
    same: bool


def known(item: ItemResult, earlier: str, later: str) -> Known:
    """Over the people recognised in both waves where both asked it; else, as with parallel forms, over everybody whom
    the one wave asked."""
    if (change := change_of(item, earlier, later)) and change.n:
        return Known(Share(round(change.before or 0), change.n), Share(round(change.after or 0), change.n), same=True)
    waves = {wave.wave: wave for wave in item.waves if wave.right and wave.n}
    shares = {
        name: Share(round((wave.right.value or 0.0) * wave.n), wave.n) for name, wave in waves.items() if wave.right
    }
    return Known(shares.get(earlier), shares.get(later), same=False)

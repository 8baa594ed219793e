"""Draws who gets which case first, and what raters know each answer by."""

from collections.abc import Sequence

from ecpat_training.core.lots import LotDrawer
from ecpat_training.core.pseudonyms import chance_of, draw_codes
from ecpat_training.effect.performance.model.key import OCCASIONS, Key, KeyedAnswer


def draw_key(codes: Sequence[str], cases: tuple[str, str], seed: int) -> Key:
    """The key of a draw: who answers which case in which wave, and under which blind code.

    Half of the people, by lot, get the first case before the training and the second after it, the others the other
    way round; of an odd number the first half has one more. Anybody can repeat these lots with the seed. The blind
    codes come from the seed and the people's codes together: who knows the seed alone, as raters may, can't make the
    key.
    """
    # By the seed alone, so that partners can repeat the lots without seeing anybody's code.
    first_half = set(LotDrawer(seed).draw_members(tuple(range(len(codes))), (len(codes) + 1) // 2))
    blind = iter(draw_codes(len(OCCASIONS) * len(codes), {*codes}, chance_of(seed, [*codes, *cases])))
    return Key(
        tuple(
            KeyedAnswer(next(blind), code, half_number, wave, cases[(half_number - 1 + later) % 2])
            for index, code in enumerate(codes)
            for half_number in ((1 if index in first_half else 2),)
            for later, wave in enumerate(OCCASIONS)
        )
    )

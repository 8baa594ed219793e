"""Which wishes a selection keeps: what must hold comes first, then the wishes by their weight."""

from collections.abc import Sequence

from ecpat_training.roster.selection.demand import QuotaDemand
from ecpat_training.roster.selection.possible import Possible


def decided(
    people: int, seats: int, demands: Sequence[QuotaDemand]
) -> tuple[list[QuotaDemand], tuple[QuotaDemand, ...]]:
    """What to keep where no room keeps everything: each wish, the heaviest first and then as the file has them, if a
    room can keep it beside what is kept already; and the wishes that gave way. Where even what must hold can't, that
    alone is kept."""
    held, gave_way = [demand for demand in demands if not demand.weight], []
    for wish in sorted((demand for demand in demands if demand.weight), key=lambda demand: -demand.weight):
        if _possible(people, seats, [*held, wish]):
            held = [*held, wish]
        else:
            gave_way.append(wish)
    return held, tuple(gave_way)


def _possible(people: int, seats: int, demands: Sequence[QuotaDemand]) -> bool:
    return Possible(people, seats, demands).holds()

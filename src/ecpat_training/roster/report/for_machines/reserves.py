"""`ecpat roster reserves --json`: who stands by, and whom to call."""

from dataclasses import dataclass

from ecpat_training.roster.model.attendance import ReservesChosen
from ecpat_training.roster.report.for_machines.select import Reserves, reserves_data


@dataclass(frozen=True, slots=True)
class WhomToCall:
    """What to do when one of these people stays away: whether a reserve is `needed`, and whom to `call` (null: none
    keeps the room balanced)."""

    codes: tuple[str, ...]
    needed: bool
    call: str | None


@dataclass(frozen=True, slots=True)
class RosterReservesResult:
    """Reserves for a room that has been selected, out of `others` who have no seat. `best` says that no other choice of
    as many is better, `drawn` that a lot decided among people whom nothing tells apart. `broken` are the hard rules
    that the room breaks as it is."""

    selected: int
    others: int
    best: bool
    drawn: bool
    reserves: Reserves
    replaced: tuple[WhomToCall, ...]
    broken: tuple[str, ...]


def result(answer: ReservesChosen, broken: tuple[str, ...]) -> RosterReservesResult:
    """Who stands by, and the rules that the room breaks by their names."""
    replaced = tuple(WhomToCall(one.codes, one.needed, one.call) for one in answer.replaced)
    return RosterReservesResult(
        answer.selected, answer.others, answer.best, answer.drawn, reserves_data(answer), replaced, broken
    )

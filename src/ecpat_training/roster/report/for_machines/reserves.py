"""`ecpat roster reserves --json`: who stands by, and whom to call."""

from ecpat_training.commands.public import Public
from ecpat_training.roster.model.attendance import Replacement, ReservesChosen
from ecpat_training.roster.report.for_machines.select import Reserves


class WhomToCall(Public[Replacement]):
    """What to do when one of these people stays away: whether a reserve is `needed`, and whom to `call` (null: none
    keeps the room balanced)."""

    keys = "codes needed call"


class RosterReservesResult(Public[ReservesChosen]):
    """Reserves for a room that has been selected, out of `others` who have no seat. `best` says that no other choice of
    as many is better, `drawn` that a lot decided among people whom nothing tells apart. `broken` are the hard rules
    that the room breaks as it is."""

    keys = "selected others best drawn reserves=model replaced broken"
    parts = (Reserves, WhomToCall)
    broken: tuple[str, ...]

"""An agenda for other programs."""

from ecpat_training.agenda.model.agenda import AgendaDay, AgendaItem
from ecpat_training.commands.public import Public


class ItemData(Public[AgendaItem]):
    """One line of an agenda, from `start` to `end` in minutes after midnight. `session` is the programme's id, null for
    breaks and for what the programme doesn't have; `trainers` are codes, the lead first; `room` is null where
    everything happens in one."""

    keys = "kind title session=str(session.id) track start end trainers room pinned"


class Day(Public[AgendaDay]):
    """One day; its date is null where it isn't set yet, else as 2005-05-12."""

    keys = "number date=str(date) items"
    parts = (ItemData,)

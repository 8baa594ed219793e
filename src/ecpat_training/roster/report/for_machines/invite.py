"""`ecpat roster invite --json`: how many to invite, and how likely a balanced room is."""

from ecpat_training.commands.public import Public
from ecpat_training.programme.rules.as_data import Count
from ecpat_training.roster.model.attendance import Chance, Invitation, InviteAnswer, OnTheDay


class InvitationData(Public[Invitation]):
    """How many people of a kind to invite (null: no number is enough); `rows` are the numbers tried, with how many come
    on average and the chances that enough come, too many, and neither."""

    keys = "want drop_out=no_show wish invite advised=advised.number rows"
    parts = (Count,)


class RuleKept(Public[tuple[str, bool, Chance]]):
    """The chance that a rule is kept on the day."""

    keys = "rule=0 hard=1 chance=2"


class OnTheDayData(Public[OnTheDay]):
    """The room on the day, of those who are invited: the chance that every hard rule is kept, and each rule's own."""

    parts = (RuleKept,)


class RosterInviteResult(Public[InviteAnswer]):
    """How many to invite of each kind, so that enough come with the chance `sure` (0 to 1)."""

    keys = "sure invitations on_the_day"
    parts = (InvitationData, OnTheDayData)

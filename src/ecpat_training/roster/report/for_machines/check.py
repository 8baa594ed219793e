"""`ecpat roster check --json`: how a list was read, who is in the room, which rules are kept."""

from ecpat_training.commands.public import Public
from ecpat_training.files.not_used import NotUsed
from ecpat_training.programme.rules.as_data import Count, JudgedRule
from ecpat_training.programme.rules.check import CountCheck
from ecpat_training.roster.model.check import ReadAs, RosterCheck
from ecpat_training.roster.model.funnel import Funnel, FunnelRow


class RowNotCounted(Public[NotUsed]):
    """A row that isn't counted; `duplicate_of` is the row that says the same, `status` where somebody stands who isn't
    in the room."""

    keys = "where why duplicate_of status"


class ColumnRead(Public[tuple[str, str]]):
    """A column of the list, and as what it was read."""

    keys = "column=0 read_as=1"


class WordReadAs(Public[ReadAs]):
    """A word that was read as another: how often, and where first."""

    keys = "column written meaning times=count where"


class RoomPart(Public[tuple[str, tuple[CountCheck, ...]]]):
    """The room by one thing that the list says of people; the counts add up to everybody."""

    keys = "of=0 counts=1"
    parts = (Count,)


class Reached(Public[FunnelRow]):
    """People of one kind (`of` is null for everybody), and how many of them reached each stage."""

    keys = "of=or_none(of) label reached"


class FunnelData(Public[Funnel]):
    """How many people reached each of the stages that the list speaks of."""

    keys = "stages rows"
    parts = (Reached,)


class RosterCheckResult(Public[RosterCheck]):
    """A list against its programme's rules: rows == counted + not_counted. `stage` is what people must have reached
    to be counted; null: everybody who isn't out of it."""

    keys = """
        file sheet programme rows counted=used kept stage not_counted=not_used columns read_as mix funnel rules
    """
    parts = (RowNotCounted, ColumnRead, WordReadAs, RoomPart, FunnelData, JudgedRule)

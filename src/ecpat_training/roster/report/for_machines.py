"""What the commands over lists answer with `--json`."""

from typing import Literal

from ecpat_training.commands.public import Public
from ecpat_training.files.not_used import UnusedRow
from ecpat_training.programme.rules.as_data import Count, JudgedRule
from ecpat_training.programme.rules.check import CountCheck
from ecpat_training.roster.model.attendance import (
    Chance,
    Invitation,
    InviteAnswer,
    OnTheDay,
    Replacement,
    Reserve,
    ReservesChosen,
)
from ecpat_training.roster.model.check import ReadAs, RosterCheck
from ecpat_training.roster.model.draft import ListDraft, UnreadLine
from ecpat_training.roster.model.form import HopedFor, ListFormColumn, RosterForm
from ecpat_training.roster.model.funnel import Funnel, FunnelRow
from ecpat_training.roster.model.grouping import Grouping, GroupingAnswer
from ecpat_training.roster.model.joined import JoinedLists, JoinedPiece, NotJoined
from ecpat_training.roster.model.roster_map import RosterMap
from ecpat_training.roster.model.same_person import CountBounds, DecidedPair, MatchedLists, Pair
from ecpat_training.roster.model.selection import Applicant, Panels, Quota, Selection
from ecpat_training.roster.model.split import SplitList
from ecpat_training.roster.report.group_papers import person_label


# `ecpat roster check`: how a list was read, who is in the room, which rules are kept.
class RowNotCounted(Public[UnusedRow]):
    """A row that isn't counted; `duplicate_of` is the row that says the same, `status` where somebody stands who isn't
    in the room."""

    keys = "where=location why=reason duplicate_of status"


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
    to be counted; null: everybody who isn't out of it. `kept` says how it is so far, `verdict` what holds whatever
    those are of whom something isn't known."""

    keys = """
        file sheet programme rows counted=used kept verdict stage not_counted=not_used columns read_as mix funnel rules
    """
    parts = (RowNotCounted, ColumnRead, WordReadAs, RoomPart, FunnelData, JudgedRule)


# `ecpat roster groups`: who sits with whom, and what each goal would come to.
class GroupingAlternative(Public[Grouping]):
    """What the groups would come to with this goal first."""

    keys = "first score"


class RosterGroupsResult(Public[GroupingAnswer]):
    """Groups of people for each round, by code, or by name where names were asked for; the first rounds may be `held`
    already."""

    keys = """
        first=chosen.first seed held=len(task.held) rounds most_pairs_of_other_sectors=most_cross goals=alternatives
    """
    parts = (GroupingAlternative,)
    names: bool

    def rounds(self) -> tuple[tuple[tuple[str, ...], ...], ...]:
        return tuple(
            tuple(tuple(person_label(self.model, person, names=self.names) for person in group) for group in groups)
            for groups in self.model.chosen.rounds
        )


# `ecpat roster invite`: how many to invite, and how likely a balanced room is.
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


# `ecpat roster draft`: a proposed list of a file that is no table.
class UnreadData(Public[UnreadLine]):
    """A place that wasn't understood. What is written there isn't told: it may be a name."""

    keys = "where=place"


class RosterDraftResult(Public[ListDraft]):
    """How many people the proposed list has, what the file was read as, and what of it wasn't understood."""

    keys = "file shape people=len(people) columns unread"
    parts = (UnreadData,)


# `ecpat roster join`: the lists of several senders as one.
class PieceData(Public[JoinedPiece]):
    """A list: rows == people + repeats + no_people. `out` of the people are out of the room, `merged` the same as
    somebody of a list before."""

    keys = "list=label rows people repeats no_people out merged"


class NotJoinedData(Public[NotJoined]):
    """A row that isn't joined as a person of its own."""

    keys = "row=place why"


class PairAsked(Public[DecidedPair]):
    """Two people, by their places, who may be one, and what was decided of them (null: nothing yet)."""

    keys = "people likely because decision"


class RosterJoinResult(Public[JoinedLists]):
    """The people of all lists, less those who are `merged`, are the `people` of the one list."""

    keys = "people=len(rows) open columns lists=pieces pairs not_joined"
    parts = (PieceData, PairAsked, NotJoinedData)


# `ecpat roster map`: how a list's columns and words are read, and what is open.
class RosterMapResult(Public[RosterMap]):
    """The lines of the mapping file; `open` counts those that wait for a person. A proposal ends in a question mark,
    and an empty `means` is open as well."""

    keys = "roster header_row open parts left_out"


# `ecpat roster match`: how many persons stand on several lists, and which entries are maybe one person.
class Came(Public[tuple[int, CountBounds]]):
    """How many persons are on so many lists."""

    keys = "lists=0 persons=1"


class Proposed(Public[Pair]):
    """Two entries that are maybe one person, by their places, and what was decided of them (null: nothing yet)."""

    keys = "first second likely=grade decision"
    places: tuple[str, ...]

    def first(self) -> str:
        return self.places[self.model.first]

    def second(self) -> str:
        return self.places[self.model.second]


class RosterMatchResult(Public[MatchedLists]):
    """Persons, each counted once, and participations; a number of persons has bounds as long as pairs are `open`. Of
    what is published there are no pairs: `pairs` is null."""

    keys = """
        persons=counted.persons participations=counted.participations on_several_lists=counted.several
        open=len(counted.open) changed=counted.changed kinds=counted.kinds lists=counted.lists came=counted.came pairs
    """
    parts = (Came,)
    publish: bool

    def pairs(self) -> tuple[Proposed, ...] | None:
        matched_lists = self.model
        return (
            None if self.publish else tuple(Proposed(pair, places=matched_lists.places) for pair in matched_lists.pairs)
        )


# `ecpat roster select`: who has a seat, with which chances. `ecpat roster replace` answers the same.
class Applied(Public[Applicant]):
    """Somebody who may get a seat, by code; `name` is null unless names were asked for, `seat` null for those who have
    none."""

    keys = "code name chance seat values"
    columns: tuple[str, ...]
    names: bool

    def name(self) -> str | None:
        return self.model.name if self.names else None

    def seat(self) -> Literal["kept", "drawn"] | None:
        return "kept" if self.model.kept else "drawn" if self.model.chosen else None

    def values(self) -> dict[str, str]:
        return dict(zip(self.columns, self.model.values, strict=True))


class QuotaData(Public[Quota]):
    """One thing that was asked: of how many applicants it speaks, how many of them have a seat, and whether it is
    kept."""

    keys = "asked=said applicants chosen kept=held"


class PanelsData(Public[Panels]):
    """Rooms that are each as likely, as codes; `drawn` is the number of the one that was drawn, from 1."""

    keys = "rooms drawn"


class ReserveData(Public[Reserve]):
    """A reserve by code, the chance to come, and the chance of a balanced room with this one and all before."""

    keys = "code comes balanced_room=chance.value"


class Reserves(Public[ReservesChosen]):
    """Who stands by, in the order of calling, and the chance of a balanced room without anybody."""

    keys = "without=without.value people=reserves"
    parts = (ReserveData,)


class RosterSelectResult(Public[Selection]):
    """A draw; chances are 0 to 1, and those of people who stay in their seats count in none of the measures.
    `not_known` are the rules, in words, of which it can't be said whether the room keeps them."""

    keys = """
        by=title seats seed chosen=chosen[].code gone lowest_chance highest_chance gini geometric_mean applicants
        quotas not_known panels reserves
    """
    parts = (QuotaData, PanelsData, Reserves)
    names: bool
    reserves: ReservesChosen | None

    def lowest_chance(self) -> float | None:
        return min((applicant.chance for applicant in self.model.drawn_by_lot), default=None)

    def highest_chance(self) -> float | None:
        return max((applicant.chance for applicant in self.model.drawn_by_lot), default=None)

    def applicants(self) -> tuple[Applied, ...]:
        selection = self.model
        return tuple(
            Applied(applicant, columns=selection.columns, names=self.names) for applicant in selection.applicants
        )


RosterReplaceResult = RosterSelectResult
"""What the draw of `ecpat roster replace` answers is what a selection answers."""


# `ecpat roster reserves`: who stands by, and whom to call.
class WhomToCall(Public[Replacement]):
    """What to do when one of these people stays away: whether a reserve is `needed`, and whom to `call` (null: none
    keeps the room balanced)."""

    keys = "codes needed call"


class RosterReservesResult(Public[ReservesChosen]):
    """Reserves for a room that has been selected, out of `others` who have no seat. `best` says that no other choice of
    as many is better, `drawn` that a lot decided among people whom nothing tells apart. `broken` are the hard rules
    that the room breaks as it is, `not_known` those of which that can't be said."""

    keys = "selected others best drawn reserves=model replaced broken not_known"
    parts = (Reserves, WhomToCall)
    broken: tuple[str, ...]
    not_known: tuple[str, ...]


# `ecpat roster split`: what became of each column, and how many people got a code.
class ColumnKept(Public[tuple[str, str]]):
    """A column that stays with the keys, and why."""

    keys = "column=0 why=1"


class LeftOut(Public[tuple[tuple[str, ...], int]]):
    """How many people are alike with fewer than two others where these columns are left out too."""

    keys = "columns=0 few=1"


class RosterSplitResult(Public[SplitList]):
    """`new` people got their code now, `known` had one, `gone` have one and are not on this list; `few` are those of
    whom fewer than three are alike in the data."""

    keys = "people new known gone data_columns=data.columns[].title kept few fewer"
    parts = (ColumnKept, LeftOut)


# `ecpat roster template`: what the workbook for partners asks.
class TemplateColumn(Public[ListFormColumn]):
    """A column: its header, and what it may be chosen from (nothing: free text)."""

    keys = "title choices"


class Wish(Public[HopedFor]):
    """How many people of a kind are hoped for, in the workbook's language."""

    keys = "label wish"


class RosterTemplateResult(Public[RosterForm]):
    """The workbook in one language."""

    keys = "language title columns hoped_for=hoped"
    parts = (TemplateColumn, Wish)

"""What is different between two agendas of one training."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.core.text import fold
from ecpat_training.values.kinds import ItemKind
from ecpat_training.words.lists.break_words import break_kind_of
from ecpat_training.words.matching import title_key

_PlacedItem = tuple[AgendaDay, AgendaItem]
_Pair = tuple[_PlacedItem | None, _PlacedItem | None]


@dataclass(frozen=True, slots=True)
class ItemPosition:
    """Where an item stands in one agenda: its day, its minutes after midnight, its trainers, the lead first, its room
    (None where everything happens in one)."""

    day: int
    start: int
    end: int
    trainers: tuple[str, ...]
    room: str | None = None

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class AgendaItemChange:
    """One item in the old agenda (`before`) and in the new one (`after`); None where an agenda doesn't have it. `why`
    is what forced the change, where that is known; `was_title` what the item was called, if it was called otherwise;
    `by_id` says that it is one session of the programme all the same; `whole` is a number that it shares with the other
    parts of a session that breaks split."""

    title: str
    kind: ItemKind
    before: ItemPosition | None
    after: ItemPosition | None
    why: str = ""
    was_title: str = ""
    by_id: bool = False
    whole: int = 0

    @property
    def moved(self) -> bool:
        """Whether it stands on another day or starts at another time; one that is new or gone doesn't move."""
        if self.before is None or self.after is None:
            return False
        return (self.before.day, self.before.start) != (self.after.day, self.after.start)

    @property
    def longer(self) -> int:
        """By how many minutes it lasts longer, below 0 if shorter; 0 for an item that is new or gone."""
        return self.after.minutes - self.before.minutes if self.before and self.after else 0

    @property
    def handed_over(self) -> int:
        """How many posts, lead and second, change hands; 0 for an item that is new or gone."""
        if self.before is None or self.after is None:
            return 0
        return sum(
            old_trainer != new_trainer
            for old_trainer, new_trainer in zip_longest(self.before.trainers, self.after.trainers)
        )

    @property
    def same(self) -> bool:
        """Whether nothing changes."""
        return self.before == self.after and not self.was_title


@dataclass(frozen=True, slots=True)
class DateChange:
    """A day of the training that is held on another date; None where an agenda has no date, or no such day."""

    day: int
    before: datetime.date | None
    after: datetime.date | None


@dataclass(frozen=True, slots=True)
class AgendaDiff:
    """Every item of two agendas, changed or not: those of the new one in its order, then those that are gone. `old` and
    `new` are the names of the agendas."""

    title: str
    old: str
    new: str
    items: tuple[AgendaItemChange, ...]
    dates: tuple[DateChange, ...]

    @property
    def same(self) -> bool:
        """Whether the two agendas have the same content."""
        return not self.dates and not self.changes

    @property
    def changes(self) -> tuple[AgendaItemChange, ...]:
        """The items that change."""
        return tuple(item for item in self.items if not item.same)

    @property
    def sessions(self) -> tuple[AgendaItemChange, ...]:
        """The items that are not breaks."""
        return tuple(item for item in self.items if item.kind == "session")

    @property
    def changes_by_session(self) -> tuple[tuple[AgendaItemChange, ...], ...]:
        """The changes of each session; breaks split a session into parts, and each part is one change."""
        changes_by_session: dict[int, list[AgendaItemChange]] = {}
        for item in self.sessions:
            changes_by_session.setdefault(item.whole, []).append(item)
        return tuple(map(tuple, changes_by_session.values()))

    @property
    def trainers(self) -> tuple[str, ...]:
        """Everybody who trains in either agenda, by code."""
        item_positions = [
            item_position
            for item in self.items
            for item_position in (item.before, item.after)
            if item_position is not None
        ]
        return tuple(sorted({code for item_position in item_positions for code in item_position.trainers}))


def compare(
    old_agenda: Agenda,
    new_agenda: Agenda,
    known_ids: Iterable[str],
    find_reason: Callable[[AgendaItem], str] | None = None,
) -> AgendaDiff:
    """Compares two agendas.

    A session is the same in both by its id, one that no programme knows by its title, a break by its kind and day. What
    an agenda holds several times is paired on its day first, then in time. What then is left of each, one of the two
    known to no programme, is the same under another title where it has the same slot and the same trainers.

    Args:
        old_agenda: the agenda as it was.
        new_agenda: the agenda as it is now.
        known_ids: the ids of the programme's sessions.
        find_reason: the reason that an item of the old agenda can't stay as it is, or nothing.
    """
    ids = frozenset(known_ids)
    old_by_name, new_by_name = _group_by_name(old_agenda, ids), _group_by_name(new_agenda, ids)
    pairs = [
        pair
        for name in {**new_by_name, **old_by_name}
        for pair in _pair_items(old_by_name.get(name, []), new_by_name.get(name, []))
    ]
    pairs = _pair_retitled_items(pairs, ids)
    place = {id(item): number for number, (_, item) in enumerate(_list_placed_items(new_agenda))}
    pairs.sort(key=lambda pair: place[id(pair[1][1])] if pair[1] else len(place))
    wholes = _wholes(pairs)
    items = tuple(
        replace(_change(*pair, find_reason, ids), whole=number) for pair, number in zip(pairs, wholes, strict=True)
    )
    return AgendaDiff(
        new_agenda.title, old_agenda.source, new_agenda.source, items, tuple(_dates(old_agenda, new_agenda))
    )


def _wholes(pairs: Sequence[_Pair]) -> list[int]:
    """The number of the session that each pair is, or is a part of: the parts of one that may be split share a day in
    the old agenda or the new one."""
    whole_numbers = list(range(len(pairs)))
    first_pair_index: dict[tuple[str, str, int], int] = {}
    for index, pair in enumerate(pairs):
        for side, placed_item in zip(("before", "after"), pair, strict=True):
            if placed_item is None or placed_item[1].session is None or not placed_item[1].session.may_be_split:
                continue
            old_number = whole_numbers[
                first_pair_index.setdefault((side, placed_item[1].session.id, placed_item[0].number), index)
            ]
            whole_numbers = [whole_numbers[index] if number == old_number else number for number in whole_numbers]
    return whole_numbers


def _list_placed_items(agenda: Agenda) -> list[_PlacedItem]:
    return [(day, item) for day in agenda.days for item in sorted(day.items, key=lambda item: item.start)]


def _group_by_name(agenda: Agenda, known_ids: frozenset[str]) -> dict[tuple[str, ...], list[_PlacedItem]]:
    items_by_name: dict[tuple[str, ...], list[_PlacedItem]] = {}
    for day, item in _list_placed_items(agenda):
        if item.kind != "session":
            name: tuple[str, ...] = (item.kind, str(day.number))
        elif item.session is not None and item.session.id in known_ids:
            name = ("known", item.session.id)
        else:
            name = ("own", title_key(item.title) or fold(item.title))
        items_by_name.setdefault(name, []).append((day, item))
    return items_by_name


def _pair_items(old_items: list[_PlacedItem], new_items: list[_PlacedItem]) -> list[_Pair]:
    """Those of one name, each with its counterpart: first what stands where it stood, then what stands on the same day,
    then the rest in time."""
    pairs: list[_Pair] = []
    old_items, new_items = list(old_items), list(new_items)
    likeness_keys: list[Callable[[_PlacedItem], object]] = [
        lambda placed_item: (placed_item[0].number, placed_item[1].start, placed_item[1].end),
        lambda placed_item: placed_item[0].number,
        lambda _: None,
    ]
    for place in likeness_keys:
        for old_item in list(old_items):
            counterpart = next((candidate for candidate in new_items if place(candidate) == place(old_item)), None)
            if counterpart is not None:
                old_items.remove(old_item)
                new_items.remove(counterpart)
                pairs.append((old_item, counterpart))
    return [*pairs, *((old_item, None) for old_item in old_items), *((None, new_item) for new_item in new_items)]


def _pair_retitled_items(pairs: list[_Pair], known_ids: frozenset[str]) -> list[_Pair]:
    """The pairs, with one of what is gone and what is new in its slot with its trainers."""
    gone_by_slot = {
        _slot(old_item): old_item
        for old_item, successor in pairs
        if old_item and successor is None and old_item[1].kind == "session"
    }
    new_by_slot = {
        _slot(successor): successor
        for old_item, successor in pairs
        if successor and old_item is None and successor[1].kind == "session"
    }
    same_slots = [
        slot
        for slot in gone_by_slot
        if slot in new_by_slot
        and not (_is_known(gone_by_slot[slot], known_ids) and _is_known(new_by_slot[slot], known_ids))
    ]
    paired_ids = {id(items_by_slot[slot][1]) for slot in same_slots for items_by_slot in (gone_by_slot, new_by_slot)}
    kept_pairs = [
        pair for pair in pairs if not any(placed_item and id(placed_item[1]) in paired_ids for placed_item in pair)
    ]
    return [*kept_pairs, *((gone_by_slot[slot], new_by_slot[slot]) for slot in same_slots)]


def _slot(placed_item: _PlacedItem) -> tuple[object, ...]:
    day, item = placed_item
    return day.number, item.start, item.end, item.trainers, item.track


def _is_known(placed_item: _PlacedItem, known_ids: frozenset[str]) -> bool:
    session = placed_item[1].session
    return session is not None and session.id in known_ids


def _change(
    old_placed: _PlacedItem | None,
    successor: _PlacedItem | None,
    find_reason: Callable[[AgendaItem], str] | None,
    known_ids: frozenset[str],
) -> AgendaItemChange:
    old_position, new_position = _position(old_placed), _position(successor)
    _, item = successor or old_placed  # type: ignore[misc]  # one of the two is there
    reason = find_reason(old_placed[1]) if find_reason and old_placed and old_position != new_position else ""
    old_title = (
        old_placed[1].called if old_placed and successor and not _has_same_title(old_placed[1], successor[1]) else ""
    )
    same_id = bool(old_title and old_placed and successor) and all(
        placed_item is not None and _is_known(placed_item, known_ids) for placed_item in (old_placed, successor)
    )
    return AgendaItemChange(item.called, item.kind, old_position, new_position, reason, old_title, same_id)


def _has_same_title(old_item: AgendaItem, successor: AgendaItem) -> bool:
    """Whether two items are called the same, whatever marks are between the words; a plain word for a break is the same
    in every language."""
    old_title, new_title = old_item.called, successor.called
    is_plain_break = (
        old_item.kind != "session" and break_kind_of(old_title) == break_kind_of(new_title) == old_item.kind
    )
    return is_plain_break or title_key(old_title) == title_key(new_title) or fold(old_title) == fold(new_title)


def _position(placed_item: _PlacedItem | None) -> ItemPosition | None:
    if placed_item is None:
        return None
    day, item = placed_item
    return ItemPosition(day.number, item.start, item.end, item.trainers, item.room)


def _dates(old_agenda: Agenda, new_agenda: Agenda) -> Iterable[DateChange]:
    old_dates, new_dates = ({day.number: day.date for day in agenda.days} for agenda in (old_agenda, new_agenda))
    for day in sorted({**old_dates, **new_dates}):
        if old_dates.get(day) != new_dates.get(day):
            yield DateChange(day, old_dates.get(day), new_dates.get(day))

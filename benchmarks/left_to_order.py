"""What is left of a planned training for programs that choose neither trainers nor sessions, lengths or breaks: all of
that is fixed to our choice, and they put the sessions in order. Told in words that a timetable of a school or of a
conference knows: stretches between breaks, activities, and what is asked of their places."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay, AgendaItem
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rules.activity_after_lunch import LISTENING
from ecpat_training.agenda.rules.sensitive_sessions import LIFTS
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.rules.book import Rule


@dataclass(frozen=True, slots=True)
class Stretch:
    """What lies between two breaks of one day, `start` and `minutes` as in our agenda."""

    day: int
    start: int
    minutes: int
    after_lunch: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Activity:
    """A session of our agenda with its trainers, and where we put it: the stretch, and minutes from its start."""

    item: AgendaItem
    session: Session
    stretch: int
    offset: int


@dataclass(frozen=True, slots=True)
class Barred:
    """Stretches in which an activity must not stand, or that it must not open."""

    activity: int
    stretches: frozenset[int]
    hard: bool
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Ordered:
    """One activity comes after another, with `directly` right after it."""

    before: int
    after: int
    hard: bool
    directly: bool = False


@dataclass(frozen=True, slots=True)
class LeftToOrder:
    """Stretches and activities by their numbers; activities of the frame stay where they are."""

    agenda: Agenda
    stretches: tuple[Stretch, ...]
    activities: tuple[Activity, ...]
    barred: tuple[Barred, ...]
    ordered: tuple[Ordered, ...]
    lectures: frozenset[int]
    """Activities of which none may follow another within a stretch."""
    lectures_hard: bool

    def stays(self, activity: int) -> bool:
        """Whether the activity opens or closes the training or a day."""
        return self.activities[activity].session.place != "anywhere"

    def agenda_of(self, places: Mapping[int, tuple[int, int]]) -> Agenda:
        """Our agenda in another order, from each activity's stretch and anything that tells its order there. Sessions
        follow each other without holes, and breaks keep what they last."""
        days = []
        for day in self.agenda.days:
            numbers = [number for number, stretch in enumerate(self.stretches) if stretch.day == day.number]
            pauses = [item for item in day.items if item.kind != "session"]
            items: list[AgendaItem] = []
            clock = day.items[0].start
            for stretch, pause in zip(numbers, [*pauses, None], strict=True):
                inside = sorted((at, activity) for activity, (where, at) in places.items() if where == stretch)
                for item in [*(self.activities[activity].item for _, activity in inside), *([pause] if pause else [])]:
                    items.append(item.model_copy(update={"start": clock, "end": clock + item.minutes}))
                    clock += item.minutes
            days.append(AgendaDay(number=day.number, date=day.date, items=tuple(items)))
        return self.agenda.model_copy(update={"days": tuple(days)})


def left_to_order(context: Context, rules: Sequence[Rule], agenda: Agenda) -> LeftToOrder | None:
    """What can be asked of such a program about our agenda; None where it holds tracks or split sessions, for which
    they have no words."""
    stretches, activities = _parts(agenda)
    if sum(one.item.minutes for one in activities) > sum(one.minutes for one in stretches):
        return None  # some stand beside each other
    if any(one.session.may_be_split for one in activities):
        return None
    hard = {rule.name: rule.hard for rule in rules}
    together = hard.get("no two lectures running")
    lectures = [number for number, one in enumerate(activities) if one.session.method == "lecture"]
    return LeftToOrder(
        agenda,
        tuple(stretches),
        tuple(activities),
        tuple(_barred(context, hard, stretches, activities)),
        tuple(_ordered(hard, activities)),
        frozenset(lectures if together is not None else ()),
        bool(together),
    )


def _parts(agenda: Agenda) -> tuple[list[Stretch], list[Activity]]:
    stretches: list[Stretch] = []
    activities: list[Activity] = []
    for day in agenda.days:
        before: AgendaItem | None = None
        for item in day.items:
            if item.session is not None:
                if before is None or before.kind != "session":
                    after_lunch = before is not None and before.kind == "lunch"
                    stretches.append(Stretch(day.number, item.start, 0, after_lunch, last=False))
                at, end = stretches[-1].start, max(item.end, stretches[-1].start + stretches[-1].minutes)
                stretches[-1] = replace(stretches[-1], minutes=end - at)
                activities.append(Activity(item, item.session, len(stretches) - 1, item.start - at))
            before = item
        stretches[-1] = replace(stretches[-1], last=True)
    return stretches, activities


def _barred(
    context: Context, hard: Mapping[str, bool], stretches: Sequence[Stretch], activities: Sequence[Activity]
) -> Iterator[Barred]:
    last = frozenset(number for number, one in enumerate(stretches) if one.last)
    lunch = frozenset(number for number, one in enumerate(stretches) if one.after_lunch)
    for number, one in enumerate(activities):
        if one.session.level == "complex" and "complex after the first break" in hard:
            yield Barred(number, frozenset({0}), hard["complex after the first break"])
        if one.session.care == "sensitive" and "sensitive sessions" in hard:
            yield Barred(number, last, hard["sensitive sessions"])
        if one.session.method in LISTENING and "activity after lunch" in hard:
            yield Barred(number, lunch, hard["activity after lunch"], opens=True)
        away = {date for code in one.item.trainers for date in context.trainers[code].away}
        gone = frozenset(at for at, stretch in enumerate(stretches) if context.dates.get(stretch.day) in away)
        if gone and "availability" in hard:
            yield Barred(number, gone, hard["availability"])


def _ordered(hard: Mapping[str, bool], activities: Sequence[Activity]) -> Iterator[Ordered]:
    numbers = {one.session.id: number for number, one in reversed(list(enumerate(activities)))}
    for number, one in enumerate(activities):
        if "prerequisites" in hard:
            for needed in one.session.after:
                if needed in numbers:
                    yield Ordered(numbers[needed], number, hard["prerequisites"])
        following = activities[number + 1] if number + 1 < len(activities) else None
        lifted = following is not None and following.stretch == one.stretch and following.session.care in LIFTS
        if one.session.care == "sensitive" and "sensitive sessions" in hard and lifted:
            yield Ordered(number, number + 1, hard["sensitive sessions"], directly=True)

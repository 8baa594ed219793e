"""The minutes that sessions need at least, against those that their days have: all days, or those on which some of the
sessions must be."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ecpat_training.agenda.rule_parts.context import days_of, held_daily
from ecpat_training.agenda.rule_parts.day_room import DayRoom, day_room
from ecpat_training.agenda.rule_parts.fixed_breaks import ends_with_lunch
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, Limits
from ecpat_training.core.text import count, listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.values.kinds import TOGETHER


@dataclass(frozen=True, slots=True)
class MinutesSum:
    """Sessions that must be held on some days, how often each, and the room of these days. `least` are the minutes that
    they take: of sessions for parts of the participants, which stand beside each other, those of the longer way."""

    days: range
    held: tuple[tuple[Session, int], ...]
    rooms: tuple[DayRoom, ...]
    least: int

    @property
    def room(self) -> int:
        """The minutes that its days have for sessions."""
        return sum(room.minutes for room in self.rooms)

    @property
    def when(self) -> str:
        """Its days as people say them."""
        first_day, last_day = self.days[0], self.days[-1]
        return f"day {first_day}" if first_day == last_day else f"days {first_day} to {last_day}"

    def says(self, covers_all_days: bool) -> str:
        """The sum in a sentence."""
        number = sum(times for _, times in self.held)
        subject = "the session that" if number == 1 else f"the {number} sessions that"
        when_text = "" if covers_all_days else f" on {self.when}"
        verb = "takes" if number == 1 else "take"
        days_verb = "has" if len(self.days) == 1 else "have"
        pauses = any(room.pauses for room in self.rooms)
        breaks_clause = " beside lunch and breaks" if pauses else ""
        return (
            f"{subject} must be held{when_text} {verb} at least {count(self.least, 'minute')}; {self.when} {days_verb} "
            f"{self.room:,} for sessions{breaks_clause}: {count(self.least - self.room, 'minute')} too many."
        )

    def sessions(self) -> str:
        """The sessions with their least minutes, the longest first."""
        longest_first = sorted(self.held, key=lambda pair: -_min_session_minutes(pair[0]))
        texts = [
            f'"{session.title}" {"" if times == 1 else f"{times} x "}{_min_session_minutes(session)}'
            for session, times in longest_first
        ]
        parallel = any(session.track != TOGETHER for session, _ in longest_first)
        note = "; of sessions beside each other the longer way counts" if parallel else ""
        return f"the least minutes of the sessions: {listing(texts, len(texts))}, {self.least:,} in all{note}."

    def day_lines(self) -> Iterator[tuple[int, str]]:
        """Yields the first day of each group of like days, and a line on the room that these days have and why."""
        days_by_room: dict[DayRoom, list[int]] = {}
        for day, room in zip(self.days, self.rooms, strict=True):
            days_by_room.setdefault(room, []).append(day)
        for room, days in days_by_room.items():
            label = f"day {days[0]}" if len(days) == 1 else f"each of days {listing(list(map(str, days)), 10)}"
            yield days[0], f"{label}: {room.says()}"


def find_excess_minutes(requirements: AgendaRequirements, limits: Sequence[Limits]) -> MinutesSum | None:
    """The fewest days that have too few minutes under limits for the sessions that must be held on them; None where no
    sum says so."""
    last_day = requirements.context.training.days
    rooms = [
        day_room(
            requirements.context.training.hours.hours_on(day), limits, eaten=ends_with_lunch(requirements.context, day)
        )
        for day in range(1, last_day + 1)
    ]
    bound_sessions = [(session, days) for session in requirements.must for days in open_days(session, requirements)]
    for length in range(1, last_day + 1):
        for first_day in range(1, last_day - length + 2):
            days = range(first_day, first_day + length)
            inside_sessions = [
                session
                for session, session_days in bound_sessions
                if days[0] <= session_days[0] and session_days[-1] <= days[-1]
            ]
            counts = Counter(session.id for session in inside_sessions)
            minutes_sum = MinutesSum(
                days,
                tuple((requirements.context.sessions[id_], times) for id_, times in counts.items()),
                tuple(rooms[day - 1] for day in days),
                sum_min_minutes(inside_sessions),
            )
            if minutes_sum.least > minutes_sum.room:
                return minutes_sum
    return None


def open_days(session: Session, requirements: AgendaRequirements) -> Iterator[range]:
    """The days on which a session may be, once for each time that it must be held."""
    days = days_of(session.place, requirements.context.training.days)
    if held_daily(session):
        yield from (range(day, day + 1) for day in days)
        return
    if not any(rule.hard and "places" in rule.READS for rule in requirements.rules):
        days = days_of("anywhere", requirements.context.training.days)
    are_times_fixed = any(rule.hard and "times" in rule.READS for rule in requirements.rules)
    day = session.at.day if are_times_fixed and session.at is not None else None
    if day is not None and day in days:
        days = range(day, day + 1)
    yield days


def sum_min_minutes(sessions: Sequence[Session]) -> int:
    """The least minutes that sessions take, those beside each other counted once."""
    minutes_by_track: Counter[str] = Counter()
    for session in sessions:
        minutes_by_track[session.track] += _min_session_minutes(session)
    return minutes_by_track[TOGETHER] + max(
        (minutes for track, minutes in minutes_by_track.items() if track != TOGETHER), default=0
    )


def _min_session_minutes(session: Session) -> int:
    return int(session.minutes.low or 0)

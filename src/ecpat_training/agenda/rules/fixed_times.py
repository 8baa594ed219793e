"""What the programme fixes happens then: sessions at their time, lunch and coffee, dinners in the evening."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import item_label, split_parts
from ecpat_training.agenda.rule_parts.draft import STEP, Draft
from ecpat_training.agenda.rule_parts.fixed_breaks import BREAK_NAMES, break_is_at_hours, find_missing_breaks
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Impossibility
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import fold
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.kinds import TOGETHER, ItemKind
from ecpat_training.words.catalogue.message import phrase


class FixedTimesParameters(Noun):
    """Nothing to set: a session says `at` which day and time it is fixed, a training when `lunch` and `coffee` are, if
    that is fixed, and what there is in the `evening`. A weight is for each session at another time, and each break or
    evening item that is missing or at another time."""


class FixedTimes(AgendaRule):
    """What the programme fixes happens then: sessions at their time, lunch and coffee, dinners in the evening (the rule
    `fixed times`)."""

    MEANING = (
        "A session or an evening item isn't at the day or time for which the programme fixes it, or it is missing."
    )
    DO = "Move it there, or change `at` of the session or `evening` of the training in the programme."
    parameters: FixedTimesParameters
    CONCERNS = frozenset({"order", "places"})
    READS = frozenset({"times"})
    WISH = None
    UNWRITTEN = 6
    AROUND = True

    @property
    def states(self) -> str:
        return "What the programme fixes for a day or a time happens then."

    def idle(self, programme: Programme) -> bool:
        if any(session.at is not None for session in programme.sessions()):
            return False
        return not any(training.evening or training.lunch or training.coffee for training in programme.list_trainings())

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds sessions and breaks at another time than theirs, and evenings without what was to be in them."""
        breaks = []
        for day in agenda.days:
            for item, *_ in split_parts(day):
                fixed_time = item.session.at if item.session and item.session.id in context.sessions else None
                is_on_another_day = fixed_time is not None and fixed_time.day not in (None, day.number)
                if fixed_time is not None and (is_on_another_day or fixed_time.minute not in (None, item.start)):
                    message = phrase(
                        "{item} is fixed {time} by the programme.", item=item_label(day, item), time=fixed_time.spoken()
                    )
                    breaks.append(self.broken(message, item.where))
            breaks += self._of_breaks(agenda, day, context)
            breaks += self._of_the_evening(agenda, day, context)
        return self.result(breaks, cost=self.cost(len(breaks)))

    def _of_breaks(self, agenda: Agenda, day: AgendaDay, context: Context) -> Iterator[Finding]:
        for break_kind, hours, item_instead in find_missing_breaks(day, context):
            if item_instead is not None:
                yield self.broken(
                    phrase(
                        "{item} is fixed at {hours} by the programme.", item=item_label(day, item_instead), hours=hours
                    ),
                    item_instead.where,
                )
            else:
                message = phrase(
                    "day {day} has no {kind} at {hours}, where the programme fixes it.",
                    day=day.number,
                    kind=BREAK_NAMES[break_kind],
                    hours=hours,
                )
                yield self.broken(message, day.where or agenda.where)

    def _of_the_evening(self, agenda: Agenda, day: AgendaDay, context: Context) -> Iterator[Finding]:
        for evening_item in context.training.evening_of(day.number):
            like_items = [
                item for item in day.items if item.kind == "break" and fold(item.title) == fold(evening_item.title)
            ]
            if any((item.start, item.end) == (evening_item.at.start, evening_item.at.end) for item in like_items):
                continue
            if like_items:
                yield self.broken(
                    phrase(
                        "{item} is fixed at {hours} by the programme.",
                        item=item_label(day, like_items[0]),
                        hours=evening_item.at,
                    ),
                    like_items[0].where,
                )
            else:
                message = phrase(
                    'day {day} lacks "{title}", which the programme fixes at {hours} in the evening.',
                    day=day.number,
                    title=evening_item.title,
                    hours=evening_item.at,
                )
                yield self.broken(message, day.where or agenda.where)

    def constrain(self, draft: Draft) -> None:
        """Amounts are sessions and breaks at another time, and evening items that begin before the day is over."""
        every_day = range(1, draft.context.training.days + 1)
        for piece in draft.pieces:
            fixed_time = piece.session.at
            if fixed_time is None:
                continue
            is_moved = draft.flag(f"{piece.key} at another time")
            days = [day for day in every_day if fixed_time.day in (None, day) and piece.day in (None, day)]
            if fixed_time.minute is None:
                fixed_time_sum = sum(draft.on_day(piece, day) for day in days)
            else:
                fixed_time_sum = sum(draft.starts_at(piece, day, fixed_time.minute) for day in days)
            draft.add(fixed_time_sum + is_moved >= draft.is_held(piece))
            draft.charge(self, is_moved)
        for day in every_day:
            for break_kind, hours in draft.context.training.breaks_of(day):
                is_moved = draft.flag(f"no {break_kind} at {hours} on day {day}")
                draft.add(break_is_at_hours(draft, day, break_kind, hours) + is_moved >= 1)
                draft.charge(self, is_moved)
            first_block = next(block for block in draft.blocks if block.day == day)
            offset = draft.context.training.hours.hours_on(day).start % STEP
            for number, evening_item in enumerate(draft.context.training.evening_of(day)):
                is_missed = draft.flag(f"no evening {number} on day {day}")
                day_end = draft.block_start(first_block) + draft.day_length(day)
                draft.add(day_end <= (evening_item.at.start - offset) // STEP + 24 * 60 // STEP * is_missed)
                draft.charge(self, is_missed)

    def shortcuts(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        """Fixed sessions that overlap with each other or with fixed breaks, on days that there aren't, or outside of
        the hours."""
        if not self.hard:
            return
        fixed_sessions = [session for session in requirements.must if session.at is not None]
        clashes: list[tuple[str, tuple[Session, ...]]] = [
            (_explain_impossible_time(session, requirements), (session,)) for session in fixed_sessions
        ]
        clashes += [(_overlap(*pair, requirements), pair) for pair in combinations(fixed_sessions, 2)]
        yield from self._breaks_of_other_minutes(requirements)
        yield from self._sessions_over_breaks(requirements, fixed_sessions)
        for message, sessions in (clash for clash in clashes if clash[0]):
            location = requirements.places.get(sessions[-1].id)
            hint = phrase(
                "Please give {sessions:it|one of them} another `at`, or other `hours` to the training.",
                sessions=len(sessions),
            )
            yield Impossibility(
                Finding("plan.fixed", Severity.ERROR, message, location or self.where, hint),
                turn=0,
                about=lambda rule: rule is self or "hours" in rule.READS,
                facts=frozenset({"at", "held", "hours"}),
                sessions=frozenset(session.id for session in sessions),
            )

    def _sessions_over_breaks(
        self, requirements: AgendaRequirements, fixed_sessions: Sequence[Session]
    ) -> Iterator[Impossibility]:
        for session in fixed_sessions:
            break_kind, message = _find_overlapped_break(session, requirements)
            if message:
                location = requirements.places.get(session.id)
                hint = phrase("Please give it another `at`, or the {kind} another time.", kind=BREAK_NAMES[break_kind])
                yield Impossibility(
                    Finding("plan.fixed", Severity.ERROR, message, location or self.where, hint),
                    turn=0,
                    about=lambda rule: rule is self,
                    facts=frozenset({"at", "least minutes", "lunch" if break_kind == "lunch" else "coffee"}),
                    sessions=frozenset({session.id}),
                )

    def _breaks_of_other_minutes(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        """Fixed breaks that last longer or shorter than another rule lets them."""
        training = requirements.context.training
        for rule in requirements.rules:
            limits = rule.limits(requirements.context)
            for day in range(1, training.days + 1):
                for break_kind, hours in training.breaks_of(day):
                    wished_range = limits.lunch if break_kind == "lunch" else limits.coffee
                    if wished_range is None or wished_range.contains(hours.minutes):
                        continue
                    key = "lunch" if break_kind == "lunch" else "coffee"
                    message = phrase(
                        "the {kind} of day {day} is fixed at {hours}, {minutes} minutes, and the rule `{rule}` asks "
                        "for {wished}.",
                        kind=BREAK_NAMES[break_kind],
                        day=day,
                        hours=hours,
                        minutes=hours.minutes,
                        rule=rule.name,
                        wished=wished_range,
                    )
                    hint = phrase(
                        "Please write `{key}: {minutes}` there, or give the {kind} another time.",
                        key=key,
                        minutes=hours.minutes,
                        kind=BREAK_NAMES[break_kind],
                    )
                    yield Impossibility(
                        Finding("plan.fixed", Severity.ERROR, message, rule.where or self.where, hint),
                        turn=0,
                        about=partial(_is_either, (self, rule)),
                        facts=frozenset({"lunch", "coffee"}),
                        sessions=frozenset(),
                    )
                    return


def _is_either(rules: tuple[AgendaRule, AgendaRule], candidate: AgendaRule) -> bool:
    return any(candidate is rule for rule in rules)


def _min_session_minutes(session: Session, requirements: AgendaRequirements) -> int:
    return int(session.minutes.low or STEP) if requirements.lengths else STEP


def _explain_impossible_time(session: Session, requirements: AgendaRequirements) -> str:
    """Why a session can't be when it is fixed; empty where it may."""
    fixed_time, training = session.at, requirements.context.training
    if fixed_time is None:
        return ""
    if fixed_time.day is not None and fixed_time.day > training.days:
        return phrase(
            '"{title}" is fixed {time}, and {training} has {days:,} {days:day|days}.',
            title=session.title,
            time=fixed_time.spoken(),
            training=training.id,
            days=training.days,
        )
    has_hard_hours = any(rule.hard and "hours" in rule.READS for rule in requirements.rules)
    if fixed_time.minute is None or not has_hard_hours:
        return ""
    hours = [
        training.hours.hours_on(day) for day in ([fixed_time.day] if fixed_time.day else range(1, training.days + 1))
    ]
    least_minutes = _min_session_minutes(session, requirements)
    if any(
        day_hours.start <= fixed_time.minute and fixed_time.minute + least_minutes <= day_hours.end
        for day_hours in hours
    ):
        return ""
    hours_text = " or ".join(dict.fromkeys(map(str, hours)))
    return phrase(
        '"{title}" is fixed {time} and takes at least {least} minutes; {hours}.',
        title=session.title,
        time=fixed_time.spoken(),
        least=least_minutes,
        hours=phrase("day {day} lasts {lasts}", day=fixed_time.day, lasts=hours_text)
        if fixed_time.day
        else phrase("the days last {lasts}", lasts=hours_text),
    )


def _overlap(this_session: Session, other_session: Session, requirements: AgendaRequirements) -> str:
    """That two fixed sessions are at the same time; empty where they aren't."""
    first_session, second_session = sorted(
        (this_session, other_session), key=lambda session: (session.at.minute or 0) if session.at else 0
    )
    if (
        (this_session.track != other_session.track and TOGETHER not in (this_session.track, other_session.track))
        or first_session.at is None
        or second_session.at is None
    ):
        return ""
    has_only_day = requirements.context.training.days == 1
    days = [
        session.at.day or (1 if has_only_day else None) for session in (first_session, second_session) if session.at
    ]
    if days[0] is None or days[0] != days[1] or first_session.at.minute is None or second_session.at.minute is None:
        return ""
    least_minutes = _min_session_minutes(first_session, requirements)
    if first_session.at.minute + least_minutes <= second_session.at.minute:
        return ""
    return phrase(
        '"{first}" is fixed {first_time} and takes at least {least} minutes, and "{second}" is fixed {second_time}: '
        "they overlap.",
        first=first_session.title,
        first_time=first_session.at.spoken(),
        least=least_minutes,
        second=second_session.title,
        second_time=second_session.at.spoken(),
    )


def _find_overlapped_break(session: Session, requirements: AgendaRequirements) -> tuple[ItemKind, str]:
    """The kind of a fixed break during which a fixed session would go on, and that it does; empty where there is a day
    without. A break may split a session that lets it, once it has begun."""
    fixed_time, training = session.at, requirements.context.training
    if fixed_time is None or fixed_time.minute is None or (fixed_time.day or 1) > training.days:
        return "break", ""
    start, end = (
        fixed_time.minute,
        fixed_time.minute + (STEP if session.may_be_split else _min_session_minutes(session, requirements)),
    )
    days = [fixed_time.day] if fixed_time.day else range(1, training.days + 1)
    overlapping_breaks = [
        next(
            (
                (break_kind, hours)
                for break_kind, hours in training.breaks_of(day)
                if start < hours.end and hours.start < end
            ),
            None,
        )
        for day in days
    ]
    if not overlapping_breaks or overlapping_breaks[0] is None or None in overlapping_breaks:
        return "break", ""
    break_kind, break_hours = overlapping_breaks[0]
    minutes_text = (
        ""
        if start >= break_hours.start
        else phrase(" and takes at least {least} minutes", least=_min_session_minutes(session, requirements))
    )
    message = phrase(
        '"{title}" is fixed {time}{takes}, and the {kind} is fixed at {hours}: they overlap.',
        title=session.title,
        time=fixed_time.spoken(),
        takes=minutes_text,
        kind=BREAK_NAMES[break_kind],
        hours=break_hours,
    )
    return break_kind, message

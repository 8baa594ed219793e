"""What the programme fixes happens then: sessions at their time, lunch and coffee, dinners in the evening."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations

from ecpat_training.agenda.model.agenda import Agenda, AgendaDay
from ecpat_training.agenda.rule_parts.context import Context
from ecpat_training.agenda.rule_parts.day import named, split_parts
from ecpat_training.agenda.rule_parts.draft import STEP, Draft
from ecpat_training.agenda.rule_parts.fixed_breaks import CALLED, missed, stands_at
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Shortcut
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, fold
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.kinds import TOGETHER, ItemKind


class FixedTimesParameters(Noun):
    """Nothing to set: a session says `at` which day and time it is fixed, a training when `lunch` and `coffee` are, if
    that is fixed, and what there is in the `evening`. A weight is for each session at another time, and each break or
    evening item that is missing or at another time."""


class FixedTimes(AgendaRule):
    """What the programme fixes happens then: sessions at their time, lunch and coffee, dinners in the evening (the rule
    `fixed times`)."""

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
        return not any(training.evening or training.lunch or training.coffee for training in programme.all_trainings())

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds sessions and breaks at another time than theirs, and evenings without what was to be in them."""
        breaks = []
        for day in agenda.days:
            for item, *_ in split_parts(day):
                at = item.session.at if item.session and item.session.id in context.sessions else None
                another_day = at is not None and at.day not in (None, day.number)
                if at is not None and (another_day or at.minute not in (None, item.start)):
                    what = f"{named(day, item)} is fixed {at.spoken()} by the programme."
                    breaks.append(self.broken(what, item.where))
            breaks += self._of_breaks(agenda, day, context)
            breaks += self._of_the_evening(agenda, day, context)
        return self.result(breaks, cost=self.cost(len(breaks)))

    def _of_breaks(self, agenda: Agenda, day: AgendaDay, context: Context) -> Iterator[Finding]:
        for kind, at, instead in missed(day, context):
            if instead is not None:
                yield self.broken(f"{named(day, instead)} is fixed at {at} by the programme.", instead.where)
            else:
                what = f"day {day.number} has no {CALLED[kind]} at {at}, where the programme fixes it."
                yield self.broken(what, day.where or agenda.where)

    def _of_the_evening(self, agenda: Agenda, day: AgendaDay, context: Context) -> Iterator[Finding]:
        for one in context.training.evening_of(day.number):
            alike = [item for item in day.items if item.kind == "break" and fold(item.title) == fold(one.title)]
            if any((item.start, item.end) == (one.at.start, one.at.end) for item in alike):
                continue
            if alike:
                yield self.broken(f"{named(day, alike[0])} is fixed at {one.at} by the programme.", alike[0].where)
            else:
                what = f'day {day.number} lacks "{one.title}", which the programme fixes at {one.at} in the evening.'
                yield self.broken(what, day.where or agenda.where)

    def constrain(self, draft: Draft) -> None:
        """Amounts are sessions and breaks at another time, and evening items that begin before the day is over."""
        every_day = range(1, draft.context.training.days + 1)
        for piece in draft.pieces:
            at = piece.session.at
            if at is None:
                continue
            wrong = draft.flag(f"{piece.key} at another time")
            days = [day for day in every_day if at.day in (None, day) and piece.day in (None, day)]
            if at.minute is None:
                right = sum(draft.on_day(piece, day) for day in days)
            else:
                right = sum(draft.starts_at(piece, day, at.minute) for day in days)
            draft.add(right + wrong >= draft.is_held(piece))
            draft.charge(self, wrong)
        for day in every_day:
            for kind, hours in draft.context.training.breaks_of(day):
                wrong = draft.flag(f"no {kind} at {hours} on day {day}")
                draft.add(stands_at(draft, day, kind, hours) + wrong >= 1)
                draft.charge(self, wrong)
            first = next(block for block in draft.blocks if block.day == day)
            beside = draft.context.training.hours.on(day).start % STEP
            for number, one in enumerate(draft.context.training.evening_of(day)):
                missed = draft.flag(f"no evening {number} on day {day}")
                ends = draft.block_start(first) + draft.day_length(day)
                draft.add(ends <= (one.at.start - beside) // STEP + 24 * 60 // STEP * missed)
                draft.charge(self, missed)

    def shortcuts(self, asked: AgendaRequirements) -> Iterator[Shortcut]:
        """Fixed sessions that overlap with each other or with fixed breaks, on days that there aren't, or outside of
        the hours."""
        if not self.hard:
            return
        fixed = [session for session in asked.must if session.at is not None]
        told: list[tuple[str, tuple[Session, ...]]] = [(_cannot_be(session, asked), (session,)) for session in fixed]
        told += [(_overlap(*pair, asked), pair) for pair in combinations(fixed, 2)]
        yield from self._breaks_of_other_minutes(asked)
        yield from self._sessions_over_breaks(asked, fixed)
        for what, sessions in (one for one in told if one[0]):
            where = asked.places.get(sessions[-1].id)
            which = "one of them" if len(sessions) > 1 else "it"
            hint = f"Please give {which} another `at`, or other `hours` to the training."
            yield Shortcut(
                Finding("plan.fixed", Severity.ERROR, what, where or self.where, hint),
                turn=0,
                about=lambda rule: rule is self or "hours" in rule.READS,
                facts=frozenset({"at", "held", "hours"}),
                sessions=frozenset(session.id for session in sessions),
            )

    def _sessions_over_breaks(self, asked: AgendaRequirements, fixed: Sequence[Session]) -> Iterator[Shortcut]:
        for session in fixed:
            kind, what = _over_a_break(session, asked)
            if what:
                where = asked.places.get(session.id)
                hint = f"Please give it another `at`, or the {CALLED[kind]} another time."
                yield Shortcut(
                    Finding("plan.fixed", Severity.ERROR, what, where or self.where, hint),
                    turn=0,
                    about=lambda rule: rule is self,
                    facts=frozenset({"at", "least minutes", "lunch" if kind == "lunch" else "coffee"}),
                    sessions=frozenset({session.id}),
                )

    def _breaks_of_other_minutes(self, asked: AgendaRequirements) -> Iterator[Shortcut]:
        """Fixed breaks that last longer or shorter than another rule lets them."""
        training = asked.context.training
        for rule in asked.rules:
            limits = rule.limits(asked.context)
            for day in range(1, training.days + 1):
                for kind, at in training.breaks_of(day):
                    wanted = limits.lunch if kind == "lunch" else limits.coffee
                    if wanted is None or wanted.holds(at.minutes):
                        continue
                    key = "lunch" if kind == "lunch" else "coffee"
                    what = f"the {CALLED[kind]} of day {day} is fixed at {at}, {at.minutes} minutes, and the rule "
                    what += f"`{rule.name}` asks for {wanted}."
                    hint = f"Please write `{key}: {at.minutes}` there, or give the {CALLED[kind]} another time."
                    yield Shortcut(
                        Finding("plan.fixed", Severity.ERROR, what, rule.where or self.where, hint),
                        turn=0,
                        about=partial(_is_either, (self, rule)),
                        facts=frozenset({"lunch", "coffee"}),
                        sessions=frozenset(),
                    )
                    return


def _is_either(rules: tuple[AgendaRule, AgendaRule], one: AgendaRule) -> bool:
    return any(one is rule for rule in rules)


def _least(session: Session, asked: AgendaRequirements) -> int:
    return int(session.minutes.low or STEP) if asked.lengths else STEP


def _cannot_be(session: Session, asked: AgendaRequirements) -> str:
    """Why a session can't be when it is fixed; empty where it may."""
    at, training = session.at, asked.context.training
    if at is None:
        return ""
    if at.day is not None and at.day > training.days:
        return f'"{session.title}" is fixed {at.spoken()}, and {training.id} has {count(training.days, "day")}.'
    within = any(rule.hard and "hours" in rule.READS for rule in asked.rules)
    if at.minute is None or not within:
        return ""
    hours = [training.hours.on(day) for day in ([at.day] if at.day else range(1, training.days + 1))]
    least = _least(session, asked)
    if any(one.start <= at.minute and at.minute + least <= one.end for one in hours):
        return ""
    lasts = " or ".join(dict.fromkeys(map(str, hours)))
    what = f'"{session.title}" is fixed {at.spoken()} and takes at least {least} minutes; '
    return what + (f"day {at.day} lasts {lasts}." if at.day else f"the days last {lasts}.")


def _overlap(one: Session, other: Session, asked: AgendaRequirements) -> str:
    """That two fixed sessions are at the same time; empty where they aren't."""
    first, second = sorted((one, other), key=lambda session: (session.at.minute or 0) if session.at else 0)
    if (one.track != other.track and TOGETHER not in (one.track, other.track)) or first.at is None or second.at is None:
        return ""
    only = asked.context.training.days == 1
    days = [session.at.day or (1 if only else None) for session in (first, second) if session.at]
    if days[0] is None or days[0] != days[1] or first.at.minute is None or second.at.minute is None:
        return ""
    least = _least(first, asked)
    if first.at.minute + least <= second.at.minute:
        return ""
    return (
        f'"{first.title}" is fixed {first.at.spoken()} and takes at least {least} minutes, and "{second.title}" is '
        f"fixed {second.at.spoken()}: they overlap."
    )


def _over_a_break(session: Session, asked: AgendaRequirements) -> tuple[ItemKind, str]:
    """The kind of a fixed break during which a fixed session would go on, and that it does; empty where there is a day
    without. A break may split a session that lets it, once it has begun."""
    at, training = session.at, asked.context.training
    if at is None or at.minute is None or (at.day or 1) > training.days:
        return "break", ""
    start, end = at.minute, at.minute + (STEP if session.may_be_split else _least(session, asked))
    days = [at.day] if at.day else range(1, training.days + 1)
    over = [
        next(((kind, one) for kind, one in training.breaks_of(day) if start < one.end and one.start < end), None)
        for day in days
    ]
    if not over or over[0] is None or None in over:
        return "break", ""
    kind, fixed = over[0]
    takes = "" if start >= fixed.start else f" and takes at least {_least(session, asked)} minutes"
    what = f'"{session.title}" is fixed {at.spoken()}{takes}, and the {CALLED[kind]} is fixed at {fixed}: they overlap.'
    return kind, what

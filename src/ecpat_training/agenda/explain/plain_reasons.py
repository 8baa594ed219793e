"""Why a session can't be as asked, where a single question proves it: what has to lie before or after it leaves no room
there, it must be held, or the trainer can't do what it needs. People think of these first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ecpat_training.agenda.explain.case import Case, ExtraDemand
from ecpat_training.agenda.explain.fact import filler, needed_competences
from ecpat_training.agenda.explain.feasibility_oracle import FeasibilityOracle
from ecpat_training.agenda.rule_parts.context import Context, days_of, held_daily
from ecpat_training.agenda.rule_parts.rule import AgendaRule
from ecpat_training.programme.model.chapter import Chapter, Place, Session
from ecpat_training.values.kinds import TOGETHER, Track

Side = Literal["before", "after"]
_MIN_SHARED_SESSIONS, _MAX_SHARED_SESSIONS = 4, 8
"""So many sessions that suit every rule are there at least beside those that are looked at, and at most for everybody:
else one for each of the others."""


@dataclass(frozen=True, slots=True)
class NoRoom:
    """All these have to lie on that side of the session, and there isn't room for them and it."""

    side: Side
    sessions: tuple[Session, ...]
    minutes: int

    @classmethod
    def of(cls, side: Side, sessions: Sequence[Session]) -> "NoRoom":
        """The minutes that they take at least: those of tracks beside each other."""
        least_minutes: dict[str, int] = {}
        for session in sessions:
            least_minutes[session.track] = least_minutes.get(session.track, 0) + int(session.minutes.low or 0)
        parallel_minutes = max((minutes for track, minutes in least_minutes.items() if track != "together"), default=0)
        return cls(side, tuple(sessions), least_minutes.get("together", 0) + parallel_minutes)


@dataclass(frozen=True, slots=True)
class MustBeHeld:
    """The rule by which the session can't be left out."""

    rule: AgendaRule


@dataclass(frozen=True, slots=True)
class Lacks:
    """The trainer lacks the competence that the session needs in that post, by the rule."""

    rule: AgendaRule
    competence: str
    trainer: str
    post: Literal["lead", "second"]


PlainReason = NoRoom | MustBeHeld | Lacks


class PlainReasons:
    """Looks for the reason that people think of first."""

    def __init__(
        self, context: Context, rules: Sequence[AgendaRule], session: Session, oracle: FeasibilityOracle
    ) -> None:
        self.context, self.session, self._asking = context, session, oracle
        self._rules = [rule for rule in rules if rule.steers]

    def find_room_shortage(self, demand: ExtraDemand, day: int) -> NoRoom | None:
        """Where the session is to stand on that day, and what lies before or after it leaves no room; without that
        there is room, as has been seen."""
        about_places = [rule for rule in self._rules if "trainers" not in rule.CONCERNS]
        for side in ("before", "after"):
            side_sessions = _must_lie(self.context, self.session.id, side, day)
            if side_sessions and self._impossible([*side_sessions, self.session], about_places, demand):
                there_is_room = self._is_possible([self.session], about_places, demand)
                return NoRoom.of(side, side_sessions) if there_is_room else None
        return None

    def find_must_hold_rule(self, demand: ExtraDemand) -> MustBeHeld | None:
        """Where it is to be left out."""
        rules = [rule for rule in self._rules if "held" in rule.READS]
        return next((MustBeHeld(rule) for rule in rules if self._impossible([self.session], [rule], demand)), None)

    def find_trainer_gap(self, demand: ExtraDemand, trainer: str, post: Literal["lead", "second"]) -> Lacks | None:
        """Where somebody is to train in a post."""
        competence = needed_competences(self.session)[("lead", "second").index(post)]
        if competence == "any" or self.context.trainers[trainer].competent(competence):
            return None
        rules = [rule for rule in self._rules if "competences" in rule.READS]
        unmet_rules = (rule for rule in rules if self._impossible([self.session], [rule], demand))
        return next((Lacks(rule, competence, trainer, post) for rule in unmet_rules), None)

    def _impossible(self, sessions: Sequence[Session], rules: Sequence[AgendaRule], demand: ExtraDemand) -> bool:
        session_ids = {session.id for session in sessions}
        return self._asking.impossible(Case.of(_add_filler_sessions(self.context, session_ids), rules), demand)

    def _is_possible(self, sessions: Sequence[Session], rules: Sequence[AgendaRule], demand: ExtraDemand) -> bool:
        """Whether that is known."""
        self._asking.certain = True
        return not self._impossible(sessions, rules, demand) and self._asking.certain


def find_prerequisites(context: Context, id_: str) -> set[str]:
    """The sessions that one builds on, directly or not."""
    base_ids: set[str] = set()
    queue = [id_]
    while queue:
        session = context.sessions.get(queue.pop())
        new_ids = set(session.after if session else ()) - base_ids
        base_ids |= new_ids
        queue += new_ids
    return base_ids


def find_dependents(context: Context, id_: str) -> set[str]:
    """The sessions that build on one, directly or not."""
    return {other_id for other_id in context.sessions if id_ in find_prerequisites(context, other_id)}


def _must_lie(context: Context, id_: str, side: Side, day: int) -> list[Session]:
    """The sessions that must be held, before or after one that stands on that day, in the manual's order."""
    places: set[Place] = {"start of training"} if side == "before" else {"end of training"}
    if side == "before" and day > 1:
        places.add("start of each later day")
    if side == "after" and day < context.training.days:
        places.add("end of each earlier day")
    related_ids = find_prerequisites(context, id_) if side == "before" else find_dependents(context, id_)
    return [
        session
        for session in context.sessions.values()
        if session.id != id_
        and context.covers[session.id] == "must"
        and (session.id in related_ids or session.place in places)
    ]


def _add_filler_sessions(context: Context, session_ids: set[str]) -> Context:
    """The training with these sessions, and for each other one, and each part of it, one that suits every rule and is
    for the same people: what is impossible with these is impossible in the training. Of many, a few stand for all."""
    chapters = [
        (chapter, tuple(session for session in chapter.sessions if session.id in session_ids))
        for chapter in context.programme.manual
    ]
    kept_chapters = tuple(
        chapter.model_copy(update={"sessions": sessions}) for chapter, sessions in chapters if sessions
    )
    tracks = [
        track
        for session in context.sessions.values()
        if session.id not in session_ids
        for track in _list_tracks(session, context)
    ]
    shared_sessions = min(_MAX_SHARED_SESSIONS, max(_MIN_SHARED_SESSIONS, tracks.count(TOGETHER)))
    tracks = [track for track in tracks if track != TOGETHER] + [TOGETHER] * shared_sessions
    fillers = (filler(f"other-{number}").model_copy(update={"track": track}) for number, track in enumerate(tracks))
    filler_chapter = Chapter(chapter="Others", cover="may", used_in=(context.training.kind,), sessions=tuple(fillers))
    return replace(context, programme=context.programme.model_copy(update={"manual": (*kept_chapters, filler_chapter)}))


def _list_tracks(session: Session, context: Context) -> list[Track]:
    """Whom each part of a session is for: on each day on which it is held, before and after a break that splits it."""
    times = len(days_of(session.place, context.training.days)) if held_daily(session) else 1
    return [session.track] * (times + session.may_be_split)

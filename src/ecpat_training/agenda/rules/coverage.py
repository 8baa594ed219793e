"""The training covers what the manual asks it to cover."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations

from ecpat_training.agenda.model.agenda import Agenda
from ecpat_training.agenda.rule_parts.context import Context, days_of, held_daily
from ecpat_training.agenda.rule_parts.day import item_label, list_sessions_on_days
from ecpat_training.agenda.rule_parts.draft import Draft
from ecpat_training.agenda.rule_parts.rule import AgendaRequirements, AgendaRule, Impossibility, titles
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.text import count, listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.rules.check import RuleResult
from ecpat_training.values.base import Noun
from ecpat_training.values.kinds import TOGETHER, Track
from ecpat_training.words.catalogue.message import Message, phrase, sentences

TRACK_PAIR = 2  # tracks: with more of them it is said how many sessions each has


class CoverageParameters(Noun):
    """Nothing to set: chapters say `cover: must`, `should` or `may`. The weight is for each session of a `should`
    chapter that is left out; those of `must` chapters are always held."""


class Coverage(AgendaRule):
    """The training covers what the manual asks it to cover (the rule `coverage`)."""

    MEANING = "A session that must be held is missing, or is held twice."
    DO = "Add the missing session to the agenda, delete the second one, or let its chapter `cover: should`."
    parameters: CoverageParameters
    WEIGHT = 30
    CONCERNS = frozenset({"order"})
    READS = frozenset({"held"})
    UNWRITTEN = 10
    DROPPED_LATE = 5
    WISH = None

    @property
    def states(self) -> str:
        return "Every session of a `must` chapter is held, those of a `should` chapter if time allows, none twice."

    def check(self, agenda: Agenda, context: Context) -> RuleResult:
        """Finds sessions that are missing or held twice."""
        times = Counter(
            (day.number if held_daily(session) else 0, session.id)
            for day, _, session, _ in list_sessions_on_days(agenda)
        )
        missing_findings, left_out_count, lacks_required = [], 0, False
        for session in context.sessions.values():
            cover = context.covers[session.id]
            for day in days_of(session.place, len(agenda.days)) if held_daily(session) else (0,):
                if cover == "may" or times[day, session.id]:
                    continue

                left_out_count += cover == "should"
                lacks_required |= cover == "must"
                message = phrase('"{title}" is missing.', title=session.title)
                if day:
                    message = phrase('"{title}" is missing on day {day}.', title=session.title, day=day)
                missing_findings.append(self.broken(message, agenda.where, always_hard=cover == "must"))
        if len(missing_findings) > 1 and len(agenda.days) < context.training.days:  # a day that isn't there says it all
            message = phrase(
                "{sessions} sessions are missing, with the days that are missing.", sessions=len(missing_findings)
            )
            missing_findings = [self.broken(message, agenda.where, always_hard=lacks_required)]
        return self.result(
            [*_find_repeated_sessions(self, agenda, context), *missing_findings], cost=self.cost(left_out_count)
        )

    def constrain(self, draft: Draft) -> None:
        """Amounts are sessions left out."""
        for piece in draft.pieces:
            if piece.cover == "must":
                draft.add(draft.is_held(piece) == 1)
            elif piece.cover == "should":
                draft.charge(self, 1 - draft.is_held(piece))

    def shortcuts(self, requirements: AgendaRequirements) -> Iterator[Impossibility]:
        """Each session of a track needs one of each other track to stand beside, and to last as long."""
        tracks = requirements.context.tracks
        sessions = {track: _sessions_in_track(track, requirements.context.sessions.values()) for track in tracks}
        required_sessions = {track: _sessions_in_track(track, requirements.must) for track in tracks}
        for other_track in tracks:
            track = max(
                (candidate for candidate in tracks if candidate != other_track),
                key=lambda candidate: len(required_sessions[candidate]),
            )
            demanded_sessions, missing_count = (
                required_sessions[track],
                len(required_sessions[track]) - len(sessions[other_track]),
            )
            if missing_count > 0:
                message = phrase(
                    "{titles} for {track} {demanded:has|have} {sessions:,} {sessions:session|sessions} for "
                    "{other_track} in parallel.",
                    titles=titles(demanded_sessions),
                    track=track,
                    demanded=len(demanded_sessions),
                    sessions=len(sessions[other_track]),
                    other_track=other_track,
                )
                if len(tracks) > TRACK_PAIR:
                    message = sentences(message, _describe_track_counts(sessions))
                hint: str = phrase(
                    "Please add {sessions:,} {sessions:session|sessions} for {track}, leave out `track`, or let the "
                    "chapter `cover: may`.",
                    sessions=missing_count,
                    track=other_track,
                )
                finding = Finding(
                    "plan.tracks", Severity.ERROR, message, requirements.places.get(demanded_sessions[-1].id), hint
                )
                yield self._unpaired(finding, requirements, {"held", "pool"})
        reported_tracks: set[frozenset[Track]] = set()
        for track, other_track in permutations(tracks, TRACK_PAIR) if requirements.lengths else ():
            for session in required_sessions[track] if frozenset({track, other_track}) not in reported_tracks else ():
                if sessions[other_track] and not any(_as_long(session, partner) for partner in sessions[other_track]):
                    reported_tracks.add(frozenset({track, other_track}))
                    alternatives = listing(
                        [f'"{partner.title}" takes {_range(partner)}' for partner in sessions[other_track]]
                    )
                    message = phrase(
                        '"{title}" for {track} takes {minutes} minutes, and no session for {other_track} can last as '
                        "long: {alternatives}.",
                        title=session.title,
                        track=track,
                        minutes=_range(session),
                        other_track=other_track,
                        alternatives=alternatives,
                    )
                    hint = "Please give them some minutes that are the same, since sessions in parallel end together."
                    finding = Finding("plan.tracks", Severity.ERROR, message, requirements.places.get(session.id), hint)
                    yield self._unpaired(finding, requirements, {"held", "least minutes", "most minutes"})

    def _unpaired(self, finding: Finding, requirements: AgendaRequirements, facts: set[str]) -> Impossibility:
        return Impossibility(
            finding,
            turn=3,
            about=lambda rule: (
                rule is self or (rule.TWO_TRAINERS if "pool" in facts else rule.limits(requirements.context).lengths)
            ),
            facts=frozenset(facts),
            sessions=frozenset(
                id_ for id_, session in requirements.context.sessions.items() if session.track != TOGETHER
            ),
        )


def _sessions_in_track(track: Track, sessions: Iterable[Session]) -> list[Session]:
    return [session for session in sessions if session.track == track]


def _describe_track_counts(sessions: Mapping[Track, Sequence[Session]]) -> Message:
    first_track, *other_tracks = sessions
    counts = [
        f"{first_track} {count(len(sessions[first_track]), 'session')}",
        *(f"{track} {len(sessions[track])}" for track in other_tracks),
    ]
    return phrase("The tracks have: {tracks}.", tracks=listing(counts))


def _range(session: Session) -> str:
    min_minutes, max_minutes = session.minutes.low or 0, session.minutes.high or 0
    return f"{min_minutes:g}" if min_minutes == max_minutes else f"{min_minutes:g} to {max_minutes:g}"


def _as_long(first_session: Session, second_session: Session) -> bool:
    """Whether two sessions can last equally long."""
    min_minutes = max(first_session.minutes.low or 0, second_session.minutes.low or 0)
    return min_minutes <= min(first_session.minutes.high or 0, second_session.minutes.high or 0)


def _find_repeated_sessions(rule: Coverage, agenda: Agenda, context: Context) -> list[Finding]:
    held_keys: set[tuple[int, str]] = set()
    breaks = []
    for day, item, session, _ in list_sessions_on_days(agenda):
        key = (day.number if held_daily(session) else 0, session.id)
        if key in held_keys and session.id in context.known:
            breaks.append(
                rule.broken(
                    phrase("{item} has been held before.", item=item_label(day, item)), item.where, always_hard=True
                )
            )
        held_keys.add(key)
    return breaks

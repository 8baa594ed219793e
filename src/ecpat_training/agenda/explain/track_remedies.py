"""What a person could change in the file where tracks that are apart have sessions that can't be paired."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count as counted

from ecpat_training.agenda.explain.case import Case, ProgrammeChange, Remedy
from ecpat_training.agenda.explain.fact import Fact
from ecpat_training.core.text import count, listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.values.kinds import TOGETHER, Track
from ecpat_training.values.quantity import Range


def track_remedies(planning_case: Case, facts: Sequence[Fact]) -> Iterator[Remedy]:
    """Sessions more for the tracks that have too few, and sessions of a track for everybody."""
    sessions = planning_case.context.sessions
    track_facts = [
        candidate
        for candidate in facts
        if candidate.kind == "held" and candidate.of in sessions and sessions[candidate.of].track != TOGETHER
    ]
    if not track_facts:
        return
    required_sessions = {
        track: _track_sessions(planning_case, track, only_required=True) for track in planning_case.context.tracks
    }
    longest_track = max(required_sessions, key=lambda track: len(required_sessions[track]))
    missing_by_track = {
        track: len(required_sessions[longest_track]) - len(_track_sessions(planning_case, track))
        for track in required_sessions
    }
    missing_counts = {track: number for track, number in missing_by_track.items() if number > 0}
    if missing_counts:
        additions = listing([f"{count(number, 'session')} for {track}" for track, number in missing_counts.items()])
        anchor = next(candidate for candidate in track_facts if candidate.of == required_sessions[longest_track][-1].id)
        sentence = f"add {additions}, to be in parallel to those for {longest_track}"
        yield Remedy(
            "partner",
            (
                ProgrammeChange(
                    sentence,
                    anchor.path[:2],
                    _add_counterparts(required_sessions[longest_track], missing_counts, anchor),
                ),
            ),
        )
    for fact in track_facts if missing_counts else ():
        if sessions[fact.of].track not in missing_counts:
            sentence = f'let "{sessions[fact.of].title}" be for everybody, without `track: {sessions[fact.of].track}`'
            yield Remedy("together", (ProgrammeChange(sentence, (*fact.path, "track"), _join_tracks(fact.of)),))


def _track_sessions(planning_case: Case, track: Track, *, only_required: bool = False) -> list[Session]:
    cover_by_id = planning_case.context.covers
    track_sessions = (session for session in planning_case.context.sessions.values() if session.track == track)
    return [session for session in track_sessions if not only_required or cover_by_id[session.id] == "must"]


def _add_counterparts(
    counterparts: Sequence[Session], missing_counts: dict[Track, int], anchor: Fact
) -> Callable[[Case], Case]:
    """Sessions that can be as long as any of those that they are to stand beside."""
    min_minutes, max_minutes = (
        min(session.minutes.low or 0 for session in counterparts),
        max(session.minutes.high or 0 for session in counterparts),
    )
    session_fields = {
        "minutes": Range(low=min_minutes, high=max_minutes),
        "after": (),
        "at": None,
        "needs": None,
        "care": "none",
    }
    session_fields |= {"practice": max(session.practice for session in counterparts)}

    def apply(planning_case: Case) -> Case:
        known_ids, numbers = planning_case.context.known, counted(1)
        ids = (id_ for number in numbers if (id_ := f"to-be-written-{number}") not in known_ids)
        new_sessions = [
            counterparts[-1].model_copy(
                update={**session_fields, "id": next(ids), "track": track, "title": f"New for {track}"}
            )
            for track, number in missing_counts.items()
            for _ in range(number)
        ]
        chapters = list(planning_case.context.programme.manual)
        chapter = chapters[int(anchor.path[1])]
        chapters[int(anchor.path[1])] = chapter.model_copy(update={"sessions": (*chapter.sessions, *new_sessions)})
        return planning_case.programme(manual=tuple(chapters))

    return apply


def _join_tracks(id_: str) -> Callable[[Case], Case]:
    return lambda planning_case: planning_case.session(lambda _: {"track": TOGETHER}, id_)

"""What a person could change in the file where tracks that are apart have sessions that can't be paired."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count as counted

from ecpat_training.agenda.explain.case import Case, ProgrammeChange, Remedy
from ecpat_training.agenda.explain.fact import Fact
from ecpat_training.core.text import count, listing
from ecpat_training.programme.model.chapter import Session
from ecpat_training.values.kinds import TOGETHER, Track
from ecpat_training.values.quantity import Range


def track_remedies(case: Case, facts: Sequence[Fact]) -> Iterator[Remedy]:
    """Sessions more for the tracks that have too few, and sessions of a track for everybody."""
    sessions = case.context.sessions
    track_facts = [
        candidate
        for candidate in facts
        if candidate.kind == "held" and candidate.of in sessions and sessions[candidate.of].track != TOGETHER
    ]
    if not track_facts:
        return
    must = {track: _track_sessions(case, track, must=True) for track in case.context.tracks}
    longest_track = max(must, key=lambda track: len(must[track]))
    missing_by_track = {track: len(must[longest_track]) - len(_track_sessions(case, track)) for track in must}
    lacking = {track: number for track, number in missing_by_track.items() if number > 0}
    if lacking:
        additions = listing([f"{count(number, 'session')} for {track}" for track, number in lacking.items()])
        anchor = next(candidate for candidate in track_facts if candidate.of == must[longest_track][-1].id)
        sentence = f"add {additions}, to be in parallel to those for {longest_track}"
        yield Remedy(
            "partner", (ProgrammeChange(sentence, anchor.path[:2], _with(must[longest_track], lacking, anchor)),)
        )
    for fact in track_facts if lacking else ():
        if sessions[fact.of].track not in lacking:
            sentence = f'let "{sessions[fact.of].title}" be for everybody, without `track: {sessions[fact.of].track}`'
            yield Remedy("together", (ProgrammeChange(sentence, (*fact.path, "track"), _join_tracks(fact.of)),))


def _track_sessions(case: Case, track: Track, *, must: bool = False) -> list[Session]:
    cover_of = case.context.covers
    track_sessions = (session for session in case.context.sessions.values() if session.track == track)
    return [session for session in track_sessions if not must or cover_of[session.id] == "must"]


def _with(counterparts: Sequence[Session], lacking: dict[Track, int], anchor: Fact) -> Callable[[Case], Case]:
    """Sessions that can be as long as any of those that they are to stand beside."""
    low, high = (
        min(session.minutes.low or 0 for session in counterparts),
        max(session.minutes.high or 0 for session in counterparts),
    )
    session_fields = {"minutes": Range(low=low, high=high), "after": (), "at": None, "needs": None, "care": "none"}
    session_fields |= {"practice": max(session.practice for session in counterparts)}

    def apply(case: Case) -> Case:
        known_ids, numbers = case.context.known, counted(1)
        ids = (id_ for number in numbers if (id_ := f"to-be-written-{number}") not in known_ids)
        new_sessions = [
            counterparts[-1].model_copy(
                update={**session_fields, "id": next(ids), "track": track, "title": f"New for {track}"}
            )
            for track, number in lacking.items()
            for _ in range(number)
        ]
        manual = list(case.context.programme.manual)
        chapter = manual[int(anchor.path[1])]
        manual[int(anchor.path[1])] = chapter.model_copy(update={"sessions": (*chapter.sessions, *new_sessions)})
        return case.programme(manual=tuple(manual))

    return apply


def _join_tracks(id_: str) -> Callable[[Case], Case]:
    return lambda case: case.session(lambda _: {"track": TOGETHER}, id_)

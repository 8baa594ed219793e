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
    apart = [one for one in facts if one.kind == "held" and one.of in sessions and sessions[one.of].track != TOGETHER]
    if not apart:
        return
    must = {track: _of(case, track, must=True) for track in case.context.tracks}
    longest = max(must, key=lambda track: len(must[track]))
    missing = {track: len(must[longest]) - len(_of(case, track)) for track in must}
    lacking = {track: number for track, number in missing.items() if number > 0}
    if lacking:
        more = listing([f"{count(number, 'session')} for {track}" for track, number in lacking.items()])
        at = next(one for one in apart if one.of == must[longest][-1].id)
        says = f"add {more}, to be in parallel to those for {longest}"
        yield Remedy("partner", (ProgrammeChange(says, at.path[:2], _with(must[longest], lacking, at)),))
    for one in apart if lacking else ():
        if sessions[one.of].track not in lacking:
            says = f'let "{sessions[one.of].title}" be for everybody, without `track: {sessions[one.of].track}`'
            yield Remedy("together", (ProgrammeChange(says, (*one.path, "track"), _together(one.of)),))


def _of(case: Case, track: Track, *, must: bool = False) -> list[Session]:
    covers = case.context.covers
    every = (one for one in case.context.sessions.values() if one.track == track)
    return [one for one in every if not must or covers[one.id] == "must"]


def _with(beside: Sequence[Session], lacking: dict[Track, int], at: Fact) -> Callable[[Case], Case]:
    """Sessions that can be as long as any of those that they are to stand beside."""
    low, high = min(one.minutes.low or 0 for one in beside), max(one.minutes.high or 0 for one in beside)
    like = {"minutes": Range(low=low, high=high), "after": (), "at": None, "needs": None, "care": "none"}
    like |= {"practice": max(one.practice for one in beside)}

    def apply(case: Case) -> Case:
        known, numbers = case.context.known, counted(1)
        ids = (id_ for number in numbers if (id_ := f"to-be-written-{number}") not in known)
        new = [
            beside[-1].model_copy(update={**like, "id": next(ids), "track": track, "title": f"New for {track}"})
            for track, number in lacking.items()
            for _ in range(number)
        ]
        manual = list(case.context.programme.manual)
        chapter = manual[int(at.path[1])]
        manual[int(at.path[1])] = chapter.model_copy(update={"sessions": (*chapter.sessions, *new)})
        return case.programme(manual=tuple(manual))

    return apply


def _together(id_: str) -> Callable[[Case], Case]:
    return lambda case: case.session(lambda _: {"track": TOGETHER}, id_)

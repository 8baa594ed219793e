"""The tracks into which trainings may split: each has a name of its own, and sessions name none that there isn't."""

from collections.abc import Iterable, Iterator, Sequence

from ecpat_training.core.text import closest_name, listing, squeeze, visible
from ecpat_training.programme.model.references import DataPath, Problem
from ecpat_training.values.kinds import MOST_TRACKS, TOGETHER, TRACKS
from ecpat_training.words.catalogue.message import phrase
from ecpat_training.words.lists.tracks import track_meant, track_named
from ecpat_training.words.matching import letters_key


def require_names(tracks: Sequence[str]) -> None:
    """Looks whether each track can be told from the others, and from everybody.

    Raises:
        ValueError: a track's name has no letters or digits, means everybody, or stands there twice.
    """
    known_keys: set[str] = set()
    for track in tracks:
        key, shown_track = letters_key(track), visible(track)
        if not key:
            raise ValueError(phrase("`{track}` is no name for a track: write letters or digits", track=shown_track))
        if track_meant(track, ()) == TOGETHER:
            raise ValueError(
                phrase("`{track}` means everybody; list only the tracks into which people split", track=shown_track)
            )
        if key in known_keys:
            raise ValueError(phrase("the track `{track}` is there twice", track=shown_track))
        known_keys.add(key)


def read_track_names(data: object) -> tuple[str, ...]:
    """The tracks that a file's data list; those of every programme where they list none that can be read."""
    written_tracks = data.get("tracks") if isinstance(data, dict) else None
    names = [name for name in written_tracks if isinstance(name, str)] if isinstance(written_tracks, list) else []
    return tuple(names) if names else TRACKS


def find_sessions(data: object) -> Iterator[tuple[DataPath, dict[str, object]]]:
    """Yields the path and the data of each session in a file that names its track."""
    chapters = data.get("manual") if isinstance(data, dict) else None
    for number, chapter in enumerate(chapters if isinstance(chapters, list) else ()):
        sessions = chapter.get("sessions") if isinstance(chapter, dict) else None
        for index, session in enumerate(sessions if isinstance(sessions, list) else ()):
            if isinstance(session, dict) and isinstance(session.get("track"), str):
                yield ("manual", number, "sessions", index), session


def normalise_track_spelling(data: object) -> object:
    """A file's data with the tracks of its sessions in the programme's own spelling: `albanian` is `Albanian`."""
    tracks = read_track_names(data)
    respelt = {
        path: listed_track
        for path, session in find_sessions(data)
        if (listed_track := track_named(str(session["track"]), tracks)) and listed_track != session["track"]
    }
    if not respelt or not isinstance(data, dict):
        return data
    chapters = [dict(chapter) if isinstance(chapter, dict) else chapter for chapter in data["manual"]]
    for (_, number, _, index), track in respelt.items():
        chapter = chapters[int(number)]
        chapter["sessions"] = [
            {**session, "track": track} if place == index else session
            for place, session in enumerate(chapter["sessions"])
        ]
    return {**data, "manual": chapters}


def track_problems(
    tracks: Sequence[str], sessions: Iterable[tuple[DataPath, str]], *, has_listed_tracks: bool
) -> Iterator[Problem]:
    """Sessions, each with its path, that are for a track which the programme doesn't have; `has_listed_tracks` says
    that it lists its tracks."""
    unknown_tracks = [(path, track) for path, track in sessions if track_named(track, tracks) is None]
    names: dict[str, str] = {}
    for _, track in unknown_tracks:
        names.setdefault(letters_key(track), track)
    for path, track in unknown_tracks:
        suggestion = closest_name(track, (TOGETHER, *tracks))
        suggestion_text = phrase(" (did you mean `{suggestion}`?)", suggestion=suggestion) if suggestion else ""
        known_tracks = listing([f"`{track_name}`" for track_name in tracks], MOST_TRACKS)
        advice = _advice(tracks, track, has_listed_tracks=has_listed_tracks)
        if not has_listed_tracks and len(names) > 1:
            names_text = ", ".join(visible(squeeze(name)) for name in [*names.values()][:MOST_TRACKS])
            advice = phrase(
                "if you have others, list them at the top of the file: `tracks: [{names}]`", names=names_text
            )
        message = phrase(
            "`{track}` is no track of this programme{perhaps}. There are {tracks}; {advice}",
            track=visible(track),
            perhaps=suggestion_text,
            tracks=known_tracks,
            advice=advice,
        )
        yield (*path, "track"), message


def _advice(tracks: Sequence[str], track: str, *, has_listed_tracks: bool) -> str:
    if not has_listed_tracks:
        return "if you have others, list them at the top of the file, such as `tracks: [A, B, C]`"
    if len(tracks) >= MOST_TRACKS:
        return phrase("a programme has at most {most}", most=MOST_TRACKS)
    return phrase("write one of these, or add `{track}` to `tracks` at the top of the file", track=visible(track))

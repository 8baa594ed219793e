"""For whom a session is, in a training that splits."""

from collections.abc import Iterable
from functools import cache

from ecpat_training.values.kinds import TOGETHER, TRACKS, Track
from ecpat_training.words.matching import index, letters_key
from ecpat_training.words.word_tables import words_by_meaning


def track_named(text: str, tracks: Iterable[Track]) -> Track | None:
    """Which of some tracks a text names, or `together`, in whatever capitals, spaces and accents; None where it is
    none of them."""
    key = letters_key(text)
    return next((track for track in (TOGETHER, *tracks) if letters_key(track) == key), None)


def track_meant(text: str, tracks: Iterable[Track]) -> Track | None:
    """The same, also by the words that people use for `together` and for the tracks of programmes that name none of
    their own, in many languages."""
    known_tracks = (TOGETHER, *tracks)
    track = track_named(text, known_tracks) or track_of().get(letters_key(text))
    return track if track in known_tracks else None


@cache  # every programme has tracks, and few say them in other words
def track_of() -> dict[str, Track]:
    """The track that a word means, by its key."""
    return index(words_by_meaning("tracks", "tracks", (TOGETHER, *TRACKS)))

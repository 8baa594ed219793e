"""A programme may name its own tracks; a session is for one of these, or for everybody."""

from typing import Any

import pytest

from ecpat_training.programme.model.programme import Programme
from tests.programme.test_session import TALK, problems


def written(*tracks_of_sessions: str, **more: Any) -> dict[str, Any]:
    sessions = [{**TALK, "id": f"s{at}", "track": track} for at, track in enumerate(tracks_of_sessions)]
    return {"programme": "P", "id": "p", "manual": [{"chapter": "All", "sessions": sessions}], **more}


def tracks_of(programme: dict[str, Any]) -> list[str]:
    return [session.track for session in Programme.model_validate(programme).sessions()]


def test_a_programme_that_names_no_tracks_has_law_enforcement_and_care() -> None:
    assert tracks_of(written("care", "law enforcement", "together")) == ["care", "law enforcement", "together"]
    assert Programme.model_validate(written("together")).tracks == ("law enforcement", "care")


@pytest.mark.parametrize("tracks", [["Albanian", "English"], ["A", "B", "C"], list("ABCDEF")])
def test_a_programme_names_its_own_tracks(tracks: list[str]) -> None:
    assert tracks_of(written(*tracks, tracks=tracks)) == tracks


def test_sessions_spell_tracks_in_whatever_letters() -> None:
    own = ["Shqip", "Anglisht", "Romanë"]
    assert tracks_of(written("SHQIP", "romane", " anglisht ", "Together", tracks=own)) == [
        "Shqip",
        "Romanë",
        "Anglisht",
        "together",
    ]


def test_a_track_that_is_not_listed_is_refused_with_what_to_do() -> None:
    assert problems(Programme, written("polce", "police", tracks=["police", "prosecutors"])) == {
        "manual.0.sessions.0.track": "`polce` is no track of this programme (did you mean `police`?). There are "
        "`police` and `prosecutors`; write one of these, or add `polce` to `tracks` at the top of the file"
    }
    assert problems(Programme, written("care", tracks=["A", "B"]))  # our own are listed as well, or there aren't any


def test_tracks_that_nobody_listed_are_offered_as_a_list() -> None:
    found = problems(Programme, written("Albanian", "English", "albanian"))
    assert set(found) == {f"manual.0.sessions.{at}.track" for at in range(3)}
    assert found["manual.0.sessions.0.track"] == (
        "`Albanian` is no track of this programme. There are `law enforcement` and `care`; if you have others, list "
        "them at the top of the file: `tracks: [Albanian, English]`"
    )


@pytest.mark.parametrize(
    ("tracks", "why"),
    [
        (["A", "a "], "there twice"),
        (["A", "together"], "means everybody"),
        (["Alle", "A"], "means everybody"),
        (["A", "+"], "letters or digits"),
        (["A"], "at least 2"),
        (list("ABCDEFG"), "at most 6"),
    ],
)
def test_tracks_can_be_told_apart(tracks: list[str], why: str) -> None:
    assert why in problems(Programme, written("together", tracks=tracks))["tracks"]


def test_nobody_of_one_track_has_heard_what_another_was_told() -> None:
    programme = written("A", "B", "C", "together", tracks=["A", "B", "C"])
    sessions = programme["manual"][0]["sessions"]
    sessions[2]["after"], sessions[3]["after"] = ["s1"], ["s0", "s1", "s2"]
    assert problems(Programme, programme) == {
        "manual.0.sessions.2.after.0": "session `s2` is for C and comes after `s1`, which is for B: nobody is in both"
    }

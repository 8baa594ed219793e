"""A session says what it can be: combinations that no agenda could hold are refused, each with its reason."""

from typing import Any

import pytest
from pydantic import ValidationError

from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme
from ecpat_training.programme.model.training import Training
from ecpat_training.values.base import MisfitError
from tests.agenda.cases import programme

TALK = {"id": "talk", "title": "A talk", "minutes": "30-60", "method": "lecture"}
POLICE, CARE = {"track": "law enforcement"}, {"track": "care"}


def problems(noun: type[Any], written: dict[str, Any]) -> dict[str, str]:
    """What is said, by the place at which it is."""
    with pytest.raises(ValidationError) as caught:
        noun.model_validate(written)
    (found,) = caught.value.errors()
    error = found.get("ctx", {}).get("error")
    if not isinstance(error, MisfitError):
        return {str(found["loc"][0]): found["msg"]}
    return {".".join(map(str, path)): message for path, message in error.problems}


def test_a_session_is_for_everybody_and_in_one_unless_it_says_otherwise() -> None:
    session = Session.model_validate(TALK)
    assert (session.track, session.may_be_split) == ("together", False)
    assert Session.model_validate({**TALK, **CARE}).track == "care"
    assert Session.model_validate({**TALK, "may be split": "yes"}).may_be_split
    assert not Session.model_validate({**TALK, "may be split": "no"}).may_be_split


@pytest.mark.parametrize(
    ("more", "where", "why"),
    [
        ({**POLICE, "place": "start of training"}, "track", "is for everybody together"),
        ({"may be split": "yes", "place": "end of training"}, "may be split", "is held in one"),
        ({"may be split": "yes", **CARE}, "may be split", "beside that of the other"),
        ({"may be split": "yes", "care": "sensitive"}, "may be split", "nobody is left alone"),
    ],
)
def test_what_no_agenda_could_hold_is_refused(more: dict[str, str], where: str, why: str) -> None:
    found = problems(Session, {**TALK, **more})
    assert list(found) == [where]
    assert why in found[where]


def test_several_reasons_come_together() -> None:
    found = problems(Session, {**TALK, **CARE, "may be split": "yes", "place": "end of training"})
    assert set(found) == {"track", "may be split"}


def test_a_session_of_one_track_cannot_build_on_one_of_the_other() -> None:
    sessions = [{**TALK, **POLICE}, {**TALK, **CARE, "id": "care-talk", "after": ["talk"]}]
    sessions.append({**TALK, "id": "both", "after": ["talk", "care-talk"]})
    found = problems(Programme, {"programme": "P", "id": "p", "manual": [{"chapter": "All", "sessions": sessions}]})
    assert found == {
        "manual.0.sessions.1.after.0": "session `care-talk` is for care and comes after `talk`, which is for law "
        "enforcement: nobody is in both"
    }


def test_rooms_have_names_that_differ_and_fit_into_brackets() -> None:
    training = programme().training("two-days").model_dump(mode="json", by_alias=True)
    assert Training.model_validate({**training, "rooms": ["Blue room", "Hall 2"]}).room_names == ("Blue room", "Hall 2")
    assert "twice" in problems(Training, {**training, "rooms": ["Hall", "hall"]})["rooms"]
    with pytest.raises(ValidationError, match="should match pattern"):
        Training.model_validate({**training, "rooms": ["Hall [2]"]})

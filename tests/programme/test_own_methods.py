"""A programme has methods of its own, each with one of ours as which rules count it."""

from typing import Any

import pytest
from pydantic import ValidationError

from ecpat_training.programme.model.chapter import Session
from ecpat_training.programme.model.programme import Programme
from tests.programme.test_session import TALK, problems


def programme(methods: dict[str, str], **session: str) -> dict[str, Any]:
    sessions = [{**TALK, **session}]
    return {"programme": "P", "id": "p", "methods": methods, "manual": [{"chapter": "All", "sessions": sessions}]}


def test_a_method_of_ones_own_is_shown_as_it_is_and_counted_as_said() -> None:
    (session,) = Programme.model_validate(programme({"fishbowl": "discussion"}, method="fishbowl")).sessions()
    assert (session.method, session.counted_method) == ("fishbowl", "discussion")
    (plain,) = Programme.model_validate(programme({"fishbowl": "discussion"})).sessions()
    assert (plain.method, plain.counted_method) == ("lecture", "lecture")


def test_a_session_may_say_it_alone_and_otherwise_than_the_programme() -> None:
    own = {"method": "world café", "counts as": "group work"}
    assert Session.model_validate({**TALK, **own}).counted_method == "group work"
    (session,) = Programme.model_validate(programme({"world café": "discussion"}, **own)).sessions()
    assert session.counted_method == "group work"


@pytest.mark.parametrize("method", ["fishbowl", "x: y", "{a}"])
def test_an_unknown_method_is_asked_with_how_to_make_it_ones_own(method: str) -> None:
    with pytest.raises(ValidationError, match="say in the programme what it counts as"):
        Session.model_validate({**TALK, "method": method})


def test_a_slip_is_told_apart_from_a_method_of_ones_own() -> None:
    with pytest.raises(ValidationError) as caught:
        Session.model_validate({**TALK, "method": "lecure"})
    assert caught.value.errors()[0]["type"] == "literal_error"


def test_one_of_ours_counts_as_itself() -> None:
    assert list(problems(Session, {**TALK, "counts as": "discussion"})) == ["counts as"]
    with pytest.raises(ValidationError, match="counts as itself"):
        Programme.model_validate(programme({"lecture": "discussion"}))
    with pytest.raises(ValidationError):
        Programme.model_validate(programme({"fishbowl": "no such"}))

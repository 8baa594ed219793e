"""A trainer's name is in a programme only on purpose, and an address on the web is one."""

from typing import Any

import pytest
from pydantic import ValidationError

from ecpat_training.programme.model.trainer import Trainer
from ecpat_training.programme.model.training import Training
from tests.programme.test_session import problems

AN_1 = {"id": "AN-1", "country": "AL", "stakeholder": "NGO", "role": "care", "speaks": ["sq"]}
TRAINING = {"id": "a", "title": "A", "country": "AL", "days": 1, "participants": 20}


def test_who_agrees_is_called_by_name_and_everybody_else_by_the_code() -> None:
    assert Trainer.model_validate(AN_1).called == "AN-1"
    assert Trainer.model_validate({**AN_1, "names": "yes", "name": "Arta Hoxha"}).called == "Arta Hoxha"


@pytest.mark.parametrize(
    ("more", "where", "why"),
    [
        ({"name": "Arta Hoxha"}, "name", "write `names: yes` beside it"),
        ({"name": "Arta Hoxha", "names": "no"}, "name", "else leave the name out"),
        ({"names": "yes"}, "names", "write the `name`"),
    ],
)
def test_a_name_without_a_yes_is_asked_and_never_repeated(more: dict[str, str], where: str, why: str) -> None:
    found = problems(Trainer, {**AN_1, **more})
    assert list(found) == [where]
    assert why in found[where]
    assert "Hoxha" not in found[where]


@pytest.mark.parametrize("online", ["javascript:alert(1)", "meet.example.org", 'https://a"b', "https://a b", "ftp://a"])
def test_only_an_address_on_the_web_is_a_link(online: Any) -> None:
    with pytest.raises(ValidationError):
        Training.model_validate({**TRAINING, "online": online})
    assert Training.model_validate({**TRAINING, "online": "https://meet.example.org/a?b=c&d"}).online

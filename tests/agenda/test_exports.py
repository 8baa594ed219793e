"""Whose clock an agenda is exported by: where nobody can know, that is said."""

import pytest

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.workflows.agenda_exports import clock_remarks
from tests.agenda.cases import agenda, programme


@pytest.mark.parametrize(
    ("country", "own", "of_the_programme", "said"),
    [
        ("RU", None, "Europe/Amsterdam", True),
        ("RU", "Asia/Omsk", "Europe/Amsterdam", False),
        ("RU", None, "Europe/Moscow", False),
        ("AL", None, "Europe/Amsterdam", False),
    ],
)
def test_the_clock_of_another_country_is_remarked(
    country: str, own: str | None, of_the_programme: str, said: bool
) -> None:
    training = programme().training("two-days").model_copy(update={"country": country, "timezone": own})
    of = PlannedTraining(programme().model_copy(update={"timezone": of_the_programme}), training, agenda([[]]))
    assert bool(clock_remarks(of)) is said

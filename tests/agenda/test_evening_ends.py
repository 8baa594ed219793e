"""Where only starts are written, nothing is taken to last until an evening begins."""

from pathlib import Path

import pytest
import yaml

from ecpat_training.core.errors import ContentError
from ecpat_training.programme.model.programme import Programme
from tests.agenda import edits
from tests.agenda.agenda_files import HEADER, listed, read, workbook

VISIT = ("10:00", "Visit to a shelter", "discussion", "NL-2 + BG-1")
DINNER = ("18:00", "Dinner at the mill", "", "")


def _programme(hours: str = "09:00-14:00") -> Programme:
    evening = 'evening: ["day 1 18:00-20:00 Dinner at the mill"], '
    text = edits.PROGRAMME.replace("hours: 09:00-14:00,", f"{evening}hours: {hours},")
    return Programme.model_validate(yaml.load(text, yaml.CBaseLoader))


def _file(folder: Path, *rows: tuple[str, str, str, str]) -> Path:
    return workbook(folder / "a.xlsx", {"Day 1": [HEADER, ("09:00-10:00", "A talk", "lecture", "BG-1 + NL-2"), *rows]})


@pytest.mark.parametrize(
    ("hours", "evening"),
    [
        ("09:00-14:00", ("18:00-20:00", *DINNER[1:])),
        ("09:00-18:00", ("18:00-20:00", *DINNER[1:])),
        ("09:00-14:00", ("19:00-21:00", "A walk through the old town", "", "")),
    ],
    ids=["a dinner", "a dinner as the hours end", "what the programme doesn't know"],
)
def test_no_session_ends_where_an_evening_begins(
    tmp_path: Path, hours: str, evening: tuple[str, str, str, str]
) -> None:
    with pytest.raises(ContentError) as asked:
        read(_file(tmp_path, VISIT, evening), of=_programme(hours))
    (error,) = [one for one in asked.value.findings if one.severity == "error"]
    assert error.message == "it isn't said when this ends."
    assert str(error.where).endswith("A3")


def test_the_end_of_the_day_is_believed_before_a_dinner(tmp_path: Path) -> None:
    rows = (VISIT, ("13:00", "End of the day", "", ""), ("18:00-20:00", *DINNER[1:]))
    agenda, _ = read(_file(tmp_path, *rows), of=_programme())
    assert listed(agenda)[1:] == [
        "1 10:00-13:00 Visit to a shelter NL-2 BG-1",
        "1 18:00-20:00 (break) Dinner at the mill",
    ]


def test_a_day_that_ends_late_by_its_own_last_row_is_read(tmp_path: Path) -> None:
    agenda, _ = read(_file(tmp_path, VISIT, ("15:00", "End", "", "")), of=_programme())
    assert listed(agenda)[1:] == ["1 10:00-15:00 Visit to a shelter NL-2 BG-1"]


def test_within_an_evening_one_thing_lasts_until_the_next(tmp_path: Path) -> None:
    rows = (("10:00-11:00", *VISIT[1:]), DINNER, ("20:30-22:00", "A film", "", ""))
    agenda, _ = read(_file(tmp_path, *rows), of=_programme())
    assert listed(agenda)[2:] == ["1 18:00-20:30 (break) Dinner at the mill", "1 20:30-22:00 (break) A film"]

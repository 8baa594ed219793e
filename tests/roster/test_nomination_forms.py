"""Lists of nominees as ministries send them: the headers of nomination forms, and cells in two languages."""

from pathlib import Path

import pytest

from ecpat_training.roster.reading.file import ListFile
from ecpat_training.roster.reading.headers import OF_REMARKS
from ecpat_training.roster.reading.roster import RosterReading, roster_from

HEADERS = {
    "Name of nominee": "full name",
    "Nominees": "full name",
    "Name of the candidate": "full name",
    "Emri i të nominuarit": "full name",
    "ФИО кандидата": "full name",
    "ПІБ учасника": "full name",
    "Numele și prenumele candidatului": "full name",
    "Nom et prénom du candidat": "full name",
    "Title / rank": "form of address",
    "Grade / titre": "form of address",
}
REMARKS = ("Remarks", "Comments", "Vërejtje", "Примітка / Remarks", "Observații", "Забележка")


def read(folder: Path, *rows: str) -> RosterReading:
    path = folder / "list.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return roster_from(ListFile(path).table())


@pytest.mark.parametrize(("header", "field"), HEADERS.items())
def test_headers_of_nomination_forms_are_known(tmp_path: Path, header: str, field: str) -> None:
    name = "" if field == "full name" else ",Name"
    reading = read(tmp_path, f"{header}{name},Gender,E-mail", f"Ms{name and ',Ann Bee'},F,a@example.org")
    assert reading.layout.columns[0].field == field


@pytest.mark.parametrize("header", REMARKS)
def test_remarks_are_known_and_count_for_nothing(tmp_path: Path, header: str) -> None:
    reading = read(tmp_path, f"Name,Gender,{header}", "Ann Bee,F,speaks English")
    assert reading.layout.columns[2].why == OF_REMARKS
    assert [one.severity for one in reading.findings if one.code == "roster.unknown-column"] == ["note"]


@pytest.mark.parametrize(
    ("cell", "means"),
    [
        ("أنثى / F", "female"),
        ("жін. / female", "female"),
        ("Male/Mashkull", "male"),
        ("F (female)", "female"),
        ("Ж | F", "female"),
        ("F / Mashkull", None),
        ("F / ?", None),
        ("F/M", None),
        ("F / shoe", None),
        ("f/f/f/f", None),
    ],
)
def test_a_gender_in_two_languages_counts_where_both_say_the_same(tmp_path: Path, cell: str, means: str | None) -> None:
    reading = read(tmp_path, "Name,Gender", f"Ann Bee,{cell}", "Ben Cee,M", "Eve Dee,F")
    assert reading.roster.participants[0].gender == means
    asked = [one for one in reading.findings if one.code == "roster.unknown-value"]
    assert len(asked) == (0 if means else 1)


@pytest.mark.parametrize(
    ("cell", "status", "asked"),
    [
        ("Po / Yes", "confirmed", 0),
        ("Jo/No", "registered", 0),
        ("Po / No", "registered", 1),
        ("Да|Yes", "confirmed", 0),
    ],
)
def test_a_yes_in_two_languages_is_a_yes(tmp_path: Path, cell: str, status: str, asked: int) -> None:
    reading = read(tmp_path, "Name,Confirmed", f"Ann Bee,{cell}", "Ben Cee,yes")
    assert reading.roster.participants[0].status == status
    assert len([one for one in reading.findings if one.code == "roster.unknown-value"]) == asked

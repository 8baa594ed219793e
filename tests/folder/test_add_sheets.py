"""What a file that is added holds besides what is read of it, and forms that may be two things, are said."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from ecpat_training.folder.reading.recognising import recognise_file
from tests.folder.drawing import workbook

_FORMS = [
    ["ID", "Start time", "Completion time", "Email", "Name", "Organisation"],
    ["ID", "Heure de début", "Heure de fin", "Adresse de messagerie", "Nom", "Organisation"],
    ["ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name", "Organisation"],
]


@pytest.mark.parametrize("sheet", ["Cancelled", "Anulate", "Отказались"])
@pytest.mark.parametrize(("headers", "kind"), [(["Day 1 AM"], "attendance"), ([], "list")])
def test_people_on_sheets_that_are_not_read_are_told(tmp_path: Path, sheet: str, headers: list[str], kind: str) -> None:
    header = ["Name", "Organisation", "E-mail", *headers]
    rows = [[name, "IOM", f"{name[:2]}@example.org", *("x" for _ in headers)] for name in ("Ana Hoxha", "Goran Kola")]
    beside = [["Name", "Organisation"], ["Niko Berg", "IOM"], ["Petar Rossi", "IOM"]]
    (tmp_path / "signed.xlsx").write_bytes(workbook({"Training": [header, *rows], sheet: beside}))
    recognised = recognise_file(tmp_path / "signed.xlsx", None)
    assert (recognised.kind, recognised.people) == (kind, 2)
    assert f"2 people on '{sheet}' not counted" in recognised.because


@pytest.mark.parametrize("header", _FORMS)
def test_a_form_by_which_people_sign_in_is_asked(tmp_path: Path, header: list[str]) -> None:
    rows = [
        [number, *(datetime(2005, 9, 5, 8, 50 + number, end) for end in (0, 30)), f"{number}@example.org", name, "IOM"]
        for number, name in enumerate(("Ana Hoxha", "Niko Berg", "Goran Kola", "Teuta Ilić"), 1)
    ]
    (tmp_path / "form.xlsx").write_bytes(workbook({"Form1": [header, *rows]}))
    recognised = recognise_file(tmp_path / "form.xlsx", None)
    assert (recognised.kind, {*recognised.rivals}) == ("unknown", {"list", "attendance"})
    applied = [[row[0], *(moment + timedelta(2 * row[0]) for moment in row[1:3]), *row[3:]] for row in rows]
    (tmp_path / "form.xlsx").write_bytes(workbook({"Form1": [header, *applied]}))
    assert recognise_file(tmp_path / "form.xlsx", None).kind == "list", "over weeks people apply"

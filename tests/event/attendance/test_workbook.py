"""`ecpat event attendance` as a coordinator uses it: a workbook, typed in Excel, and read again."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.commands.conftest import Ecpat, ecpat, folder
from tests.event.attendance.material import HEADER, put_list
from tests.event.certificates.material import PROGRAMME

__all__ = ["ecpat", "folder"]

HOME = Path("trainings/al-1")
PEOPLE = "Code,Name,Organisation,Stakeholder\nK1,Ana Petrova,Police,GO\nK2,Jan Novak,La Strada,NGO\n"


@pytest.fixture(autouse=True)
def _programme(folder: Path) -> None:
    (folder / HOME).mkdir(parents=True)
    (folder / "programme.yaml").write_text(PROGRAMME, "utf-8")
    (folder / HOME / "participants.csv").write_text(PEOPLE, "utf-8")


def type_in(*rows: tuple[str, ...]) -> None:
    """Types marks, the time of leaving and the signature, as somebody does who has the signed sheets."""
    book = openpyxl.load_workbook(HOME / "attendance.xlsx")
    for number, row in enumerate(rows, 5):
        for place, text in enumerate(row, 4):
            book.worksheets[0].cell(number, place).value = text or None
    book.save(HOME / "attendance.xlsx")


def test_the_workbook_comes_back_as_it_was_typed(ecpat: Ecpat) -> None:
    assert ecpat("event", "attendance", "al-1").exit_code == 0
    sheet = openpyxl.load_workbook(HOME / "attendance.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[4]][:7] == list(HEADER)
    assert sheet["B5"].value == "Ana Petrova"
    type_in(
        ("yes", "yes", "yes", "yes", "", "yes"),
        ("yes", "left early", "yes", "no", "15:40", "yes"),
    )
    ran = ecpat("event", "attendance", "al-1", "--check", "--json")
    assert ran.exit_code == 0
    found = json.loads(ran.stdout)["result"]
    assert [(one["group"], one["attended"], one["completed"]) for one in found["groups"]] == [
        ("GO", 1, 1),
        ("NGO", 1, 0),
        ("All", 2, 1),
    ]
    assert [one["left_early"] for one in found["counts"]] == [0, 1, 0, 0]


def test_an_untyped_workbook_is_asked_half_day_by_half_day(ecpat: Ecpat) -> None:
    ecpat("event", "attendance", "al-1")
    ran = ecpat("event", "attendance", "al-1", "--check")
    assert ran.exit_code == 1
    assert ran.stderr.count("attendance.empty-half-day") == 4
    assert "of 2 that isn't known" in ran.stdout


def test_nothing_that_was_typed_is_overwritten(ecpat: Ecpat) -> None:
    ecpat("event", "attendance", "al-1")
    type_in(("yes", "yes", "yes", "yes"))
    before = (HOME / "attendance.xlsx").read_bytes()
    assert ecpat("event", "attendance", "al-1").exit_code != 0
    assert (HOME / "attendance.xlsx").read_bytes() == before


def test_whoever_is_not_on_the_participant_list_is_asked_and_not_named(ecpat: Ecpat) -> None:
    put_list(HOME, HEADER, ("K1", "Ana Petrova", "Police", *"xxxx"), ("K9", "Kari Nordmann", "IOM", *"xxxx"))
    ran = ecpat("event", "attendance", "al-1", "--check")
    assert ran.exit_code == 1
    assert ran.stderr.count("attendance.not-on-list") == 1
    assert "Nordmann" not in ran.stderr + ran.stdout


def test_half_days_that_are_required_must_be_held(ecpat: Ecpat, folder: Path) -> None:
    (folder / "programme.yaml").write_text(f"{PROGRAMME}attendance: {{required: [Day 3 AM]}}\n", "utf-8")
    put_list(HOME, HEADER, ("K1", "Ana Petrova", "Police", *"xxxx"), ("K2", "Jan Novak", "La Strada", *"xxxx"))
    ran = ecpat("event", "attendance", "al-1", "--check")
    assert ran.exit_code == 1
    assert "attendance.not-held" in ran.stderr


def test_marks_without_a_word_on_signatures_are_asked_by_the_check_and_by_certificates_alike(ecpat: Ecpat) -> None:
    ecpat("event", "attendance", "al-1")
    type_in(("yes", "yes", "yes", "yes"), ("yes", "yes", "yes", "yes"))
    for ran in (ecpat("event", "attendance", "al-1", "--check"), ecpat("event", "certificates", "al-1")):
        assert ran.exit_code == 1
        assert "2 cells under Signature seen are empty: I5 and I6." in ran.stderr
        assert "anybody is ticked" not in ran.stderr
    assert "can't be read" not in ecpat("status", "--funnel").stdout


def test_a_list_numbered_otherwise_takes_stakeholders_by_name_and_not_by_row(ecpat: Ecpat) -> None:
    (HOME / "participants.csv").write_text(
        "Name,Organisation,Stakeholder\nAna Petrova,Police,GO\nJan Novak,La Strada,NGO\n", "utf-8"
    )
    path = put_list(
        Path("typed"),
        ("Name", "Organisation", "Day 1 AM", "Day 1 PM", "Day 2 AM", "Day 2 PM"),
        ("Novak Jan", "La Strada", "P", "P", "P", "P"),
        ("Ana Petrova", "Police", "A", "A", "A", "A"),
    )
    ran = ecpat("event", "attendance", "al-1", str(path), "--check", "--json")
    assert ran.exit_code == 0, ran.stderr
    groups = {one["group"]: one["attended"] for one in json.loads(ran.stdout)["result"]["groups"]}
    assert (groups["NGO"], groups["GO"]) == (1, 0)


def test_an_agenda_with_open_questions_is_said_and_stops_nobody_from_typing_signed_sheets(ecpat: Ecpat) -> None:
    (HOME / "agenda.yaml").write_text("training: al-1\ndays: [{day: 1, items: [{session: nobody}]}]\n", "utf-8")
    ran = ecpat("event", "attendance", "al-1")
    assert ran.exit_code == 0, ran.stderr
    assert "`ecpat plan check --training al-1` asks what is open. [attendance.agenda]" in ran.stderr
    sheet = openpyxl.load_workbook(HOME / "attendance.xlsx").worksheets[0]
    assert [cell.value for cell in sheet[4]][:7] == list(HEADER)


def test_the_board_counts_the_certificates_that_were_made_of_the_workbook(
    ecpat: Ecpat, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv("ECPAT_KEYS", str(tmp_path_factory.mktemp("keys")))
    ecpat("event", "attendance", "al-1")
    book = openpyxl.load_workbook(HOME / "attendance.xlsx")
    for row in (5, 6):
        for place in (4, 5, 6, 7, 9):
            book.worksheets[0].cell(row, place).value = "yes"
    book.save(HOME / "attendance.xlsx")
    assert ecpat("event", "certificates", "al-1").exit_code == 0
    ran = ecpat("status", "--json")
    (steps,) = (one["steps"] for one in json.loads(ran.stdout)["result"]["trainings"] if one["training"] == "al-1")
    assert [one["what"] for one in steps if one["step"] == "certificates"] == ["2 of 2"]


def groups_attended(ran: object) -> dict[str, int]:
    """How many attended, by stakeholder."""
    return {one["group"]: one["attended"] for one in json.loads(ran.stdout)["result"]["groups"]}  # type: ignore[attr-defined]


def test_codes_made_from_rows_are_nobodys_once_somebody_was_added_above(ecpat: Ecpat) -> None:
    """The workbook was written of a list without codes (R2, R3); its second version has a person more on top."""
    listed = "Ana Petrova,Police,GO\nJan Novak,La Strada,NGO\n"
    (HOME / "participants.csv").write_text(f"Name,Organisation,Stakeholder\n{listed}", "utf-8")
    ecpat("event", "attendance", "al-1")
    type_in(("yes", "yes", "yes", "yes", "", "yes"), ("yes", "yes", "yes", "yes", "", "yes"))
    first = groups_attended(ecpat("event", "attendance", "al-1", "--check", "--json"))
    (HOME / "participants-v2.csv").write_text(
        f"Name,Organisation,Stakeholder\nKari Nordmann,IOM,IGO\n{listed}", "utf-8"
    )
    ran = ecpat("event", "attendance", "al-1", "--check", "--json")
    assert groups_attended(ran) == first == {"GO": 1, "NGO": 1, "All": 2}
    assert ran.exit_code == 0


def test_a_code_made_from_a_row_holds_where_no_name_stands_beside_it(ecpat: Ecpat) -> None:
    (HOME / "participants.csv").write_text("Name,Organisation,Stakeholder\nAna Petrova,Police,GO\n", "utf-8")
    header = ("Code", "Organisation", "Day 1 AM", "Day 1 PM", "Day 2 AM", "Day 2 PM")
    put_list(HOME, header, ("R2", "Police", *"xxxx"))
    ran = ecpat("event", "attendance", "al-1", "--check", "--json")
    assert groups_attended(ran) == {"GO": 1, "All": 1}


def test_a_code_of_one_person_beside_the_name_of_another_is_asked_and_neither_is_assumed(ecpat: Ecpat) -> None:
    put_list(HOME, HEADER, ("K1", "Jan Novak", "La Strada", *"xxxx"))
    ran = ecpat("event", "attendance", "al-1", "--check", "--json")
    assert ran.exit_code == 1
    assert ran.stderr.count("attendance.code-and-name") == 1
    assert "Novak" not in ran.stderr + ran.stdout
    assert groups_attended(ran) == {"not said": 1, "All": 1}


def test_a_name_that_is_spelt_otherwise_beside_its_own_code_is_not_asked(ecpat: Ecpat) -> None:
    put_list(HOME, HEADER, ("K1", "Anna Petrowa-Kola", "Police", *"xxxx"))
    ran = ecpat("event", "attendance", "al-1", "--check", "--json")
    assert (ran.exit_code, groups_attended(ran)) == (0, {"GO": 1, "All": 1})


def test_two_agendas_of_which_nobody_knows_which_counts_are_said(ecpat: Ecpat) -> None:
    for ending in ("xlsx", "ods"):
        (HOME / f"agenda.{ending}").write_bytes(b"an agenda")
    ran = ecpat("event", "attendance", "al-1")
    assert "which agenda counts isn't known (agenda.ods and agenda.xlsx)" in ran.stderr

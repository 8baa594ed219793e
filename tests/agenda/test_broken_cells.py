"""Cells that show `#REF!` or `#N/A`: a hidden id that is broken costs its row the id alone."""

from pathlib import Path

from openpyxl import load_workbook

from ecpat_training.agenda.workflows.agenda_file import check_agenda
from ecpat_training.agenda.workflows.plan_diff import diff_agendas
from tests.agenda import edits
from tests.agenda.agenda_files import DAY, HEADER, listed, problems, read, workbook
from tests.agenda.edits import ID, LUNCH, OPENING, TALK


def test_a_broken_id_costs_its_row_the_id_alone(tmp_path: Path) -> None:
    (tmp_path / "programme.yaml").write_text(edits.PROGRAMME, encoding="utf-8")
    sent, back = edits.sent(tmp_path / "sent.xlsx"), edits.sent(tmp_path / "back.xlsx")
    book = load_workbook(back)
    for row in (OPENING, TALK, LUNCH):
        book["Day 1"].cell(row, ID).value = "#REF!"
    book.save(back)
    check = check_agenda(back, tmp_path / "programme.yaml")
    assert listed(check.planned.agenda) == listed(edits.written())
    (said,) = [one for one in check.findings if one.code == "agenda.id"]
    assert said.severity == "warning"
    assert said.message == "3 cells of the column Id are broken (E2, E4 and E7): their rows were read by their titles."
    assert diff_agendas(sent, back, tmp_path / "programme.yaml")[0].same


def test_a_whole_column_of_broken_ids_is_one_line(tmp_path: Path) -> None:
    rows = [
        (*HEADER, "Id"),
        *((f"{9 + n // 12:02d}:{n % 12 * 5:02d}", f"Own {n}", "lecture", "BG-1", "#N/A") for n in range(30)),
        ("11:30", "End"),
    ]
    agenda, said = read(workbook(tmp_path / "a.xlsx", {"Day 1": rows}))
    assert len(agenda.days[0].items) == 30
    assert [one for one in said if "broken" in one and "30 cells" in one]
    assert not [one for one in said if "like these" in one]


def test_a_broken_cell_that_is_read_is_still_asked_for_and_one_beside_the_agenda_is_told(tmp_path: Path) -> None:
    rows = [
        ["Our training", "#NAME?"],
        [*HEADER, "Costs", "Id"],
        [*DAY[0], "#VALUE!", "#REF!"],
        ["09:30-10:10", "#N/A", "", "BG-1", 3, "talk"],
    ]
    found = problems(workbook(tmp_path / "a.xlsx", {"Day 1": rows}))
    assert found[0] == "Day 1!B4 the cell holds an error value such as #N/A. Please correct it."
    assert not [one for one in found if "F3" in one or "E3" in one or "B1" in one]
    rows[3][1] = "A talk"
    _, said = read(workbook(tmp_path / "a.xlsx", {"Day 1": rows}))
    assert [one.partition(" ")[2] for one in said if "broken" in one] == [
        "1!F3 warning: 1 cell of the column Id is broken (F3): its row was read by its title. Please check these "
        "titles; the column Id may be deleted.",
        "1!B1 note: 2 broken cells (B1 and E3) are no part of the agenda: not read.",
    ]

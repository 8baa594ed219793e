"""A proposed list shows who is out by what the mail says below it, and who comes instead."""

from pathlib import Path

import pytest

from ecpat_training.commands.deliver import Delivery
from ecpat_training.roster.reading.draft import draft_list
from ecpat_training.roster.reading.draft_items import people_of_items
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.workflows.draft import ENDINGS, roster_draft
from ecpat_training.values.participant import STATUSES_OUT

PEOPLE = (
    "1. Ana Pop, prosecutor, Court, ana@court.example",
    "2. Ion Dan, police officer, Border Police, ion@police.example",
    "3. Eva Lis, social worker, Refuge, eva@refuge.example",
)


def mail(folder: Path, *below: str, people: tuple[str, ...] = PEOPLE) -> Path:
    (folder / "mail.txt").write_text("\n".join(("Dear all,", *people, *below)), "utf-8")
    return folder / "mail.txt"


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        ("Ion Dan cannot come; Drita Shehu will replace him.", "cannot come"),
        ("Herr Dan hat abgesagt. Frau Drita Shehu vertritt ihn.", "hat abgesagt"),
        ("Ion Dan est excusé, remplacé par Mme Drita Shehu", "Ion Dan est excusé, remplacé par Mme Drita Shehu"),
        ("Dan nu mai lucrează aici, înlocuitor: Drita Shehu", "Dan nu mai lucrează aici, înlocuitor: Drita Shehu"),
    ],
)  # fmt: skip
def test_who_is_out_by_a_line_has_it_as_a_remark_and_who_replaces_is_proposed(
    tmp_path: Path, line: str, remark: str
) -> None:
    people = draft_list(ListFile(mail(tmp_path, line))).people
    remarks = {person.cells["Full name"]: person.cells.get("Remarks") for person in people}
    assert remarks == {"Ana Pop": None, "Ion Dan": remark, "Eva Lis": None, "Drita Shehu": "replacement?"}
    assert people[-1].place.line == 5


def test_the_list_that_is_written_asks_who_is_out_and_speaks_of_its_last_sheet(tmp_path: Path) -> None:
    target = tmp_path / "list.xlsx"
    roster_draft(
        ListFile(mail(tmp_path, "Ion Dan cannot come; Drita Shehu will replace him.")),
        Delivery((str(target),), quiet=True, more_endings=ENDINGS),
    )
    reading = read_roster(ListFile(target))
    inside = [person.name for person in reading.roster.participants if person.status not in STATUSES_OUT]
    assert inside == ["Ana Pop", "Eva Lis", "Drita Shehu"]
    codes = [finding.code for finding in reading.findings]
    assert (codes.count("roster.standing"), codes.count("roster.unread")) == (1, 1)
    (note,) = [finding for finding in reading.findings if finding.code == "roster.unread"]
    assert "holds 2 lines that weren't understood" in note.message


@pytest.mark.parametrize("line", ["Kind regards, Mira", "Ana Pop needs a room", "Please replace the old form", ""])
def test_lines_that_say_nothing_of_who_comes_change_nothing(tmp_path: Path, line: str) -> None:
    draft = draft_list(ListFile(mail(tmp_path, line)))
    assert ([person.cells.get("Remarks") for person in draft.people], len(draft.people)) == ([None] * 3, 3)


def test_colours_of_a_terminal_do_not_part_a_line(tmp_path: Path) -> None:
    people = tuple(f"{line[:3]}\x1b[31m{line[3:10]}\x1b[0m{line[10:]}" for line in PEOPLE)
    draft = draft_list(ListFile(mail(tmp_path, people=people)))
    assert [person.cells["Full name"] for person in draft.people] == ["Ana Pop", "Ion Dan", "Eva Lis"]


@pytest.mark.parametrize(
    "line",
    [
        "3. Siječnja Zagreb, hotel",
        "12. Listopada u Zagrebu, hotel",
        "5. Września Łódź, hotel",
        "4. September Wien, Hotel",
        "7. Februarie București, hotel",
    ],
)
def test_a_day_is_no_numbered_person_but_somebody_called_like_a_month_is(tmp_path: Path, line: str) -> None:
    draft = draft_list(
        ListFile(mail(tmp_path, line, "4. August Meier, prosecutor", "5. Maja Novak, Court, maja@court.example"))
    )
    assert [person.cells["Full name"] for person in draft.people][3:] == ["August Meier", "Maja Novak"]
    assert people_of_items([]).people == []


@pytest.mark.parametrize(
    "line",
    [
        "Ion Dan is replaced by Drita Shehu, prosecutor, DIICOT.",
        "Dan nu mai lucrează aici, înlocuitor: Drita Shehu (procuror, DIICOT)",
        "Ion Dan est remplacé par Drita Shehu, procureure, DIICOT. Merci !",
    ],
)
def test_whoever_replaces_somebody_keeps_work_and_office(tmp_path: Path, line: str) -> None:
    person = draft_list(ListFile(mail(tmp_path, line))).people[-1]
    assert (person.cells["Full name"], person.cells["Organisation"]) == ("Drita Shehu", "DIICOT")
    assert person.cells["Position"].startswith("pro")

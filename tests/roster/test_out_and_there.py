"""Whom a list has out and its own marks have in the room counts, and headings of those who come late are nobody."""

from pathlib import Path

import openpyxl
import pytest

from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.values.participant import STATUSES_OUT, Status


def test_who_is_on_another_sheet_and_came_by_the_lists_marks_counts_and_that_is_said(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Liste"  # type: ignore[union-attr]
    for row in (
        ("Name", "Organisation", "Day 1", "Day 2"),
        ("Ana Hoxha", "State Police", "x", "x"),
        ("Ben Kola", "UNICEF", "x", "x"),
        ("Eva Leka", "IOM", None, None),
    ):
        book.active.append(row)  # type: ignore[union-attr]
    gone = book.create_sheet("Cancelled")
    for row in (("Name", "Reason"), ("Ben Kola", "ill")):
        gone.append(row)
    book.save(tmp_path / "list.xlsx")
    reading = read_roster(ListFile(tmp_path / "list.xlsx"))
    (finding,) = [finding for finding in reading.findings if finding.code == "roster.standing"]
    assert "the list's own marks say that this person was there, so this person counts" in finding.message
    assert [person.status for person in reading.roster.participants][1] is Status.ATTENDED


@pytest.mark.parametrize("heading", ["Confirmed late", "Bestätigt nachträglich", "Подтвердили позже"])
def test_a_heading_of_those_who_come_late_is_nobody_and_ends_the_reserves(tmp_path: Path, heading: str) -> None:
    (tmp_path / "list.csv").write_text(
        f"Name,Organisation,Gender\nAna Hoxha,Police,F\nReserve,,\nEva Leka,IOM,F\n{heading},,\nTea Muka,Shelter,F\n",
        encoding="utf-8",
    )
    people = read_roster(ListFile(tmp_path / "list.csv")).roster.participants
    assert [person.status in STATUSES_OUT for person in people] == [False, True, False]

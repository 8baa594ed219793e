"""What people do to an agenda in Excel and Word before they send it back survives checking, planning again, printing
and comparing, or is asked about; nothing is planned a second time beside itself."""

from collections import Counter
from pathlib import Path

import pytest

from ecpat_training.agenda.workflows.agenda_file import check_agenda
from ecpat_training.agenda.workflows.plan_diff import diff_agendas
from ecpat_training.agenda.workflows.plan_keep import replan_training
from ecpat_training.agenda.workflows.plan_print import print_papers
from ecpat_training.core.errors import ContentError, UnsatisfiableError
from tests.agenda import edits
from tests.agenda.edits import EXERCISE, ID, LUNCH, METHOD, OPENING, PAUSE, PRE_TEST, TALK, TIME, TITLE, TRAINERS, Edit
from tests.agenda.test_agenda_yaml import bare

RENAMED, OWN = "agenda.retitled", "agenda.own"

EXCEL = {
    "nothing": Edit(lambda _: None),
    "a session retitled": Edit(
        edits.cell(OPENING, TITLE, "Welcome and warm-up"), changed=("Welcome and warm-up",), asked=(RENAMED,),
    ),
    "a session retitled, ids deleted": Edit(
        edits.both(edits.cell(OPENING, TITLE, "Welcome and warm-up"), edits.delete_column(ID)),
        asked=("agenda.renamed", OWN), refused=True,
    ),
    "a slip of the pen": Edit(edits.cell(OPENING, TITLE, "Openning"), changed=("Openning",), asked=(RENAMED,)),
    "two rows swapped with their times": Edit(edits.swap_rows(PRE_TEST, TALK), asked=("agenda.order",)),
    "two rows swapped below their times": Edit(
        edits.swap_rows(PRE_TEST, TALK, columns=range(TITLE, ID + 1)), changed=("Before", "A talk"),
    ),
    "two titles swapped": Edit(
        edits.swap_rows(OPENING, TALK, columns=range(TITLE, TITLE + 1)), changed=("Opening", "A talk"),
        asked=("agenda.id", "agenda.method"),
    ),
    "cells merged across": Edit(edits.merge_break),
    "cells merged downwards": Edit(edits.merge_trainers, changed=("Before",), asked=("workbook.merged",)),
    "9h30": Edit(edits.each_time(lambda one: one.replace(":", "h"))),
    "9.30": Edit(edits.each_time(lambda one: one.replace(":", ".").removeprefix("0"))),
    "a figure for a time": Edit(edits.cell(OPENING, TIME, 9.3), asked=("agenda.time",), refused=True),
    "en dashes and spaces": Edit(edits.each_time(lambda one: one.replace("-", "\u00a0– "))),
    "arrows": Edit(edits.each_time(lambda one: one.replace("-", " → "))),
    "AM and PM": Edit(edits.each_time(edits.half_of_day)),
    "start and end in columns": Edit(edits.start_and_end),
    "a break deleted": Edit(edits.delete_row(PAUSE), changed=("Break",)),
    "a break added": Edit(edits.insert(10, "13:40-13:40", "Coffee break"), asked=("agenda.time",), refused=True),
    "a break added in time": Edit(
        edits.both(edits.cell(10, TIME, "13:50-14:10"), edits.insert(10, "13:40-13:50", "Coffee break")),
        changed=("Coffee break", "Feedback"),
    ),
    "a row moved up": Edit(edits.move_row(EXERCISE, TALK), asked=("agenda.order",)),
    "ids deleted": Edit(edits.delete_column(ID)),
    "ids cleared in a row": Edit(edits.cell(TALK, ID, None)),
    "ids of their own": Edit(edits.cell(TALK, ID, "17"), asked=("agenda.id",)),
    "a blank row": Edit(edits.insert(PAUSE)),
    "a row with a comment": Edit(edits.insert(PAUSE, None, "Ask the hotel for water"), asked=("agenda.untimed",)),
    "a title over two lines": Edit(edits.cell(EXERCISE, TITLE, "An\nexercise")),
    "marks of other languages": Edit(edits.each_title(lambda one: f"«\u00a0{one}\u202f!\u00a0»")),
    "titles in capitals": Edit(edits.each_title(str.upper)),
    "a note in brackets": Edit(edits.cell(EXERCISE, TITLE, "An exercise (bring scissors)")),
    "a number before the title": Edit(
        edits.each_title(lambda one: f"3.1) {one}"), changed=("3.1) Break", "3.1) Lunch"),
    ),
    "trainers swapped": Edit(edits.cell(OPENING, TRAINERS, "NL-2 and BG-1"), changed=("Opening",)),
    "codes in small letters": Edit(edits.each_team(str.lower)),
    "codes with another hyphen": Edit(edits.each_team(lambda one: one.replace("-", "\u2011"))),
    "codes with a space": Edit(edits.each_team(lambda one: one.replace("-", " "))),
    "codes without a hyphen": Edit(edits.each_team(lambda one: one.replace("-", ""))),
    "trainers by name": Edit(
        edits.cell(OPENING, TRAINERS, "Maria Ionescu"), asked=("agenda.trainer",), refused=True,
    ),
    "headings above the days": Edit(edits.heading_above),
    "sheets renamed": Edit(edits.rename_sheets),
    "both days on one sheet": Edit(edits.all_on_one_sheet),
    "columns in another order": Edit(edits.turn_columns),
    "a column added": Edit(edits.add_column, asked=("agenda.other-columns",)),
    "the methods deleted": Edit(edits.delete_column(METHOD)),
    "a row hidden and a filter": Edit(edits.hide_and_filter, asked=("workbook.hidden-rows",)),
    "a break under another name": Edit(edits.cell(PAUSE, TITLE, "Coffee in the hall"), changed=("Coffee in the hall",)),
    "a lunch under another name": Edit(edits.cell(LUNCH, TITLE, "At the canteen"), changed=("At the canteen",)),
}  # fmt: skip

WORD = {
    "nothing": Edit(lambda _: None),
    "a session retitled": Edit(
        edits.text(OPENING, TITLE, "Welcome and warm-up"), changed=("Welcome and warm-up",), asked=(RENAMED,),
    ),
    "a session retitled in a cell written anew": Edit(
        edits.retype(OPENING, TITLE, "Welcome and warm-up"), changed=("Welcome and warm-up",), asked=(RENAMED,),
    ),
    "a session retitled, ids deleted": Edit(
        edits.both(edits.text(OPENING, TITLE, "Welcome and warm-up"), edits.without_bookmarks),
        asked=("agenda.renamed", OWN), refused=True,
    ),
    "ids deleted": Edit(edits.without_bookmarks),
    "a time written anew": Edit(edits.retype(OPENING, TIME, "9h00 – 9h30")),
    "a row moved up": Edit(edits.move_word_row(EXERCISE, TALK), asked=("agenda.order",)),
    "a break deleted": Edit(edits.delete_word_row(PAUSE), changed=("Break",)),
    "a break copied": Edit(
        edits.both(edits.text(10, TIME, "13:50-14:10"), edits.copy_word_row(9, "13:40-13:50", "Coffee break", "", "")),
        changed=("Coffee break", "Feedback"),
    ),
    "cells merged across": Edit(edits.merge_word_cells),
    "a title in two paragraphs": Edit(edits.two_paragraphs),
    "marks of other languages": Edit(edits.text(EXERCISE, TITLE, "« An exercise\u00a0? »")),
    "codes with another hyphen": Edit(edits.text(OPENING, TRAINERS, "bg\u20111 and NL\u20112")),
    "headings in Romanian": Edit(edits.romanian_headings),
}  # fmt: skip

CASES = [
    pytest.param(edit, ending, id=f"{ending[1:]}: {name}")
    for ending, table in ((".xlsx", EXCEL), (".docx", WORD))
    for name, edit in table.items()
]
_SILENT = {"agenda.other-tables", "agenda.break"}


def test_midnight_as_24_00_is_read_or_asked_about(tmp_path: Path, programme: Path) -> None:
    path = edits.edited(tmp_path / "back.xlsx", Edit(edits.cell(10, TIME, "13:40-24:00")))
    try:
        ends = check_agenda(path, programme).planned.agenda.days[0].items[-1].end
    except ContentError as error:
        ends = 24 * 60 if [one.code for one in error.findings if one.severity == "error"] == ["agenda.time"] else 0
    assert ends == 24 * 60


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("programme") / "programme.yaml"
    path.write_text(edits.PROGRAMME, encoding="utf-8")
    return path


@pytest.mark.parametrize(("edit", "ending"), CASES)
def test_an_edit_survives_or_is_asked_about(tmp_path: Path, programme: Path, edit: Edit, ending: str) -> None:
    path = edits.edited(tmp_path / f"back{ending}", edit)
    codes, held = _kept(path, programme)
    assert {code for code in codes if code.startswith(("agenda", "workbook", "word"))} - _SILENT == set(edit.asked)
    assert (held is None) is edit.refused
    if held is not None:
        assert {title: times for title, times in held.items() if times > 1} == {}
        diff, _ = diff_agendas(edits.sent(tmp_path / "sent.yaml"), path, programme)
        assert {change.title for change in diff.changes} == set(edit.changed)
        print_papers(
            path, tmp_path / "papers", programme=programme, paper_names=("agenda-participants.html",), is_quiet=True
        )
        assert (tmp_path / "papers" / "agenda-participants.html").is_file()


def _kept(path: Path, programme: Path) -> tuple[list[str], Counter[str] | None]:
    """What is said of a file, and how often each session is held when the agenda is planned again; None where it isn't
    before the questions are answered. What is read as it was sent is planned again as it was."""
    try:
        check = check_agenda(path, programme)
    except ContentError as error:
        return [one.code for one in error.findings], None
    codes, agenda = [one.code for one in check.findings], check.planned.agenda
    if bare(agenda) != bare(edits.written()):
        try:
            agenda = replan_training(programme, path).agenda
        except ContentError as error:
            return [*codes, *(one.code for one in error.findings)], None
        except UnsatisfiableError:
            return codes, Counter()
    return codes, Counter(item.title for item in agenda.sessions())

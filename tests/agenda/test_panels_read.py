"""Agendas with panels that come back from Excel and Word: their columns of people say what the programme says, or the
difference is told."""

from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from ecpat_training.agenda.model.agenda import PlannedTraining
from ecpat_training.agenda.workflows.agenda_file import check_agenda
from ecpat_training.agenda.workflows.plan_diff import diff_agendas
from ecpat_training.agenda.workflows.plan_keep import replan_training
from ecpat_training.agenda.workflows.plan_print import print_papers
from ecpat_training.agenda.workflows.translation import translated
from ecpat_training.documents.outputs import render
from ecpat_training.files.yaml.file import Source
from tests.agenda.agenda_files import Rows, workbook
from tests.agenda.panels import launch, planned_launch
from tests.agenda.test_agenda_yaml import bare
from tests.agenda.test_round_trip import document, read_back
from tests.translations.files import complete_languages

HEADER = ["Time", "Session", "Method", "Trainers", "Speakers and moderator"]
PEOPLE = "T1; Office of the Prosecutor; Ana Marić (Ministry of Justice, Sofia) (online); Arta Hoxha (moderator)"


def sheet(trainers: object, speakers: object, header: list[str] = HEADER) -> Rows:
    rows: list[list[Any]] = [
        header,
        ["09:00-09:30", "Welcome", "plenary", "T2 and T1", ""],
        ["09:30-10:00", "The view from Brussels", "lecture", "T3", "European Commission (online)"],
        ["10:00-10:15", "Break", "", "", ""],
        ["10:15-11:15", "The law", "lecture", "T1 and T3", ""],
        ["12:00-13:00", "Lunch", "", "", ""],
        ["13:00-14:15", "Panel: what works", "discussion", trainers, speakers],
        ["14:15-14:35", "Closing", "plenary", "T2 and T1", ""],
        ["19:00-22:00", "Dinner at the old mill", "", "T2 and T3", ""],
    ]
    return [row[: len(header)] for row in rows]


def said(folder: Path, trainers: object, speakers: object = "", header: list[str] = HEADER) -> list[str]:
    """What is said of the people in a sheet that somebody edited; its panel has no trainers of its own."""
    launch(folder)
    path = workbook(folder / "agenda.xlsx", {"Day 1": sheet(trainers, speakers, header)})
    check = check_agenda(path, folder / "programme.yaml", "one")
    panel = next(one for one in check.planned.agenda.sessions() if one.title.startswith("Panel"))
    assert set(panel.trainers) <= {"T3"}
    return [one.message for one in check.findings if one.code in ("agenda.speakers", "agenda.beside-trainers")]


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
@pytest.mark.parametrize("language", complete_languages())
def test_panels_are_read_back_from_every_language_in_which_they_are_printed(
    tmp_path: Path, language: str, ending: str
) -> None:
    if ending == ".xlsx" and language not in ("en", "bg"):
        return  # the words are the same, and Word is quicker
    result = planned_launch(tmp_path)
    planned = PlannedTraining(result.programme, result.training, result.agenda)
    printed, _ = translated(planned, language, Source("programme.yaml", {}))
    path = tmp_path / f"agenda{ending}"
    path.write_bytes(render(document(printed.agenda, printed.programme, language), path))
    again, findings = read_back(path, printed.agenda, printed.programme, language)
    assert not findings
    assert bare(again) == bare(printed.agenda)


@pytest.mark.parametrize(
    ("trainers", "speakers"),
    [
        ("", PEOPLE),
        ("", "t1\nOffice of the prosecutor\nAna Marić\nT2"),
        ("T1, T2", PEOPLE),
        ("T1 + Office of the Prosecutor + Arta Hoxha", PEOPLE),
        ("T3", PEOPLE),
    ],
)
def test_who_speaks_is_the_same_however_it_is_written(tmp_path: Path, trainers: str, speakers: str) -> None:
    assert said(tmp_path, trainers, speakers) == []


def test_a_single_column_may_name_everybody(tmp_path: Path) -> None:
    header = ["Time", "Session", "Method", "Speakers"]
    assert said(tmp_path, "T1, Office of the Prosecutor, Ana Marić, T2", header=header) == []


def test_a_second_column_of_speakers_is_compared_with_the_programme(tmp_path: Path) -> None:
    header = ["Time", "Session", "Method", "Trainers", "Speakers"]
    assert said(tmp_path, "", PEOPLE, header) == []
    other = '"Panel: what works" has other speakers in the programme, or none; what this cell says was not read.'
    assert said(tmp_path, "", PEOPLE.replace("Office of the Prosecutor", "Interpol"), header) == [other]


@pytest.mark.parametrize(
    ("speakers", "says"),
    [
        ("", "has speakers in the programme, and none in this cell: they stay."),
        (PEOPLE.replace("T1; ", ""), "has other speakers in the programme, or none; what this cell says was not read."),
        (f"{PEOPLE}; Interpol", "has other speakers in the programme, or none; what this cell says was not read."),
    ],
)
def test_changed_speakers_are_told_and_not_read(tmp_path: Path, speakers: str, says: str) -> None:
    assert said(tmp_path, "", speakers) == [f'"Panel: what works" {says}']


@pytest.mark.parametrize("ending", [".xlsx", ".docx"])
def test_a_moved_panel_is_checked_kept_printed_and_compared(tmp_path: Path, ending: str) -> None:
    """In the file that `ecpat plan` wrote, the panel and the session after it change their minutes."""
    result = planned_launch(tmp_path)
    planned = PlannedTraining(result.programme, result.training, result.agenda)
    sent, edited = tmp_path / f"sent{ending}", tmp_path / f"edited{ending}"
    made = document(planned.agenda, planned.programme, "en")
    sent.write_bytes(render(made, sent))
    (panel,) = [one for one in result.agenda.sessions() if one.title.startswith("Panel")]
    old = f"{panel.end // 60:02}:{panel.end % 60:02}"
    new = f"{(panel.end - 5) // 60:02}:{(panel.end - 5) % 60:02}"
    _retimed(sent, edited, old, new)
    programme = tmp_path / "programme.yaml"
    check = check_agenda(edited, programme, "one")
    assert not [one for one in check.findings if "speakers" in one.code]
    assert {one.title for one in check.planned.agenda.sessions()} == {one.title for one in result.agenda.sessions()}
    kept = replan_training(programme, edited, seconds=20)
    assert kept.replan is not None
    assert kept.replan.handed_over.objective == 0
    print_papers(
        edited,
        tmp_path / "papers",
        programme=programme,
        training="one",
        paper_names=["agenda-participants"],
        is_quiet=True,
    )
    text = (tmp_path / "papers" / "agenda-participants.html").read_text("utf-8")
    assert "Office of the Prosecutor" in text
    diff, _ = diff_agendas(sent, edited, programme, "one")
    assert {change.title for change in diff.changes} == {"Panel: what works", "Closing"}


def _retimed(sent: Path, edited: Path, old: str, new: str) -> None:
    if sent.suffix == ".docx":
        word = docx.Document(str(sent))
        for cell in (cell for table in word.tables for row in table.rows for cell in row.cells):
            for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
                run.text = run.text.replace(old, new)
        word.save(str(edited))
        return
    book = load_workbook(sent)
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        if isinstance(cell.value, str):
            cell.value = cell.value.replace(old, new)
    book.save(edited)

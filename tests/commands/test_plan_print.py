"""`ecpat plan print`: every paper of an agenda in a folder, all of them or none."""

import json
from pathlib import Path
from types import ModuleType, SimpleNamespace

import docx
import openpyxl
import pytest

from ecpat_training.agenda import calendars as agenda_formats
from ecpat_training.agenda import papers
from ecpat_training.agenda.workflows.plan_print import all_papers
from ecpat_training.core import registry
from ecpat_training.core.errors import ContentError, Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.inert import alive, alive_on_a_terminal
from tests.commands.material import AGENDA, PROGRAMME, small_files, written
from tests.commands.running import Ran, run_here
from tests.commands.test_payloads import SEEN, as_yaml, batches, missing
from tests.documents.drawn_once import PICTURES
from tests.documents.letterheads import FOOTER, HEADER, letterhead
from tests.planned_once import AGENDAS

PRINT = ("plan", "print", "agenda.yaml", "papers")
WORDY = ("agenda-trainers.html", "checklist", "debrief", "evaluation-form", "materials.xlsx", "session-plans")
DOCUMENTS = (".docx", ".html", ".xlsx")


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    small_files(folder)
    (folder / "letterhead.docx").write_bytes(letterhead())


OWN = [f"trainer-{code}.ics" for code in ("BG-1", "BG-2", "NL-1", "NL-2")]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """The papers of the small agenda, and what the command said."""
    folder = tmp_path_factory.mktemp("office")
    small_files(folder)
    return folder / "papers", run_here(("plan", "print", folder / "agenda.yaml", folder / "papers"))


def test_every_paper_is_written_and_said(printed: tuple[Path, Ran]) -> None:
    made, ran = printed
    assert (ran.exit_code, ran.stderr) == (Exit.CLEAN, "")
    assert names(made) == sorted([*(one.name for one in all_papers() if "CODE" not in one.name), *OWN])
    first, *lines = ran.stdout.splitlines()
    assert first == f"In {made}:"
    assert {line.split()[0].partition(".")[0].rstrip(",") for line in lines} == {one.stem for one in all_papers()}
    for path in made.iterdir():
        if path.suffix in DOCUMENTS:
            assert "Training in Plovdiv" in opening.text(path), path.name


def test_papers_say_when_and_what(printed: tuple[Path, Ran]) -> None:
    said = opening.text(printed[0] / "agenda-participants.docx")
    assert "Day 1, Monday 3 November 2025" in said
    assert "09:30–10:20 Signals" in said


def test_the_workbook_prints_as_it_comes(printed: tuple[Path, Ran]) -> None:
    sheet = openpyxl.load_workbook(printed[0] / "agenda.xlsx")["Day 1"]
    assert [cell.value for cell in sheet[3]] == ["09:30–10:20", "Signals", "case study", "NL-1 and BG-2", "signals"]
    assert sheet.column_dimensions["E"].hidden
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
    assert sheet.page_setup.fitToWidth in (None, 1), "the format takes 1 where nothing is written, and 0 for any number"
    assert sheet.oddHeader.left.text.startswith("Training in Plovdiv: Day 1, Monday 3 November 2025")
    assert sheet.oddFooter.right.text == "Page &P of &N"


def test_the_workbook_is_read_back_as_the_agenda_that_it_was_made_from(
    printed: tuple[Path, Ran], ecpat: Ecpat, folder: Path
) -> None:
    papers_of = printed[0]
    ran = ecpat("plan", "print", papers_of / "agenda.xlsx", "again", "--only", "agenda-participants.html",
                "--programme", papers_of.parent / "programme.yaml")  # fmt: skip
    assert (ran.exit_code, ran.stderr) == (Exit.CLEAN, "")
    again = folder / "again" / "agenda-participants.html"
    pages = [page.read_text("utf-8") for page in (again, papers_of / "agenda-participants.html")]
    assert pages[0].partition("<body>")[2] == pages[1].partition("<body>")[2]  # the head says of which file


def test_calendar_and_schedule_lie_beside_the_papers(printed: tuple[Path, Ran]) -> None:
    assert (printed[0] / "agenda.ics").read_bytes().count(b"BEGIN:VEVENT") == 5
    assert b"<title>Signals</title>" in (printed[0] / "schedule.xml").read_bytes()


def test_an_agenda_without_dates_has_no_calendar_and_all_papers(ecpat: Ecpat, folder: Path) -> None:
    written(folder, agenda=AGENDA.replace("date: 2025-11-03\n    items", "items"))
    ran = ecpat(*PRINT)
    assert ran.exit_code == Exit.CLEAN
    assert "agenda.ics, schedule.json, schedule.xml and trainer-CODE.ics are left out: bg-1 has no date" in ran.said
    assert names(folder / "papers") == [paper.name for paper in all_papers() if not paper.exported]


def test_a_clock_that_nobody_has_named_is_remarked_on_where_a_calendar_is_printed(ecpat: Ecpat, folder: Path) -> None:
    abroad = PROGRAMME.replace("Training in Plovdiv, country: BG", "Training in Plovdiv, country: ES")
    written(folder, programme=abroad, agenda=AGENDA)
    assert "ES has several time zones; bg-1 is written in the programme's, Europe/Sofia" in ecpat(*PRINT).said
    assert "several time zones" not in ecpat(*PRINT[:3], "other", "--only", "sign-in").said


def test_a_second_run_gives_the_same_bytes(printed: tuple[Path, Ran], ecpat: Ecpat, folder: Path) -> None:
    with PICTURES.anew(), AGENDAS.anew():
        ecpat(*PRINT, "--quiet")
    for path in (folder / "papers").iterdir():
        assert path.read_bytes() == (printed[0] / path.name).read_bytes(), path.name


def test_one_file_that_is_there_keeps_all_from_being_written(ecpat: Ecpat, folder: Path) -> None:
    (folder / "papers").mkdir()
    (folder / "papers" / "sign-in.docx").write_text("mine", encoding="utf-8")
    ran = ecpat(*PRINT)
    assert (ran.exit_code, ran.stdout) == (Exit.OUTPUT, "")
    assert "papers/sign-in.docx: error: The file is there already" in ran.stderr
    assert names(folder / "papers") == ["sign-in.docx"]
    assert ecpat(*PRINT, "--only", "sign-in", "--force", "--quiet").exit_code == Exit.CLEAN
    assert opening.text(folder / "papers" / "sign-in.docx").startswith("Sign-in sheet")


def test_a_folder_that_is_a_file_is_refused(ecpat: Ecpat) -> None:
    ran = ecpat("plan", "print", "agenda.yaml", "programme.yaml")
    assert ran.exit_code == Exit.OUTPUT
    assert ran.said.count("not a folder") == 1


@pytest.mark.parametrize(
    ("only", "files"),
    [
        (["sign-in"], ["sign-in.docx"]),
        (["materials"], ["materials.docx", "materials.xlsx"]),
        (["trainer-CODE"], OWN),
        (["materials.xlsx", "debrief"], ["debrief.docx", "materials.xlsx"]),
    ],
)
def test_only_what_is_asked_for_is_written(only: list[str], files: list[str], ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat(*PRINT, *(part for name in only for part in ("--only", name)))
    assert ran.exit_code == Exit.CLEAN
    assert names(folder / "papers") == files


def test_every_unknown_paper_is_answered_with_what_was_meant(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat(*PRINT, "--only", "signin", "--only", "qqq")
    assert ran.exit_code == Exit.USAGE
    assert "there is no paper `signin`. Did you mean `sign-in`?" in ran.said
    assert "there is no paper `qqq`. There are: agenda, agenda-participants" in ran.said
    assert not (folder / "papers").exists()


def test_a_broken_rule_is_said_and_printed_all_the_same(ecpat: Ecpat, folder: Path) -> None:
    written(folder, agenda=AGENDA.replace("09:30-10:20 signals", "09:25-10:20 signals"))
    ran = ecpat(*PRINT, "--only", "checklist")
    assert ran.exit_code == Exit.CLEAN
    assert "warning: the agenda breaks 1 rule that must hold: no overlap." in ran.said
    assert names(folder / "papers") == ["checklist.docx"]


def test_papers_never_take_the_place_of_what_they_are_made_from(ecpat: Ecpat, folder: Path) -> None:
    (folder / "sign-in.docx").write_bytes(letter := letterhead())
    ran = ecpat("plan", "print", "agenda.yaml", ".", "--only", "sign-in", "--template", "sign-in.docx", "--force")
    assert ran.exit_code == Exit.USAGE
    assert "sign-in.docx: error: this file is read by the same command." in ran.said
    assert (folder / "sign-in.docx").read_bytes() == letter


def test_a_file_that_this_agenda_cannot_have_is_left_out_unless_it_is_asked_for(
    ecpat: Ecpat, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_dates(_: object) -> bytes:
        raise ContentError.because("calendar.no-dates", "the training has no dates.", hint="Please add them.")

    known, load = registry.members, registry.load
    calendar = SimpleNamespace(NAME="agenda.cal", WHAT="a calendar", render=no_dates)

    def found(package: ModuleType) -> list[str]:
        return {agenda_formats: ["cal"], papers: ["checklist"]}.get(package) or known(package)

    monkeypatch.setattr(registry, "members", found)
    monkeypatch.setattr(registry, "load", lambda of, name: calendar if name == "cal" else load(of, name))
    ran = ecpat(*PRINT)
    assert ran.exit_code == Exit.CLEAN
    assert "warning: agenda.cal is left out: the training has no dates. Please add them." in ran.said
    assert "agenda.cal" not in names(folder / "papers")
    asked = ecpat("plan", "print", "agenda.yaml", "other", "--only", "agenda.cal")
    assert asked.exit_code == Exit.FINDINGS
    assert not (folder / "other").exists()


def test_payloads_in_a_programme_stay_text_on_every_paper(ecpat: Ecpat, folder: Path) -> None:
    data = next(batches(SEEN))
    (folder / "programme.yaml").write_text(as_yaml(data), encoding="utf-8")
    ran = ecpat(*PRINT, *(part for one in WORDY for part in ("--only", one)))
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    assert alive_on_a_terminal(ran) == []
    assert missing([data["manual"][1]["sessions"][0]["title"]], folder / "papers" / "session-plans.docx") == []
    for path in (folder / "papers").iterdir():
        assert path.suffix not in DOCUMENTS or alive(path) == [], path.name


# -- on the office's letterhead --


def on_letterhead(path: Path) -> bool:
    section = docx.Document(str(path)).sections[0]
    return section.header.paragraphs[0].text == HEADER and section.footer.paragraphs[0].text == FOOTER


def test_every_word_file_is_written_on_the_letterhead(ecpat: Ecpat, folder: Path) -> None:
    only = ("--only", "agenda-participants", "--only", "sign-in", "--only", "materials")
    ran = ecpat(*PRINT, *only, "--template", "letterhead.docx")
    assert ran.exit_code == Exit.CLEAN
    assert ran.stderr.count("letterhead.docx: warning: ") == 1, "the logo in the letter is said once"
    word_files = sorted((folder / "papers").glob("*.docx"))
    assert len(word_files) == 3
    assert all(on_letterhead(path) for path in word_files)


@pytest.mark.parametrize(
    "command",
    [
        ("plan", "programme.yaml", "--training", "bg-1"),
        ("plan", "check", "agenda.yaml"),
        ("roster", "check", "roster.csv", "--programme", "programme.yaml"),
        ("evaluate", "pre.csv", "post.csv", "--instrument", "quiz.yaml"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_every_command_writes_its_word_file_on_the_letterhead(
    command: tuple[str, ...], ecpat: Ecpat, folder: Path
) -> None:
    ran = ecpat(*command, "--template", "letterhead.docx", "--out", "report.docx", "--out", "report.json")
    assert ran.exit_code in (Exit.CLEAN, Exit.FINDINGS)
    assert on_letterhead(folder / "report.docx")
    assert json.loads((folder / "report.json").read_bytes())


def test_a_letterhead_for_no_word_file_is_a_slip(ecpat: Ecpat) -> None:
    ran = ecpat("plan", "check", "agenda.yaml", "--template", "letterhead.docx", "--out", "report.html")
    assert ran.exit_code == Exit.USAGE
    assert "none is to be written" in ran.said


def test_a_letterhead_that_cannot_be_used_is_refused_before_any_work(ecpat: Ecpat, folder: Path) -> None:
    (folder / "letterhead.docx").write_bytes(letterhead()[:-2000])
    ran = ecpat(*PRINT, "--template", "letterhead.docx")
    assert ran.exit_code == Exit.INPUT
    assert "the Word file is damaged" in ran.said
    assert not (folder / "papers").exists()

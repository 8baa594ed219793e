"""A coordinator's loop without YAML: draft into Excel or Word, edit there, check, every remark with its cell."""

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat
from tests.commands.material import AGENDA, PROGRAMME, written
from tests.commands.running import Ran, run_here

Edited = Callable[..., Ran]


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme, and in a folder beside it the agenda in three formats."""
    made = tmp_path_factory.mktemp("drafts")
    written(made, programme=PROGRAMME)
    out = [part for ending in ("yaml", "xlsx", "docx") for part in ("--out", made / f"to-edit/agenda.{ending}")]
    ran = run_here(["plan", made / "programme.yaml", "--training", "bg-1", "--quiet", *out])
    assert ran.exit_code == Exit.CLEAN
    return made


@pytest.fixture
def drafted(drafts: Path, folder: Path) -> Path:
    """The same, for one test to change: the folder with the agendas."""
    shutil.copytree(drafts, folder, dirs_exist_ok=True)
    return folder / "to-edit"


@pytest.fixture
def edited(ecpat: Ecpat, drafted: Path) -> Edited:
    """Checks the workbook after somebody edited its first day."""

    def check(edit: Callable[[Worksheet], None], *options: str) -> Ran:
        book = load_workbook(drafted / "agenda.xlsx")
        edit(book["Day 1"])
        book.save(drafted / "edited.xlsx")
        return ecpat("plan", "check", "to-edit/edited.xlsx", *options)

    return check


def test_what_was_drafted_is_the_same_in_every_file(ecpat: Ecpat, drafted: Path) -> None:
    checks = {}
    for ending in ("yaml", "xlsx", "docx"):
        ran = ecpat("plan", "check", f"to-edit/agenda.{ending}")
        assert (ran.exit_code, ran.stderr) == (Exit.CLEAN, ""), ending
        checks[ending] = ran.stdout.partition("The rules")[2].partition("Made by")[0]
    assert checks["yaml"] == checks["xlsx"] == checks["docx"]


def test_word_names_no_file_on_a_page_and_is_still_read_by_its_programme(drafted: Path) -> None:
    sent = docx.Document(str(drafted / "agenda.docx"))
    cells = [cell.text for table in sent.tables for row in table.rows for cell in row.cells]
    pages = " ".join([*(one.text for one in sent.paragraphs), *cells])
    assert "programme.yaml" not in pages
    assert "SHA-256" not in pages
    assert sent.core_properties.subject == "Programme file: ../programme.yaml"
    assert "SHA-256" in sent.core_properties.comments


def test_an_edited_time_breaks_a_rule_where_it_stands(edited: Edited) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["A3"] = "09:20-10:20"

    ran = edited(edit, "--quiet")
    assert ran.exit_code == Exit.FINDINGS
    assert 'to-edit/edited.xlsx!Day 1!B3: error: day 1, 09:20 "Signals" starts before "Opening" ends' in ran.stderr


def later(clock: str, minutes: int) -> str:
    hour, minute = divmod(60 * int(clock[:2]) + int(clock[3:]) + minutes, 60)
    return f"{hour:02d}:{minute:02d}"


def test_rows_that_were_put_in_taken_out_and_swapped(edited: Edited) -> None:
    def edit(sheet: Worksheet) -> None:
        begins = str(sheet["A5"].value).rpartition("–")[2]  # equally good agendas may have a longer break
        ends, over = later(begins, 30), later(begins, 50)
        sheet.insert_rows(6)
        row = (f"{begins}-{ends}", "Visit to a shelter", "discussion", "BG-1, NL-2")
        for column, value in zip("ABCD", row, strict=True):
            sheet[f"{column}6"] = value
        sheet["A7"] = f"{ends}-{over}"
        sheet["B3"], sheet["F1"], sheet["F3"] = "SIGNALS", "Comment", "projector?"

    ran = edited(edit)
    assert ran.exit_code == Exit.CLEAN
    assert "`Visit to a shelter` is no session of the programme: it was read as one of your own" in ran.said
    assert "the column `Comment` is no part of an agenda: 2 cells were not read" in ran.said


def test_every_slip_is_told_at_once_with_its_cell(edited: Edited) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.delete_cols(5)  # the hidden ids, by which a slip in a title is no question
        sheet["A2"], sheet["B3"], sheet["D5"] = "nine", "Signls", "NLL-1"

    ran = edited(edit)
    assert ran.exit_code == Exit.FINDINGS
    assert [line.partition(" error: ")[0] for line in ran.stderr.splitlines() if " error: " in line] == [
        "to-edit/edited.xlsx!Day 1!A2:",
        "to-edit/edited.xlsx!Day 1!B3:",
        "to-edit/edited.xlsx!Day 1!D5:",
    ]
    assert "Did you mean `Signals`?" in ran.said
    assert "Did you mean `NL-1`?" in ran.said


def test_a_word_file_is_edited_and_read_back(ecpat: Ecpat, drafted: Path) -> None:
    made = docx.Document(str(drafted / "agenda.docx"))
    agenda = next(table for table in made.tables if table.cell(0, 0).text == "Time")
    agenda.cell(2, 3).text = "BG-2 and BG-1"
    made.save(str(drafted / "edited.docx"))
    ran = ecpat("plan", "check", "to-edit/edited.docx", "--quiet")
    assert ran.exit_code == Exit.FINDINGS
    (said,) = (line for line in ran.stderr.splitlines() if "police work" in line)
    assert said.startswith("to-edit/edited.docx!table 2!row 3: error:")


def test_a_file_moved_away_from_its_programme_is_told_where_it_is(ecpat: Ecpat, drafted: Path, folder: Path) -> None:
    (drafted / "agenda.xlsx").rename(folder / "moved.xlsx")
    ran = ecpat("plan", "check", "moved.xlsx")
    assert ran.exit_code == Exit.FINDINGS
    assert "moved.xlsx!Report!B" in ran.stderr
    assert "the agenda names the programme `../programme.yaml`, which isn't there" in ran.said
    assert ecpat("plan", "check", "moved.xlsx", "--programme", "programme.yaml").exit_code == Exit.CLEAN


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_a_file_that_names_no_folder_asks_where_its_programme_lies(
    ecpat: Ecpat, drafted: Path, folder: Path, ending: str
) -> None:
    programme = shutil.move(folder / "programme.yaml", drafted / "programme.yaml")
    ecpat("plan", programme, "--training", "bg-1", "--out", f"beside/agenda.{ending}", "--quiet")
    ran = ecpat("plan", "check", f"beside/agenda.{ending}")
    assert ran.exit_code == Exit.FINDINGS
    assert "Word and Excel files name no other folder: please say where it lies with --programme." in ran.said
    assert ecpat("plan", "check", f"beside/agenda.{ending}", "--programme", programme).exit_code == Exit.CLEAN


@pytest.mark.parametrize("ending", ["xlsx", "docx", "yaml"])
def test_the_training_that_is_asked_for_must_be_the_agendas(ecpat: Ecpat, drafted: Path, ending: str) -> None:
    name = f"to-edit/agenda.{ending}"
    assert ecpat("plan", "check", name, "--training", "bg-1").exit_code == Exit.CLEAN
    other = ecpat("plan", "check", name, "--training", "pilot")
    assert other.exit_code == Exit.USAGE
    assert "the agenda is one of bg-1, not of pilot" in other.stderr
    unknown = ecpat("plan", "check", name, "--training", "bg-l")
    assert (unknown.exit_code, "Did you mean `bg-1`?" in unknown.stderr) == (Exit.USAGE, True)


def test_a_partners_own_workbook_needs_the_training_and_the_programme(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME, agenda=AGENDA)
    book = Workbook()
    for line in AGENDA.splitlines():
        if " - " in line and ":" in line.partition(" - ")[2][:3]:
            when, what, *codes = line.partition(" - ")[2].replace("@", " ").split()
            book.worksheets[0].append([when, what, " ".join(codes)])
    book.save(folder / "partner.xlsx")
    asked = ecpat("plan", "check", "partner.xlsx", "--programme", "programme.yaml")
    assert asked.exit_code == Exit.FINDINGS
    assert "say which with --training" in asked.stderr
    ran = ecpat("plan", "check", "partner.xlsx", "--programme", "programme.yaml", "--training", "bg-1")
    assert (ran.exit_code, ran.stderr) == (Exit.CLEAN, "")


def test_each_output_names_its_programme_from_its_own_folder(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME)
    names = ("a.xlsx", "deep/er/b.xlsx")
    ecpat("plan", "programme.yaml", "--quiet", *(part for name in names for part in ("--out", name)))
    for name in names:
        assert ecpat("plan", "check", name).exit_code == Exit.CLEAN, name


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_a_title_with_letters_that_hide_is_read_back(ecpat: Ecpat, folder: Path, ending: str) -> None:
    written(folder, programme=PROGRAMME.replace("title: Signals", 'title: "می\\u200cخواهم"'))
    out = ("--out", "agenda.yaml", "--out", f"agenda.{ending}", "--quiet")
    assert ecpat("plan", "programme.yaml", "--training", "bg-1", *out).exit_code == Exit.CLEAN
    assert "Nothing changed" in ecpat("plan", "diff", "agenda.yaml", f"agenda.{ending}").stdout

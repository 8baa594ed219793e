"""`ecpat survey inspect`: files of every kind at once, one report in every format, no answer quoted."""

import io
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat
from tests.commands.running import EXAMPLE, NINE_CHAPTERS

HERE = Path(__file__).resolve().parents[1] / "files"
KOBO = (
    '"code";"s1";"Your name";"_id";"_uuid";"_submission_time";"_index"\n'
    '"MA07S";"4";"Ana Banana";"1";"u1";"2026-03-01T08:15:00";"1"\n'
    '"EL30P";"5";"Bo Xi";"2";"u2";"2026-03-02T08:15:00";"2"\n'
)
ODK = "SubmissionDate,meta-instanceID,about-code,KEY\n2026-03-13T08:51:07.481Z,uuid:1,MA07S,uuid:1\n"
FORM = "type,name,label\ntext,code,Your code\nselect_one agree,s1,I know whom to call\n"


@pytest.fixture
def files(folder: Path) -> list[str]:
    """Files of every kind that is read."""
    (folder / "pre.csv").write_text(KOBO, encoding="utf-8")
    (folder / "post.tsv").write_text(KOBO.replace(";", "\t"), encoding="utf-8-sig")
    (folder / "odk.csv").write_text(ODK, encoding="utf-8")
    for source in ("old_workbooks/answers.xlsx", "old_workbooks/answers.xls", "old_workbooks/answers.ods"):
        shutil.copy(HERE / source, folder)
    for source in ("spss/codes.sav", "spss/blocks.zsav"):
        shutil.copy(HERE / source, folder)
    return sorted(path.name for path in folder.iterdir())


def test_files_of_every_kind_are_told_together(ecpat: Ecpat, files: list[str]) -> None:
    ran = ecpat("survey", "inspect", *files, "--out", "seen.json")
    told = {one["file"]: one for one in json.loads(Path("seen.json").read_bytes())["files"]}
    assert {name: (one["platform"], one["responses"], one["kind"]) for name, one in told.items()} == {
        "answers.ods": ("plain table", 6, "OpenDocument spreadsheet"),
        "answers.xls": ("plain table", 6, "old Excel workbook"),
        "answers.xlsx": ("plain table", 6, "Excel workbook"),
        "blocks.zsav": ("LimeSurvey", 4, "SPSS data"),
        "codes.sav": ("LimeSurvey", 4, "SPSS data"),
        "odk.csv": ("ODK Central", 1, "text, CSV"),
        "post.tsv": ("KoboToolbox", 2, "text, CSV"),
        "pre.csv": ("KoboToolbox", 2, "text, CSV"),
    }
    assert told["pre.csv"]["delimiter"] == ";"
    assert told["post.tsv"]["wave by the file's name"] == "post"
    assert "What 8 files are" in ran.said
    assert ran.exit_code == Exit.FINDINGS  # the workbook's error value needs a person


def test_no_name_and_no_answer_is_in_any_format(ecpat: Ecpat, files: list[str]) -> None:
    outs = [f"seen.{ending}" for ending in ("html", "xlsx", "docx", "json", "txt")]
    ran = ecpat("survey", "inspect", "pre.csv", *(word for out in outs for word in ("--out", out)))
    assert ran.exit_code == Exit.CLEAN
    assert "column C, Your name: a name" in ran.said
    book = openpyxl.load_workbook(io.BytesIO(Path("seen.xlsx").read_bytes()))
    cells = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    texts = [
        ran.said,
        cells,
        *(Path(out).read_text(encoding="utf-8") for out in ("seen.html", "seen.json", "seen.txt")),
    ]
    for text in texts:
        assert "KoboToolbox" in text
        assert not [word for word in ("Banana", "Bo Xi", "MA07S", "EL30P") if word in text]


def test_a_file_that_cannot_be_used_does_not_hide_the_others(ecpat: Ecpat, files: list[str], folder: Path) -> None:
    (folder / "form.csv").write_text(FORM, encoding="utf-8")
    ran = ecpat("survey", "inspect", "form.csv", "pre.csv")
    assert ran.exit_code == Exit.INPUT
    assert "form.csv:1: error: this is a form for KoboToolbox or ODK (an XLSForm)" in ran.stderr
    assert "What pre.csv is" in ran.stdout


def test_beside_an_instrument_each_column_says_its_item(ecpat: Ecpat) -> None:
    ran = ecpat("survey", "inspect", EXAMPLE / "pre-kobo.csv", "-i", NINE_CHAPTERS, "--out", "seen.json", "--quiet")
    (one,) = json.loads(Path("seen.json").read_bytes())["files"]
    items = {item["item"]: item["column"] for item in one["beside the instrument"]["items"]}
    assert items["s01"] is not None
    assert ran.stdout == ""


def test_the_same_files_give_the_same_bytes(ecpat: Ecpat, files: list[str]) -> None:
    for out in ("a.json", "b.json"):
        ecpat("survey", "inspect", *files, "--out", out)
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes()


def test_sheets_are_named_one_for_all_or_one_for_each(ecpat: Ecpat, files: list[str]) -> None:
    ran = ecpat("survey", "inspect", "answers.xls", "answers.ods", "--sheet", "Second", "--out", "seen.json")
    assert [one["sheet"] for one in json.loads(Path("seen.json").read_bytes())["files"]] == ["Second", "Second"]
    assert ran.exit_code == Exit.CLEAN
    ran = ecpat("survey", "inspect", "answers.xls", "--sheet", "Second", "--sheet", "Old")
    assert ran.exit_code == Exit.USAGE


def test_standard_input_is_read(ecpat: Ecpat) -> None:
    ran = ecpat("survey", "inspect", "-", stdin=KOBO.encode())
    assert "This is an export of KoboToolbox, with 2 responses." in ran.said

"""`ecpat event minutes` as a secretary uses it: written before the meeting, filled in, read, corrected."""

import json
from pathlib import Path

import openpyxl
import pytest

from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import languages, wording
from ecpat_training.event.meetings.judgement import judge
from ecpat_training.event.meetings.reading.minutes import read_minutes
from ecpat_training.event.meetings.report.minutes import minutes_document
from ecpat_training.event.meetings.report.workbook import HEADER
from tests.commands.conftest import Ecpat, ecpat, folder
from tests.event.meetings.material import DECISIONS, DOCUMENTS, PROGRAMME, put_minutes
from tests.event.meetings.test_reading import MEETING, ON

__all__ = ["ecpat", "folder"]

HOME = Path("trainings/experts-1")
NAMES = ("Petrova", "Novak", "Nordmann", "Berg")


def fill_in(path: Path, *present: str) -> None:
    """Types who is there and what is decided."""
    book = openpyxl.load_workbook(path)
    for row, text in enumerate(present, HEADER + 1):
        book["Who is there"].cell(row, 4).value = text
    for row, decision in enumerate(DECISIONS, HEADER + 1):
        for column, text in enumerate(decision, 1):
            book["Decisions"].cell(row, column).value = text
    for row, paper in enumerate(DOCUMENTS, HEADER + 1):
        for column, text in enumerate(paper, 1):
            book["Documents"].cell(row, column).value = text
    book.save(path)


def test_the_workbook_is_written_filled_in_and_read_without_a_question(ecpat: Ecpat, folder: Path) -> None:
    put_minutes(folder).unlink()
    assert ecpat("event", "minutes", "experts-1").exit_code == 0
    book = openpyxl.load_workbook(HOME / "decisions.xlsx")
    assert book.sheetnames == ["Who is there", "Decisions", "Documents", "How to fill in", "ecpat_choices"]
    assert [cell.value for cell in book.worksheets[0][HEADER + 1]] == [
        "E1",
        "Ana Petrova",
        "Ministry of Interior",
        None,
    ]
    fill_in(HOME / "decisions.xlsx", "yes", "yes", "no", "no")
    ran = ecpat("event", "minutes", "experts-1", "--on", "2026-07-01", "--json")
    assert ran.exit_code == 1, ran.stderr  # one is late
    found = json.loads(ran.stdout)
    assert not found["findings"]
    assert found["result"]["quorum"] == {
        "partners": 3, "present_least": 2, "present_most": 2, "needed": 2, "reached": True,
    }  # fmt: skip
    assert [one["progress"] for one in found["result"]["decisions"]] == ["late", "due soon", "done"]
    assert found["result"]["documents"] == len(DOCUMENTS)
    ran = ecpat("event", "minutes", "experts-1", "--on", "2026-05-20", "--json")
    assert ran.exit_code == 0


def test_what_was_filled_in_is_read_and_never_written_over(ecpat: Ecpat, folder: Path) -> None:
    path = put_minutes(folder)
    before = path.read_bytes()
    ecpat("event", "minutes", "experts-1", "--out", "minutes.docx")
    assert path.read_bytes() == before
    assert Path("minutes.docx").exists()


def test_names_are_in_the_workbook_alone(ecpat: Ecpat, folder: Path) -> None:
    named = [("1", "Jan Novak translates the form", "La Strada", "2026-06-01", "open", "all")]
    put_minutes(folder, decisions=named)
    outs = [arg for kind in ("html", "txt", "json") for arg in ("--out", f"minutes.{kind}")]
    ran = ecpat("event", "minutes", "experts-1", "--on", "2026-07-01", *outs)
    texts = [Path(f"minutes.{kind}").read_text("utf-8") for kind in ("html", "txt", "json")]
    ran_json = ecpat("event", "minutes", "experts-1", "--on", "2026-07-01", "--json")
    board = ecpat("status", "--json", "--on", "2026-07-01")
    remembered = Path(".ecpat/read.json").read_text("utf-8")
    for text in (*texts, ran.stdout, ran.stderr, ran_json.stdout, board.stdout, remembered):
        assert not [name for name in NAMES if name in text]
    assert "E2 translates the form" in texts[0]
    for text in (texts[2], ran_json.stdout, board.stdout, remembered):
        assert "translates" not in text


@pytest.mark.parametrize(
    ("on", "decisions", "state"),
    [
        ("2026-05-01", None, "nothing due yet"),
        ("2026-05-13", None, "not received"),
        ("2026-06-01", None, "late"),
        ("2026-05-13", DECISIONS, "done"),
        ("2026-05-25", DECISIONS, "partly"),
        ("2026-07-01", DECISIONS, "late"),
        ("2026-05-13", [("1", "x", "Interpol", "2026-06-01", "open", "all")], "partly"),
        ("2026-05-01", [("1", "x", "Interpol", "2026-06-01", "open", "all")], "nothing due yet"),
    ],
)
def test_the_board_reads_the_minutes(
    ecpat: Ecpat, folder: Path, on: str, decisions: list[tuple[str, ...]] | None, state: str
) -> None:
    path = put_minutes(folder, decisions=decisions or ())
    if decisions is None:
        path.unlink()
    rows = json.loads(ecpat("status", "--json", "--on", on).stdout)["result"]["trainings"]
    steps = {(row["training"], one["step"]): one["state"] for row in rows for one in row["steps"]}
    assert steps["experts-1", "decisions"] == state
    assert steps["al-1", "decisions"] == "not asked"
    if decisions:
        assert steps["experts-1", "attendance"] == "done"


def test_new_minutes_are_put_into_their_place_by_what_they_hold(ecpat: Ecpat, folder: Path) -> None:
    path = put_minutes(folder)
    path.rename("from-brussels.xlsx")
    ran = ecpat("add", "from-brussels.xlsx", "--training", "experts-1")
    assert ran.exit_code == 0, ran.stderr
    assert path.exists()
    path.unlink()
    ecpat("event", "minutes", "experts-1", "--out", "sent.xlsx")
    assert ecpat("add", "sent.xlsx").exit_code == 0
    assert path.read_bytes() == Path("sent.xlsx").read_bytes()


def test_a_quorum_of_more_partners_than_there_are_is_asked(ecpat: Ecpat, folder: Path) -> None:
    put_minutes(folder, programme=PROGRAMME.replace("two thirds", "9 partners"))
    ran = ecpat("event", "minutes", "experts-1", "--on", "2026-07-01")
    assert ran.exit_code == 1
    assert "[meetings.quorum]" in ran.stderr
    assert "no decision stands" in ran.stdout


def test_the_own_quorum_of_a_meeting_goes_before_that_of_the_programme(ecpat: Ecpat, folder: Path) -> None:
    put_minutes(folder, programme=PROGRAMME.replace("participants: 20}", "participants: 20, quorum: 3}", 1))
    found = json.loads(ecpat("event", "minutes", "experts-1", "--json").stdout)["result"]
    assert (found["quorum"]["needed"], found["quorum"]["reached"]) == (3, False)


def test_without_a_list_the_programmes_partners_are_asked(ecpat: Ecpat, folder: Path) -> None:
    put_minutes(folder, programme=PROGRAMME + "partners: [{country: AL, twin: BE}, {country: UA, twin: NL}]\n").unlink()
    (HOME / "participants.csv").unlink()
    found = json.loads(ecpat("event", "minutes", "experts-1", "--json").stdout)["result"]
    assert [one["partner"] for one in found["partners"]] == ["Albania", "Belgium", "Ukraine", "Netherlands"]


@pytest.mark.parametrize("code", languages())
def test_the_minutes_are_in_each_language(tmp_path: Path, code: str) -> None:
    words = wording(code)
    path = put_minutes(tmp_path, documents=DOCUMENTS)
    standing = judge(read_minutes(path, MEETING), "two thirds", ON)
    made = Provenance("0", "ecpat event minutes", (), None)
    document = minutes_document(standing, MEETING, words, made)
    assert document.language == words.tag
    assert code == "en" or document.title != minutes_document(standing, MEETING, wording(), made).title


def test_the_same_minutes_are_the_same_bytes(ecpat: Ecpat, folder: Path) -> None:
    put_minutes(folder)
    for name in ("a.docx", "b.docx"):
        ecpat("event", "minutes", "experts-1", "--on", "2026-07-01", "--out", name)
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()

"""`--language`, `--reply-by` and `--reply-to`: what goes back to partners in their own language."""

import re
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ecpat_training.core.errors import Exit
from ecpat_training.documents.wording import ENGLISH, wording
from ecpat_training.roster.report.partner_words import attribute_heading
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import PROGRAMME, ROSTER, written
from tests.commands.running import EXAMPLE
from tests.translations.files import complete_languages

AS_SENT = EXAMPLE / "roster-as-sent.xlsx"
CHECK = ("roster", "check", AS_SENT, "--programme", EXAMPLE / "programme.yaml")
REPLY = ("--reply-by", "2026-05-29", "--reply-to", "Mira Kola, mira@example.org")
ENGLISH_WORDS = re.compile(r"\b(the|this|please|isn't|and|with|yet|row|wanted|column|people|women|short|write)\b", re.I)
OWN = "Multi-stakeholder training on child trafficking"  # the programme's title, where it has none in the language


@pytest.mark.parametrize("code", [code for code in complete_languages() if code != ENGLISH])
def test_the_note_of_the_example_is_in_the_partners_language(ecpat: Ecpat, folder: Path, code: str) -> None:
    ecpat(*CHECK, "--language", code, *REPLY, "--note", "note.html", "--mark", "marked.xlsx")
    note = opening.text(folder / "note.html")
    words = wording(code)
    assert words.say("note gaps") in note
    assert words.say("to whom") in note
    assert "2026" in note
    assert "SHA-256" not in note
    sheet = load_workbook(folder / "marked.xlsx").worksheets[-1]
    remarks = "\n".join(str(cell.value) for row in sheet for cell in row if cell.value)
    assert ENGLISH_WORDS.findall(note.replace(OWN, "")) == []
    assert ENGLISH_WORDS.findall(remarks) == []
    assert words.say("what to write") in remarks


def test_the_report_for_the_coordinator_stays_english(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat(*CHECK, "--language", "sq", "--out", "all.html", "--out", "note.docx")
    assert "4 law enforcers short (4 of 8 to 12)" in ran.said
    assert "For the coordinator" in opening.text(folder / "all.html")
    note = opening.text(folder / "note.docx")
    assert "4 persona nga zbatimi i ligjit (tani 4, kërkohen 8–12)" in note
    assert "Trajnim për shumë palë" in note, "the programme has its title in Albanian"


def test_a_partner_reads_by_when_and_to_whom_to_answer(ecpat: Ecpat, folder: Path) -> None:
    ecpat(*CHECK, *REPLY, "--note", "note.txt")
    note = opening.text(folder / "note.txt")
    assert "Friday 29 May 2026" in note
    assert "Mira Kola, mira@example.org" in note
    assert "SHA-256" not in note
    assert "programme.yaml" not in note


def test_a_language_is_proposed_and_never_taken(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat(*CHECK, "--note", "note.txt")
    assert "the list's headers are in Albanian" in ran.stderr
    assert "--language sq" in ran.stderr
    assert "short" in opening.text(folder / "note.txt")
    assert "headers are in" not in ecpat(*CHECK, "--note", "note.txt", "--force", "--language", "en").stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--language", "sq"), "nothing of that is to be written"),
        (("--language", "qq", "--note", "n.txt"), "what goes back to partners can't be written in `qq`"),
        (("--reply-by", "2026-02-30"), "is no date that exists"),
        (("--reply-by", "29.5.2026"), "--reply-by 2026-05-29"),
        (("--reply-to", " "), "--reply-to names the person to whom"),
    ],
)
def test_what_can_not_be_understood_is_refused_before_any_work(
    ecpat: Ecpat, folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = ecpat(*CHECK, *arguments)
    assert ran.exit_code == Exit.USAGE
    assert said in ran.said
    assert list(folder.glob("n.*")) == []


def test_a_list_marked_in_two_languages_after_each_other_has_one_sheet_of_remarks(ecpat: Ecpat, folder: Path) -> None:
    rules = ("--programme", EXAMPLE / "programme.yaml")
    shutil.copy(AS_SENT, folder / "list.xlsx")
    ecpat("roster", "check", "list.xlsx", *rules, "--mark", "first.xlsx", "--language", "sq")
    ecpat("roster", "check", "first.xlsx", *rules, "--mark", "second.xlsx", "--language", "bg")
    names = load_workbook(folder / "second.xlsx").sheetnames
    assert names == [*load_workbook(folder / "list.xlsx").sheetnames, "За поправка (ecpat)"]


def test_what_is_odd_in_the_programme_is_not_marked_in_a_text_list(ecpat: Ecpat, folder: Path) -> None:
    programme = PROGRAMME.replace("Two cities", "Two\u200b cities")  # a letter that can't be seen, in its first line
    written(folder, programme=programme, roster_csv=ROSTER)
    ran = ecpat("roster", "check", "roster.csv", "-p", "programme.yaml", "--mark", "marked.xlsx")
    assert "programme.yaml:" in ran.stderr
    page = load_workbook(folder / "marked.xlsx").worksheets[0]
    assert [cell.coordinate for row in page for cell in row if cell.comment] == []


def test_signs_and_seats_are_in_the_language_of_those_who_sit_there(ecpat: Ecpat, folder: Path) -> None:
    groups = ("roster", "groups", EXAMPLE / "roster.csv", "--groups", "4", "--rounds", "2", "--effort", "0.1")
    files = ("--out", "g.docx", "--out", "g.html", "--out", "g.xlsx")
    ran = ecpat(*groups, "--language", "bg", *files)
    assert "What each goal costs the others" in ran.said
    for name in ("g.docx", "g.html"):
        text = opening.text(folder / name)
        assert "Кой къде седи" in text
        assert ENGLISH_WORDS.findall(text) == []
        assert "SHA-256" not in text
    assert opening.texts(folder / "g.docx").count("Група 1") == 2
    again = ecpat(*groups, "--earlier", "g.xlsx", "--held", "1")
    assert again.exit_code == Exit.CLEAN, "the workbook is read again whatever the papers' language"
    unknown = ecpat(*groups, "--language", "qq", "--out", "h.docx")
    assert "papers can't be written in `qq`" in unknown.stderr
    refused = ecpat(*groups, "--language", "bg", "--out", "h.xlsx")
    assert refused.exit_code == Exit.USAGE
    assert "none is to be written" in refused.stderr


@pytest.mark.parametrize("code", complete_languages())
def test_no_line_of_a_note_stands_twice(ecpat: Ecpat, folder: Path, code: str) -> None:
    """A list's one column for what somebody does is asked for once, though side and profession are both counted."""
    listed = "Name,Function,Organisation,Stakeholder type,Gender\nArta Hoxha,Counsellor,Embassy of Belgium,GO,F\n"
    (folder / "list.csv").write_text(listed, "utf-8")
    ecpat("roster", "check", "list.csv", *CHECK[3:], "--language", code, "--note", "note.txt")
    lines = (folder / "note.txt").read_text("utf-8").split("\n- ")[1:]
    assert len(lines) > 2
    assert len({line.partition("\n\n")[0] for line in lines}) == len(lines)


@pytest.mark.parametrize("code", complete_languages())
def test_what_a_list_says_of_nobody_is_said_once(ecpat: Ecpat, folder: Path, code: str) -> None:
    """Where nobody's side, type or gender is known, the note says so, and doesn't ask for it as if of some."""
    listed = "Name,Organisation,Country\nArta Hoxha,Embassy,Albania\nIliya Petrov,Office,Bulgaria\n"
    (folder / "list.csv").write_text(listed, "utf-8")
    ecpat("roster", "check", "list.csv", *CHECK[3:], "--language", code, "--note", "note.txt", "--out", "report.txt")
    words = wording(code)
    lines = [" ".join(line.split()) for line in (folder / "note.txt").read_text("utf-8").split("\n- ")]
    for of in ("role", "stakeholder", "gender"):
        what = attribute_heading(of, words)
        assert len([line for line in lines if words.say("none said", what=what) in line]) == 1, what
        assert words.say("not known yet", what=what, people=words.many("people", 2)) not in lines, what
    assert "please ask before recruiting" not in opening.text(folder / "report.txt")

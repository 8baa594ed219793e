"""`ecpat plan handbook`: the manual as files, its ledger of editions, and who got which copy."""

import json
import re
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from ecpat_training.core.errors import Exit
from ecpat_training.files.table_file import read_table
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.inert import alive, alive_on_a_terminal
from tests.commands.material import PROGRAMME, outs, small_files
from tests.commands.test_payloads import SEEN, as_yaml, batches
from tests.documents.letterheads import FOOTER, HEADER, letterhead

HANDBOOK = ("plan", "handbook", "programme.yaml", "--on", "2026-05-12")
LEDGER = "handbook-editions.csv"


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    small_files(folder)


def ledger(folder: Path) -> list[list[object]]:
    return [list(row) for row in read_table(folder / LEDGER).rows]


def edition(folder: Path, file: str = "handbook.json") -> str:
    data: dict[str, Any] = json.loads((folder / file).read_bytes())
    facts = next(block for block in data["blocks"] if block["kind"] == "facts")
    said: str = facts["pairs"][0][1]
    return said


def released(ecpat: Ecpat, folder: Path, *more: str, on: str = "2026-05-12") -> str:
    ran = ecpat("plan", "handbook", "programme.yaml", "--on", on, "--out", "handbook.json", "--force", *more)
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    return edition(folder)


def test_every_format_says_chapters_sessions_and_edition(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat(*HANDBOOK, *outs("handbook"))
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    said = edition(folder)
    for ending in ("docx", "html", "txt", "json"):
        text = opening.text(folder / f"handbook.{ending}")
        for wanted in (
            "Two cities, one table",
            "Handbook for trainers",
            said,
            "Who does what",
            "All sessions and their",
        ):
            assert wanted in text, (ending, wanted)


def test_word_lists_chapters_and_sessions_with_links_to_them(ecpat: Ecpat, folder: Path) -> None:
    ecpat(*HANDBOOK, "--out", "handbook.docx")
    body = docx.Document(str(folder / "handbook.docx")).element.body
    links = [one.get(_w("anchor")) for one in body.iter(_w("hyperlink"))]
    marks = [one.get(_w("name")) for one in body.iter(_w("bookmarkStart"))]
    titles = [next(one.iter(_w("t"))).text for one in body.iter(_w("hyperlink"))]
    assert links == marks
    assert titles == [
        "How to use this handbook", "Frame", "Opening", "Closing", "Content", "Signals", "Who does what",
        "All sessions and their minutes",
    ]  # fmt: skip


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def test_our_own_pages_have_the_edition_at_their_foot(ecpat: Ecpat, folder: Path) -> None:
    ecpat(*HANDBOOK, "--out", "handbook.docx", "--out", "handbook.json")
    foot = docx.Document(str(folder / "handbook.docx")).sections[0].footer.paragraphs[0].text
    assert foot.startswith(f"Edition {edition(folder)} ")


def test_a_letterhead_keeps_its_foot_and_each_chapter_says_the_edition(ecpat: Ecpat, folder: Path) -> None:
    (folder / "letterhead.docx").write_bytes(letterhead())
    plain = released(ecpat, folder)
    ecpat(*HANDBOOK, "--out", "handbook.docx", "--template", "letterhead.docx")
    document = docx.Document(str(folder / "handbook.docx"))
    section = document.sections[0]
    assert (section.header.paragraphs[0].text, section.footer.paragraphs[0].text) == (HEADER, FOOTER)
    assert [one.text for one in document.paragraphs].count(f"Edition {plain}") == 2, "one for each chapter"


# -- the ledger --


def test_what_is_written_is_released_once(ecpat: Ecpat, folder: Path) -> None:
    first = released(ecpat, folder)
    assert ledger(folder) == [["Edition", "Language", "Date"], [first, "en", "2026-05-12"]]
    again = released(ecpat, folder, on="2026-06-01")
    assert (again, len(ledger(folder))) == (first, 2), "the same edition keeps its first day"
    (folder / "programme.yaml").write_text(PROGRAMME.replace("Who does what", "Roles"), encoding="utf-8")
    second = released(ecpat, folder, on="2026-07-01")
    assert ledger(folder)[1:] == [[first, "en", "2026-05-12"], [second, "en", "2026-07-01"]]


def test_what_is_only_looked_at_is_not_released(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat(*HANDBOOK)
    assert ran.exit_code == Exit.CLEAN
    assert not (folder / LEDGER).exists()


def test_the_ledger_is_written_with_the_files_or_not_at_all(ecpat: Ecpat, folder: Path) -> None:
    (folder / "there.docx").write_text("mine", encoding="utf-8")
    ran = ecpat(*HANDBOOK, "--out", "handbook.html", "--out", "there.docx")
    assert ran.exit_code == Exit.OUTPUT
    assert not (folder / LEDGER).exists()
    assert not (folder / "handbook.html").exists()


def test_a_ledger_that_is_none_is_not_overwritten(ecpat: Ecpat, folder: Path) -> None:
    (folder / LEDGER).write_text("Name,Telephone\nAna,1\n", encoding="utf-8")
    ran = ecpat(*HANDBOOK, "--out", "handbook.html")
    assert "[handbook.ledger]" in ran.said
    assert (folder / LEDGER).read_text(encoding="utf-8") == "Name,Telephone\nAna,1\n"
    assert not (folder / "handbook.html").exists()


def test_a_ledger_with_columns_of_ones_own_is_not_shortened(ecpat: Ecpat, folder: Path) -> None:
    first = released(ecpat, folder)
    text = f"Edition,Language,Date,Printer\n{first},en,2026-05-12,Plovdiv\n"
    (folder / LEDGER).write_text(text, encoding="utf-8", newline="")
    assert "[handbook.ledger]" in ecpat(*HANDBOOK, "--out", "handbook.html").said
    assert (folder / LEDGER).read_text(encoding="utf-8") == text


def test_a_language_of_three_letters_can_be_released_and_read_again(ecpat: Ecpat, folder: Path) -> None:
    first = released(ecpat, folder, "--language", "roh")
    assert ecpat(*HANDBOOK, "--out", "handbook.html").exit_code == Exit.CLEAN
    assert ledger(folder)[1] == [first, "roh", "2026-05-12"]


# -- chapters and languages --


def test_other_kinds_of_training_are_said_and_printed_when_asked_for(ecpat: Ecpat, folder: Path) -> None:
    programme = PROGRAMME.replace("trainers:\n  -", _COURSE + "trainers:\n  -", 1)
    (folder / "programme.yaml").write_text(programme, encoding="utf-8")
    assert '1 chapter for other kinds of training is left out: "The course".' in ecpat(*HANDBOOK).said
    ran = ecpat(*HANDBOOK, "--kind", "train the trainers", "--out", "course.txt")
    assert "left out" not in ran.said
    text = (folder / "course.txt").read_text(encoding="utf-8")
    assert "How adults learn" in text
    assert "Who does what" not in text


_COURSE = """\
  - chapter: The course
    for: [train the trainers]
    sessions: [{id: tot, title: How adults learn, minutes: 30, method: lecture}]
"""


def test_a_language_without_texts_is_said_and_listed_in_the_book(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat(*HANDBOOK, "--language", "fr", "--out", "handbook.txt")
    assert "[translation.none]" in ran.said
    text = (folder / "handbook.txt").read_text(encoding="utf-8")
    assert "Manuel pour les formateurs et formatrices" in text
    assert "Textes pas encore traduits" in text
    assert "signals" in text, "by its id"


def test_each_missing_text_is_said_with_its_place(ecpat: Ecpat, folder: Path) -> None:
    texts = "translations: {fr: {chapters: {Content: {title: Le fond}}, sessions: {signals: {title: Signaux}}}}\n"
    (folder / "programme.yaml").write_text(PROGRAMME + texts, encoding="utf-8")
    ran = ecpat(*HANDBOOK, "--language", "fr")
    assert "chapter `Frame` has no title in `fr`" in ran.said
    assert "session `opening` has no title in `fr`" in ran.said
    assert "chapter `Content`" not in ran.said
    assert "training `bg-1`" not in ran.said, "no training is printed"


# -- who has which copy --


def copies(ecpat: Ecpat, folder: Path, rows: list[list[object]], *more: str) -> tuple[int, str]:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.worksheets[0].append(row)
    workbook.save(folder / "copies.xlsx")
    ran = ecpat("plan", "handbook", "programme.yaml", "--copies", "copies.xlsx", *more)
    return ran.exit_code, ran.said


def test_who_has_an_older_edition_is_named_first(ecpat: Ecpat, folder: Path) -> None:
    first = released(ecpat, folder, on="2026-05-12")
    (folder / "programme.yaml").write_text(PROGRAMME.replace("Who does what", "Roles"), encoding="utf-8")
    second = released(ecpat, folder, on="2026-07-01")
    rows: list[list[object]] = [
        ["Who got the handbook", None, None],
        ["Edition", "To whom", "Copies", "Date", "Language", "Shelf"],
        [second, "Police academy", 20, "2026-07-03", "English", "A"],
        [first, "La Strada", 5, "14.5.2026", "en", "B"],
        [first, "Ministry", None, None, None, "C"],
        ["Total", None, 25],
    ]
    before = ledger(folder)
    code, said = copies(ecpat, folder, rows, "--out", "who.json", "--out", "who.xlsx", "--out", "who.docx")
    assert code == Exit.CLEAN, said
    assert "2 recipients have an older edition: 5 copies, and 1 row without a number." in said
    assert "1 column is not read: Shelf." in said
    data = json.loads((folder / "who.json").read_bytes())
    table = next(block for block in data["blocks"] if block["kind"] == "table")
    assert [(row["To whom"], row["Edition is"]) for row in table["rows"]] == [
        ("La Strada", "older"), ("Ministry", "older"), ("Police academy", "newest"),
    ]  # fmt: skip
    assert [row["Copies"] for row in table["rows"]] == [5, "", 20]
    assert ledger(folder) == before, "nothing is released"


@pytest.mark.parametrize(
    "header",
    [
        ["Ausgabe", "An wen", "Exemplare", "Datum", "Sprache"],
        ["Édition", "Destinataire", "Exemplaires", "Date", "Langue"],
        ["Botimi", "Marrësi", "Kopje", "Data", "Gjuha"],
        ["Видання", "Одержувач", "Примірники", "Дата", "Мова"],
    ],
)
def test_columns_are_known_in_several_languages(header: list[object], ecpat: Ecpat, folder: Path) -> None:
    said = released(ecpat, folder)
    code, told = copies(ecpat, folder, [header, [said, "La Strada", 5, "2026-05-14", "en"]])
    assert (code, "not read" in told) == (Exit.CLEAN, False), told


def test_an_unknown_edition_and_another_language_are_named(ecpat: Ecpat, folder: Path) -> None:
    known = released(ecpat, folder)
    rows: list[list[object]] = [["Edition", "To", "Language"], ["00c0ffee", "A", ""], [known, "B", "French"]]
    code, said = copies(ecpat, folder, rows)
    assert code == Exit.CLEAN
    assert "edition 00c0ffee isn't in the ledger of editions." in said
    assert f"edition {known} is in `en`, and this row says `fr`." in said


def test_rows_that_can_not_be_read_are_asked_and_not_guessed(ecpat: Ecpat, folder: Path) -> None:
    known = released(ecpat, folder)
    rows: list[list[object]] = [
        ["Edition", "To", "Copies", "Date", "Language"],
        ["second edition", "A", 1, None, None],
        [known, None, 1, None, None],
        [known, "C", "a few", "03/04/2026", "Klingon"],
    ]
    code, said = copies(ecpat, folder, rows)
    assert code == Exit.FINDINGS
    assert said.count("[handbook.copies]") == 5
    assert "The table has no row that can be read." in said


def test_the_table_of_copies_says_what_it_is_as_data(ecpat: Ecpat, folder: Path) -> None:
    known = released(ecpat, folder)
    _, said = copies(ecpat, folder, [["Edition", "To", "Copies"], [known, "A", 3]], "--json")
    answer = json.loads(said[said.index("{") :])
    assert answer["result"]["copies"] == [
        {"edition": known, "to": "A", "copies": 3, "date": None, "language": "en", "standing": "newest"}
    ]


# -- texts stay texts --


def test_a_handbook_of_payloads_shows_them_as_they_are(ecpat: Ecpat, folder: Path) -> None:
    for number, data in enumerate(batches(SEEN)):
        for chapter in data["manual"]:
            for session in chapter["sessions"]:
                session |= {"handouts": session["materials"], "notes": session["goal"]}
        (folder / "programme.yaml").write_text(as_yaml(data), encoding="utf-8")
        ran = ecpat(*HANDBOOK, *outs(f"made/{number}"))
        assert ran.exit_code == Exit.CLEAN, ran.stderr
        assert alive_on_a_terminal(ran) == []
        for ending in ("docx", "html", "xlsx", "txt", "json"):
            assert alive(folder / f"made/{number}.{ending}") == [], (number, ending)


def test_copies_to_payloads_show_them_as_they_are(ecpat: Ecpat, folder: Path) -> None:
    known = released(ecpat, folder)
    lines = "".join(f'{known},"{text.replace(chr(34), chr(34) * 2)}",1\n' for text in SEEN if text.strip())
    (folder / "copies.csv").write_text(f"Edition,To,Copies\n{lines}", encoding="utf-8", newline="")
    ran = ecpat("plan", "handbook", "programme.yaml", "--copies", "copies.csv", *outs("who"))
    assert ran.exit_code in (Exit.CLEAN, Exit.FINDINGS), ran.stderr
    assert alive_on_a_terminal(ran) == []
    for ending in ("docx", "html", "xlsx", "txt", "json"):
        assert alive(folder / f"who.{ending}") == [], ending


def test_the_foot_of_a_printed_page_can_not_end_its_style(ecpat: Ecpat, folder: Path) -> None:
    title = '"; } </style><script>alert(1)</script> \\000022 é'
    text = PROGRAMME.replace("programme: Two cities, one table", "programme: " + as_yaml(title).strip())
    (folder / "programme.yaml").write_text(text, encoding="utf-8")
    ecpat(*HANDBOOK, "--out", "handbook.html")
    page = (folder / "handbook.html").read_text(encoding="utf-8")
    (foot,) = re.findall(r'@bottom-left \{ content: "([^"]*)"', page)
    assert re.fullmatch(r"([0-9A-Za-z]|\\[0-9a-f]{6})*", foot)
    said = re.sub(r"\\([0-9a-f]{6})", lambda match: chr(int(match[1], 16)), foot)
    assert said.endswith(title)
    assert alive(folder / "handbook.html") == []

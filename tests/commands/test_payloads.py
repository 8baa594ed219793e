"""Texts that try to come alive, in every text field of every input, through every command into every format."""

import csv
import io
import itertools
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml

from ecpat_training.core.errors import Exit
from ecpat_training.core.text import fold, unsafe_characters, visible
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.inert import alive, alive_on_a_terminal
from tests.commands.material import COMMANDS, FORMATS, PROGRAMME, outs, small_files, written
from tests.documents.payloads import payloads

pytestmark = pytest.mark.attack("an output")

TEXTS = [text for text in payloads() if "\x00" not in text and "\ud800" not in text and len(text) <= 300 and fold(text)]
SEEN = [text for text in TEXTS if not unsafe_characters(text)]
PRINTED = [
    text
    for text in TEXTS
    if all(unicodedata.category(character) != "Cc" and character not in "\ufffe\uffff" for character in text)
]
CONTROL = [text for text in TEXTS if any(character < " " and character not in "\t\n\r" for character in text)]
NAMED = 50
"""How many breaks of a rule a report names one by one; of more it gives the number."""


def as_yaml(data: object) -> str:
    """Data as YAML that hides nothing: one line, with everything that isn't seen as `\\uXXXX`."""
    text = json.dumps(data, ensure_ascii=False)
    return "".join(character if character.isprintable() else f"\\u{ord(character):04x}" for character in text) + "\n"


def filled(data: Any, texts: Iterator[str]) -> Any:
    """A programme with the next texts in every field that people fill with words."""
    words = {"programme", "about", "title", "chapter", "goal", "because", "organisation", "note"}
    lists = {"funders", "objectives", "steps", "materials"}
    if isinstance(data, list):
        return [filled(part, texts) for part in data]
    if not isinstance(data, dict):
        return data
    return {
        key: next(texts)
        if key in words and isinstance(part, str)
        else [next(texts)]
        if key in lists
        else filled(part, texts)
        for key, part in data.items()
    }


def programme() -> dict[str, Any]:
    """The small programme with every text field that there is."""
    data: dict[str, Any] = yaml.load(PROGRAMME, yaml.CBaseLoader)
    data |= {"about": "x", "funders": ["x"], "objectives": ["x"]}
    for chapter in data["manual"]:
        for session in chapter["sessions"]:
            session |= {"goal": "x", "steps": ["x"], "materials": ["x"]}
    for trainer in data["trainers"]:
        trainer |= {"organisation": "x", "note": "x"}
    return data


def batches(texts: Sequence[str]) -> Iterator[dict[str, Any]]:
    """So many programmes that every text stands in one of them."""
    fields = itertools.count()
    filled(programme(), map(str, fields))
    for at in range(0, len(texts), next(fields)):
        yield filled(programme(), iter([*texts[at:], *texts]))


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    small_files(folder)


def test_a_programme_of_payloads_is_planned_and_shown_as_it_is(ecpat: Ecpat, folder: Path) -> None:
    for number, data in enumerate(batches(SEEN)):
        (folder / "programme.yaml").write_text(as_yaml(data), encoding="utf-8")
        ran = ecpat(*COMMANDS["plan"], *outs(f"made/{number}", "yaml"))
        assert ran.exit_code == Exit.CLEAN, ran.stderr
        assert alive_on_a_terminal(ran) == []
        for ending in FORMATS:
            assert alive(folder / f"made/{number}.{ending}") == [], (number, ending)
        titles = [session["title"] for chapter in data["manual"] for session in chapter["sessions"]]
        assert missing(titles, folder / f"made/{number}.html") == []
        again = ecpat("plan", "check", f"made/{number}.yaml", "--quiet")
        assert (again.exit_code, again.stderr) == (Exit.CLEAN, ""), "the drafted file is read back"


@pytest.mark.parametrize("first", range(0, len(SEEN), NAMED))
def test_an_agenda_of_payloads_is_checked_and_shown_as_it_is(ecpat: Ecpat, folder: Path, first: int) -> None:
    times = [f"{start // 60:02}:{start % 60:02}" for start in range(360, 1440, 5)]
    titles = SEEN[first : first + NAMED]
    items = [
        {"at": f"{start}-{end}", "title": text} for start, end, text in zip(times, times[2:], titles, strict=False)
    ]
    assert len(items) == len(titles)
    agenda = {"training": "bg-1", "programme": "programme.yaml", "days": [{"items": items}]}
    (folder / "agenda.yaml").write_text(as_yaml(agenda), encoding="utf-8")
    ran = ecpat(*COMMANDS["plan check"], *outs("made"))
    assert ran.exit_code == Exit.FINDINGS, "each overlaps the one before it, and is named"
    assert alive_on_a_terminal(ran) == []
    for ending in FORMATS:
        assert alive(folder / f"made.{ending}") == [], ending
        assert missing(titles, folder / f"made.{ending}") == [], ending


def test_a_list_of_payloads_is_checked_and_shown_as_it_is(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME.replace("size: 3-6", "at most of one: {organisation: 1}"))
    header = ["Name", "Surname", "Organisation", "GO/IGO/NGO", "Country", "Profession", "Gender", "E-mail", "Remark"]
    people = [[f"{at}{text}", *[text] * 8] for text in TEXTS for at in "ab"]
    (folder / "roster.csv").write_text(as_csv([header, *people]), encoding="utf-8", newline="")
    ran = ecpat(*COMMANDS["roster check"], *outs("made"))
    assert ran.exit_code == Exit.FINDINGS
    assert alive_on_a_terminal(ran) == []
    for ending in FORMATS:
        assert alive(folder / f"made.{ending}") == [], ending


@pytest.mark.parametrize(("texts", "code"), [(PRINTED, Exit.CLEAN), (TEXTS, Exit.FINDINGS)], ids=["printed", "all"])
def test_a_survey_of_payloads_is_evaluated_or_refused(texts: list[str], code: Exit, ecpat: Ecpat, folder: Path) -> None:
    scale = {"id": "s", "title": SEEN[0], "kind": "number", "items": [{"id": "points", "text": SEEN[1]}]}
    form = {"instrument": SEEN[2], "id": "form", "about": SEEN[3], "groups": ["org_type"], "scales": [scale]}
    (folder / "form.yaml").write_text(as_yaml(form), encoding="utf-8")
    for at, wave in enumerate(("pre", "post")):
        rows = [[text, text, number % 7 + at, text] for number, text in enumerate(texts)]
        header = ["code", "org_type", "points", SEEN[at + 4]]
        (folder / f"{wave}.csv").write_text(as_csv([header, *rows]), encoding="utf-8", newline="")
    ran = ecpat("evaluate", "pre.csv", "post.csv", "--instrument", "form.yaml", *outs("made"))
    assert ran.exit_code == code, ran.stderr
    assert alive_on_a_terminal(ran) == []
    assert len(list(folder.glob("made.*"))) == (len(FORMATS) if code == Exit.CLEAN else 0)
    for path in folder.glob("made.*"):
        assert alive(path) == [], path.name


@pytest.mark.parametrize("text", CONTROL)
def test_a_control_character_is_refused_by_its_number(text: str, ecpat: Ecpat, folder: Path) -> None:
    (folder / "programme.yaml").write_text(as_yaml({**programme(), "about": text}), encoding="utf-8")
    ran = ecpat(*COMMANDS["plan"])
    assert (ran.exit_code, ran.stdout) == (Exit.FINDINGS, "")
    assert re.match(r"programme\.yaml:1:\d+: error: .*U\+[0-9A-F]{4}", ran.stderr)
    assert alive_on_a_terminal(ran) == []


def missing(texts: Iterable[str], path: Path) -> list[str]:
    """Those of the texts that a reader of the file doesn't see; lines may break anywhere."""
    shown = "".join(opening.text(path).split())
    return [text for text in texts if "".join(visible(text).split()) not in shown]


def as_csv(rows: Iterable[Sequence[object]]) -> str:
    """Rows as a spreadsheet program writes them."""
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue()


def test_what_is_alive_would_be_found(tmp_path: Path) -> None:
    pages = ("<script>x</script>", "<a href='javascript:x'>x</a>", "<img src=x>", "<p onclick=x>", "<p style='url(x)'>")
    for number, page in enumerate(pages):
        (tmp_path / f"{number}.html").write_text(page, encoding="utf-8")
        assert alive(tmp_path / f"{number}.html"), page
    workbook, word = openpyxl.Workbook(), docx.Document()
    workbook.worksheets[0]["A1"] = "=1+1"
    workbook.save(tmp_path / "a.xlsx")
    assert alive(tmp_path / "a.xlsx") == ["xl/worksheets/sheet1.xml"]
    word.part.relate_to("http://example.invalid", "hyperlink", is_external=True)
    word.save(str(tmp_path / "a.docx"))
    assert "word/_rels/document.xml.rels" in alive(tmp_path / "a.docx")
    (tmp_path / "a.txt").write_text("a\x1b[2J", encoding="utf-8")
    assert alive(tmp_path / "a.txt") == ["U+001B"]

"""The form on paper, its workbook, and the XLSForm; both come back without a question."""

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pyxform.xls2xform import convert

from ecpat_training.core.errors import ContentError
from ecpat_training.documents.document import Form
from ecpat_training.documents.provenance import Provenance
from ecpat_training.documents.wording import languages, wording
from ecpat_training.network.model.form import NetworkForm
from ecpat_training.network.model.network import Actor
from ecpat_training.network.reading.network import read_network
from ecpat_training.network.reading.people import people_asked
from ecpat_training.network.reading.places import place_of
from ecpat_training.network.report.entry_workbook import HEADER, render
from ecpat_training.network.report.form import form_document
from ecpat_training.network.report.xlsform import sheets, xlsform
from ecpat_training.survey.questionnaire import xlsform_checks
from tests.commands.material import PROGRAMME
from tests.commands.running import run_here
from tests.network.material import CODES, PEOPLE

FORM = NetworkForm("al-1", "before", tuple(map(Actor, CODES)))
MADE = Provenance("0", "ecpat network form", (), None)


@pytest.mark.parametrize("language", languages())
def test_the_paper_has_every_code_once_in_every_language(language: str) -> None:
    document = form_document(FORM, wording(language), MADE)
    table = next(block for block in document.blocks if isinstance(block, Form))
    assert [row[0] for row in table.rows] == list(CODES)
    assert len(table.columns) == 5
    assert wording(language).missing_keys == ()


def test_after_the_training_only_two_things_are_asked() -> None:
    assert NetworkForm("", "after", FORM.people).questions == ("know", "first")


def test_what_is_typed_into_the_workbook_is_read_without_a_question(tmp_path: Path) -> None:
    path = tmp_path / "network-before.xlsx"
    path.write_bytes(render(FORM))
    workbook = load_workbook(path)
    sheet = workbook.worksheets[0]
    for row in range(HEADER + 1, HEADER + 18):  # the form of the first person
        for column, answer in zip("CDEF", (1, 2, 0, 3), strict=True):
            sheet[f"{column}{row}"] = answer
    workbook.save(path)
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    network = read_network(place_of(path), people_asked(tmp_path / "people.csv"))
    assert network.findings == ()
    assert network.questions == ("know", "contact", "first", "level")
    assert network.answerers == (CODES[0],)
    assert set(network.answers["level"].values()) == {3}
    assert len(network.answers["level"]) == 17


def test_the_xlsform_asks_the_own_code_first_and_checks_it(tmp_path: Path) -> None:
    made = sheets(FORM, wording("en"))
    assert xlsform_checks.misfits(made) == []
    questions = [row for row in made.survey if row["type"].startswith(("select_one", "text"))]
    assert [row["name"] for row in questions[:2]] == ["own_code", "own_code_again"]
    assert "${own_code}" in questions[1]["constraint"]
    assert len(questions) == 2 + 18 * 4
    groups = [row for row in made.survey if row["type"] == "begin_group"]
    assert all(row["relevant"] == f"${{own_code}} != '{row['name'][6:]}'" for row in groups)
    path = tmp_path / "form.xlsx"
    path.write_bytes(xlsform(FORM, wording("sq")))
    converted = convert(path, validate=False)
    assert converted.warnings == []
    assert len(re.findall(r"<bind [^>]*nodeset=\"[^\"]*/know_", converted.xform)) == 18


def test_the_columns_of_the_xlsform_are_read_without_a_question(tmp_path: Path) -> None:
    made = sheets(FORM, wording("en"))
    group, names = "", []
    for row in made.survey:
        group = row["name"] if row["type"] == "begin_group" else "" if row["type"] == "end_group" else group
        if row["type"].startswith(("select_one", "text")):
            names.append(f"{group}/{row['name']}" if group else row["name"])
    lines = [";".join(names)]
    for code in CODES[:10]:
        cells = [code if name.startswith("own_code") else "" if code in name else "1" for name in names]
        lines.append(";".join(cells))
    path = tmp_path / "network-before.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    network = read_network(place_of(path), people_asked(tmp_path / "people.csv"))
    assert network.findings == ()
    assert network.answerers == CODES[:10]
    assert {question: len(said) for question, said in network.answers.items()} == dict.fromkeys(
        ("know", "contact", "first", "level"), 170
    )


def test_codes_that_a_form_cannot_tell_apart_are_refused() -> None:
    alike = NetworkForm("", "before", (Actor("A-1"), Actor("A.1"), Actor("B-2")))
    with pytest.raises(ContentError) as refused:
        sheets(alike, wording("en"))
    assert refused.value.findings[0].code == "network.same-name"


def test_names_of_the_list_are_in_no_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text(
        "Code,First name,Surname,Organisation\nK7M3,Ana,Petrova,Police\nP2QX,Bo,Berg,Shelter\n", encoding="utf-8"
    )
    for kind in ("paper", "xlsform"):
        ran = run_here(["network", "form", "list.csv", "--as", kind, "--out", f"{kind}.xlsx", "--out", f"{kind}.html"])
        assert ran.exit_code == 0, ran.stderr
        assert "Petrova" not in Path(f"{kind}.html").read_text("utf-8")
        shown = [cell.value for sheet in load_workbook(f"{kind}.xlsx") for row in sheet.rows for cell in row]
        assert "K7M3" in shown
        assert not any("Petrova" in str(value) or "Ana" in str(value) for value in shown)


def test_the_list_is_named_as_in_the_other_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "trainings" / "al-1"
    folder.mkdir(parents=True)
    (folder / "participants.csv").write_text("Code,Sector\nK7M3,police\nP2QX,care\nQ4RT,care\n", "utf-8")
    (tmp_path / "programme.yaml").write_text(PROGRAMME, "utf-8")
    monkeypatch.chdir(tmp_path.parent)
    for line in (("--participants", folder / "participants.csv"), ("-p", tmp_path, "--training", "al-1")):
        ran = run_here(["network", "form", *line])
        assert ran.exit_code == 0, ran.said
        assert "Q4RT" in ran.stdout

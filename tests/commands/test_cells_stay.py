"""What no table knows stays in the list: a cell may be a surname, an address or a remark in the wrong column."""

import json
from pathlib import Path

import pytest

from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import FORMATS, PROGRAMME, outs, small_files

CANARIES = ("qvorbjorg", "xanthurlo", "zyxwanda")
LIST = """\
Name,Title,Gender,GO/IGO/NGO,Country,Profession,Position,Status,Confirmed
Ana Petrova,Ms,F,GO,BG,police officer,Head of unit,confirmed,yes
Kari Nordmann,Ms,F,NGO,NO,social worker (Qvorbjorg),,confirmed,yes
Jean Marais,Mr,M,IGO,FR,assistant of Qvorbjorg,Xanthurlo street 12,confirmed,yes
Ivo Babic,Qvorbjorg,Qvorbjorg,Qvorbjorg,Qvorbjorg,Qvorbjorg,Zyxwanda,Qvorbjorg,Qvorbjorg
Mila Peric,Mr,M,GO,Italy (Qvorbjorg),police officer,Xanthurlo,confirmed,yes
Jan Smit,Mr,M,GO,Qvorbjorg/Italy,police officer,,confirmed,yes
Eva Horvat,Ms,F,NGO,RS,QVORBJORG,,confirmed,yes
"""
ENDINGS = ("csv", "html", "json", "docx", "xlsx")


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    small_files(folder)
    (folder / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    (folder / "roster.csv").write_text(LIST, encoding="utf-8")


def leaks(folder: Path, stem: str, *said: str) -> list[tuple[str, str]]:
    texts = {f"{at}": text.encode() for at, text in enumerate(said)}
    for path in folder.glob(f"{stem}.*"):
        texts |= {f"{path.name}: {name}": data for name, data in opening.parts(path).items()}
    return [(where, word) for where, text in texts.items() for word in CANARIES if word.encode() in text.lower()]


def test_no_cell_that_no_table_knows_leaves_a_check(ecpat: Ecpat, folder: Path) -> None:
    notes = [part for ending in ("html", "docx") for part in ("--note", f"report.note.{ending}")]
    ran = ecpat("roster", "check", "roster.csv", "-p", "programme.yaml", *outs("report"), *notes)
    assert "the value in line 5, column" in ran.said, "there is something to say about the cells"
    assert len(list(folder.glob("report.*"))) == len(FORMATS) + 2
    assert leaks(folder, "report", ran.stdout, ran.stderr) == []


def test_no_cell_that_no_table_knows_leaves_a_draw(ecpat: Ecpat, folder: Path) -> None:
    to = [part for ending in ENDINGS for part in ("-o", f"drawn.{ending}")]
    ran = ecpat("roster", "select", "roster.csv", "-p", "programme.yaml", "--seats", "5", *to)
    assert ran.exit_code == 0, ran.stderr
    assert leaks(folder, "drawn", ran.stdout, ran.stderr) == []
    assert "police officer" in (folder / "drawn.csv").read_text("utf-8-sig")
    (out,) = [one["code"] for one in json.loads((folder / "drawn.json").read_text("utf-8"))["applicants"]][:1]
    to = [part for ending in ENDINGS for part in ("-o", f"instead.{ending}")]
    ran = ecpat("roster", "replace", "roster.csv", "-p", "programme.yaml", "--gone", out, *to)
    assert leaks(folder, "instead", ran.stdout, ran.stderr) == []


def test_a_mapping_file_names_the_cells_of_what_it_leaves_out(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat("roster", "map", "roster.csv", "-o", "map.yaml")
    assert ran.exit_code == 0, ran.stderr
    assert leaks(folder, "map", ran.stdout, ran.stderr) == []
    written = (folder / "map.yaml").read_text("utf-8")
    assert "no table knows the words" in written
    assert "line 5" in written


def test_no_cell_that_no_table_knows_leaves_groups_or_data(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat("roster", "groups", "roster.csv", "--size", "3", "-o", "groups.json", "-o", "groups.html")
    assert leaks(folder, "groups", ran.stdout, ran.stderr) == []
    ran = ecpat("roster", "split", "roster.csv", "--keys", "keys.xlsx", "--coded", "data.xlsx", "-o", "split.json")
    assert leaks(folder, "data", ran.stdout, ran.stderr) + leaks(folder, "split") == []

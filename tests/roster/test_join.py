"""The lists of several partners become one: the same people, each in one row, whatever language, header or format."""

import csv
import random
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from ecpat_training.commands.deliver import Delivery
from ecpat_training.core.errors import Exit
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.reading.roster import RosterReading
from ecpat_training.roster.workflows.join import ENDINGS, roster_join
from ecpat_training.roster.workflows.lists import ListFiles
from tests.draws import draws

HEADERS = {
    "en": ("Full name", "Organisation", "GO/IGO/NGO", "Gender", "Country", "E-mail"),
    "fr": ("Nom et prénom", "Organisme", "GO/IGO/NGO", "Sexe", "Pays", "Courriel"),
    "de": ("Name", "Organisation", "GO/IGO/NGO", "Geschlecht", "Land", "E-Mail"),
    "ro": ("Numele și prenumele", "Instituția", "GO/IGO/NGO", "Sex", "Țara", "E-mail"),
    "sr": ("Ime i prezime", "Organizacija", "GO/IGO/NGO", "Pol", "Država", "E-mail"),
}
WORDS = {
    "en": {"F": "female", "M": "male", "GO": "GO", "NGO": "NGO", "RO": "Romania", "AL": "Albania"},
    "fr": {"F": "femme", "M": "homme", "GO": "GO", "NGO": "ONG", "RO": "Roumanie", "AL": "Albanie"},
    "de": {"F": "weiblich", "M": "männlich", "GO": "GO", "NGO": "NGO", "RO": "Rumänien", "AL": "Albanien"},
    "ro": {"F": "feminin", "M": "masculin", "GO": "GO", "NGO": "ONG", "RO": "România", "AL": "Albania"},
    "sr": {"F": "žensko", "M": "muško", "GO": "GO", "NGO": "NGO", "RO": "Rumunija", "AL": "Albanija"},
}
FORMATS = (".xlsx", ".csv", ".docx", "halves.xlsx")
Row = tuple[str, ...]


def people(number: int) -> list[Row]:
    syllables = ("Bal", "Cor", "Dun", "Fil", "Gar", "Hol", "Jas", "Kum", "Lor", "Mir")
    return [
        (
            f"{syllables[index % 10]}a {syllables[index // 10]}{syllables[(index * 7 + 3) % 10].lower()}ic",
            f"Body {index % 7}", ("GO", "NGO")[index % 2], "FM"[index % 3 % 2], ("RO", "AL")[index % 5 % 2],
            f"p{index}@example.org",
        )
        for index in range(number)
    ]  # fmt: skip


def write(path: Path, rows: list[Row], language: str) -> Path:
    words = WORDS[language]
    table = [HEADERS[language], *(tuple(words.get(text, text) for text in row) for row in rows)]
    if path.suffix == ".docx":
        document = Document()
        grid = document.add_table(0, len(table[0]))
        for texts in table:
            for cell, text in zip(grid.add_row().cells, texts, strict=True):
                cell.text = text
        document.save(str(path))
    elif path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows(table)
    else:
        workbook = Workbook()
        sheet = workbook.create_sheet("List", 0)
        if "halves" in path.name and len(table) > 3:
            middle = len(table) // 2 + 1
            right = [table[0], *table[middle:]]
            table = [(*left, *(right[row] if row < len(right) else ())) for row, left in enumerate(table[:middle])]
        for row in table:
            sheet.append(row)
        workbook.save(path)
    return path


def join(*paths: Path, decisions: Path | None = None, certain: bool = False, out: str = "joined.xlsx") -> int:
    delivery = Delivery((str(paths[0].parent / out),), force=True, quiet=True, more_endings=ENDINGS)
    return roster_join(ListFiles(paths), delivery, decisions=decisions, accept_certain=certain).exit_code


def read(path: Path) -> RosterReading:
    return read_roster(ListFile(path))


def known(reading: RosterReading) -> set[tuple[object, ...]]:
    return {
        (one.name, one.organisation, one.stakeholder, one.gender, one.country, one.email)
        for one in reading.roster.participants
    }


@pytest.mark.parametrize("seed", range(draws(60, 6)))
def test_pieces_are_the_same_people_in_whatever_language_and_format(tmp_path: Path, seed: int) -> None:
    """Thirty people in three to five pieces that overlap: certain pairs are decided, and the thirty are there."""
    chance = random.Random(seed)
    everybody = people(30)
    whole = write(tmp_path / "whole.csv", everybody, "en")
    pieces = [list[Row]() for _ in range(chance.randint(3, 5))]
    for person in everybody:
        for piece in chance.sample(pieces, 1 if chance.random() < 0.8 else 2):
            piece.append(person)
    paths = [
        write(tmp_path / f"piece-{number}{'-' * ('h' in ending)}{ending}", rows, chance.choice([*HEADERS]))
        for number, rows in enumerate(pieces)
        for ending in [chance.choice(FORMATS)]
        if rows
    ]
    join(*paths, certain=True)
    joined = read(tmp_path / "joined.xlsx")
    assert known(joined) == known(read(whole))
    assert len(joined.roster.participants) == 30
    assert not [finding for finding in joined.findings if finding.severity == "error"]
    rows = load_workbook(tmp_path / "joined.xlsx").worksheets[0].max_row - 1
    assert rows == 30
    join(*paths, out="open.xlsx")
    assert load_workbook(tmp_path / "open.xlsx").worksheets[0].max_row - 1 == sum(map(len, pieces))


def test_who_is_out_stays_out_with_the_words(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Name,Organisation\nAna Pop,Police\nWaiting list,\nIon Dan,Court\n", "utf-8")
    (tmp_path / "b.csv").write_text("Nom;Organisme\nEva Lis;Refuge\n", "utf-8")
    join(tmp_path / "a.csv", tmp_path / "b.csv")
    joined = read(tmp_path / "joined.xlsx")
    assert {one.name: str(one.status) for one in joined.roster.participants}["Ion Dan"] == "on the waiting list"
    assert [(block.written, len(block.rows)) for block in joined.blocks] == [("Waiting list", 1)]
    sheets = load_workbook(tmp_path / "joined.xlsx")
    assert sheets["Rows not joined (ecpat)"].cell(2, 1).value == "a.csv line 3"


def test_a_pair_is_asked_and_decided_in_the_joined_list_itself(tmp_path: Path) -> None:
    a, b = tmp_path / "a.csv", tmp_path / "b.csv"
    a.write_text("Name,Organisation,Phone\nAna Pop,Police,\nIon Dan,Court,\n", "utf-8")
    b.write_text("Nom;Organisme;Téléphone\nAna Popp;Police;123456\nIon Dan;Cour;\n", "utf-8")
    assert join(a, b) == Exit.FINDINGS
    sheets = load_workbook(tmp_path / "joined.xlsx")
    assert sheets.worksheets[0].max_row == 5
    pairs = sheets["Pairs (ecpat)"]
    for row in range(2, pairs.max_row + 1):
        pairs.cell(row, 1).value = "same" if "Ana" in str(pairs.cell(row, 3).value) else "different"
    sheets.save(tmp_path / "joined.xlsx")
    assert join(a, b, decisions=tmp_path / "joined.xlsx", out="joined-2.xlsx") == Exit.CLEAN
    rows = [*load_workbook(tmp_path / "joined-2.xlsx").worksheets[0].iter_rows(values_only=True)]
    cells = dict(zip(rows[0], rows[1], strict=True))
    assert (cells["Full name"], cells["Phone"], cells["From"]) == ("Ana Pop", "123456", "a.csv line 2; b.csv line 2")
    assert "Full name in b.csv line 2: Ana Popp" in str(cells["Remarks"])
    assert len(rows) == 4


def test_each_piece_is_read_by_the_mapping_beside_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Name,Type\nAna Pop,Sanatio\n", "utf-8")
    (tmp_path / "a-map.yaml").write_text("values:\n  stakeholder type: {Sanatio: NGO}\n", "utf-8")
    (tmp_path / "b.csv").write_text("Name,Type\nIon Dan,Sanatio\n", "utf-8")
    join(tmp_path / "a.csv", tmp_path / "b.csv")
    joined = read(tmp_path / "joined.xlsx")
    assert [str(one.stakeholder) for one in joined.roster.participants] == ["NGO", "None"]
    assert any(finding.code == "roster.unknown-value" for finding in joined.findings)


def test_what_a_person_decided_of_a_remark_holds_in_the_joined_list(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Name,Organisation,Remarks\nAna Pop,Police,declined\n", "utf-8")
    (tmp_path / "a-map.yaml").write_text("values:\n  standing: {declined: counts}\n", "utf-8")
    (tmp_path / "b.csv").write_text("Nom;Organisme;Observations\nEva Lis;Refuge;declined\n", "utf-8")
    join(tmp_path / "a.csv", tmp_path / "b.csv")
    people = read(tmp_path / "joined.xlsx").roster.participants
    assert [str(one.status) for one in people] == ["registered", "declined"]


def test_what_no_table_knows_and_ids_of_two_senders_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ID,Name,Country,Shoe size\n1,Ana Pop,RO,38\n", "utf-8")
    (tmp_path / "b.csv").write_text("ID,Name,Country,Diet\n1,Ion Dan,AL,none\n", "utf-8")
    join(tmp_path / "a.csv", tmp_path / "b.csv", out="joined.csv")
    rows = [*csv.DictReader((tmp_path / "joined.csv").read_text("utf-8-sig").splitlines())]
    assert [(row["ID in the list"], row["Shoe size"], row["Diet"]) for row in rows] == [
        ("1", "38", ""),
        ("1", "", "none"),
    ]
    assert not [one for one in read(tmp_path / "joined.csv").findings if one.severity == "error"]


def test_a_joined_list_may_be_joined_again(tmp_path: Path) -> None:
    """It says itself where its people come from; the new list says it of both."""
    write(tmp_path / "a.csv", people(4)[:2], "en")
    write(tmp_path / "b.csv", people(4)[2:3], "fr")
    write(tmp_path / "c.csv", people(4)[3:], "ro")
    join(tmp_path / "a.csv", tmp_path / "b.csv", out="ab.csv")
    join(tmp_path / "ab.csv", tmp_path / "c.csv", out="joined.csv")
    header, *rows = csv.reader((tmp_path / "joined.csv").read_text("utf-8-sig").splitlines())
    assert len(set(header)) == len(header)
    assert [row[header.index("From")] for row in rows] == [
        "ab.csv line 2",
        "ab.csv line 3",
        "ab.csv line 4",
        "c.csv line 2",
    ]
    assert rows[2][header.index("From (in its list)")] == "b.csv line 2"


def test_notes_on_cells_are_remarks_of_the_joined_list(tmp_path: Path) -> None:
    book = Workbook()
    for row in [("Name", "Organisation"), ("Ana Pop", "Police"), ("Ion Dan", "Court")]:
        book.active.append(row)  # type: ignore[union-attr]
    book.active["A2"].comment = Comment("Vegetarian,\ncomes by train", "Mira")  # type: ignore[index]
    book.active["B3"].comment = Comment("excused by telephone", "Mira")  # type: ignore[index]
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "b.csv").write_text("Nom;Organisme\nEva Lis;Refuge\n", "utf-8")
    join(tmp_path / "a.xlsx", tmp_path / "b.csv", out="joined.csv")
    rows = list(csv.DictReader((tmp_path / "joined.csv").read_text("utf-8-sig").splitlines()))
    remarks = {row["Full name"]: row["Remarks"] for row in rows}
    assert "Vegetarian, comes by train" in remarks["Ana Pop"]
    assert "excused by telephone" in remarks["Ion Dan"]
    assert remarks["Eva Lis"] == ""

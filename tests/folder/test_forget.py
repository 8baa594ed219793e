"""A person can be taken out of what is kept of earlier: nothing in `.ecpat` tells of them, everybody else stays."""

import hashlib
import json
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment

from ecpat_training.folder.journal.lines import PLACE, lines_of
from ecpat_training.folder.journal.person import Person
from ecpat_training.folder.journal.without_person import remove_person
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.writing.folder import (
    delete_taken_out,
    list_taken_out,
    replace_file,
    restore_file,
    take_away,
    version,
    writing,
)
from tests.commands.kills import Kill, bytes_of
from tests.commands.running import run_here
from tests.folder.material import base

TEXTS = ("Žana Petrović", "zana.petrovic@example.org", "ZP-017")
HEAD = "Ime;Prezime;E-mail;Note\r\n"
OTHERS = 'Ana;Horvat;ana@example.org;"first\r\nsecond"\r\n'
LIST = f"{HEAD}Žana;Petrović;zana.petrovic@example.org;\r\n{OTHERS}"
ANSWERS = 'code,q1,remarks\nZP-017,3,"good,\nall of it"\nAH-002,4,fine\n'


def workbook(name: str) -> bytes:
    """A list whose other sheet, note, link and author tell of somebody as well."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("Prezime", "Ime", "Organisation"),
        (name.split()[1], name.split()[0], "Police"),
        ("Horvat", "Ana", "NGO"),
    ):
        sheet.append(row)
    sheet["C3"].comment = Comment(f"asked by {name}", name)
    sheet["C2"].hyperlink = "mailto:zana.petrovic@example.org"
    book.create_sheet("Codes").append(("ZP-017", name))
    book.properties.creator = name
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A folder in whose hidden part every kind of file tells of a person, in several encodings."""
    base(tmp_path)
    home = tmp_path / "trainings/al-1"
    home.mkdir(parents=True)
    site = Site(folder=tmp_path, programme=tmp_path / "programme.yaml")
    contents = {
        "pre.csv": ANSWERS.encode(),
        "pre-v2.xlsx": workbook(TEXTS[0]),
        "post.csv": LIST.encode("cp1250"),
        "post-v2.csv": LIST.encode("utf-16"),
        "pre Žana Petrović.csv": b"code,q1\nAH-002,4\n",
    }
    with writing(site):
        for name, content in contents.items():
            (home / name).write_bytes(content)
            take_away(site, home / name, version(home / name))
        agenda = home / "agenda.yaml"
        agenda.write_text(f"trainers: {TEXTS[0]}\n", encoding="utf-8")
        replace_file(site, agenda, b"trainers: nobody\n", version(agenda))
    (tmp_path / ".ecpat/read.json").write_text(json.dumps({"codes": ["ZP-017"]}), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return site


def everything(folder: Path) -> bytes:
    """All bytes of a folder and the names of its files, those in archives unpacked, in every encoding that was used."""
    parts = []
    for path in folder.rglob("*"):
        parts.append(str(path).encode())
        if path.is_file():
            parts.append(path.read_bytes())
            if is_zipfile(path):
                with ZipFile(path) as archive:
                    parts += [archive.read(name) for name in archive.namelist()]
    return b"\n".join(parts).lower()


def needles() -> list[bytes]:
    words = ("žana", "petrović", "zana.petrovic", "zp-017")
    escaped = [json.dumps(word).strip('"').encode() for word in words]
    return [*escaped, *(word.encode(encoding) for word in words for encoding in ("utf-8", "cp1250", "utf-16-le"))]


def test_nothing_in_the_hidden_folder_tells_of_a_person_who_was_forgotten(site: Site) -> None:
    hidden = site.folder / ".ecpat"
    assert any(needle in everything(hidden) for needle in needles())
    before = bytes_of(site.folder)
    looked = run_here(["forget", *TEXTS, "--look"])
    assert bytes_of(site.folder) == before
    assert "would be" in looked.stderr
    ran = run_here(["forget", *TEXTS, "--json"])
    assert ran.exit_code == 0, ran.stderr
    told = json.loads(ran.raw)["result"]
    assert (len(told["emptied"]), len(told["removed"]), told["written"]) == (4, 2, True), told
    assert [needle for needle in needles() if needle in everything(hidden)] == []
    again = run_here(["forget", *TEXTS])
    assert (again.exit_code, "Nothing in .ecpat tells of this person" in again.stderr) == (0, True)


def test_everybody_else_stays_and_can_be_put_back(site: Site) -> None:
    assert run_here(["forget", *TEXTS]).exit_code == 0
    home = site.folder / "trainings/al-1"
    listed = list_taken_out(site, home)
    assert [line.file.rpartition("/")[2] for line in listed] == [
        "forgotten.csv",
        "post-v2.csv",
        "post.csv",
        "pre-v2.xlsx",
        "pre.csv",
    ]
    with writing(site):
        for line in listed:
            restore_file(site, site.folder / line.file, line.before)
    assert (home / "pre.csv").read_text("utf-8") == "code,q1,remarks\n,,\nAH-002,4,fine\n"
    assert (home / "post.csv").read_bytes() == f"{HEAD};;;\r\n{OTHERS}".encode("cp1250")
    assert (home / "post-v2.csv").read_bytes() == f"{HEAD};;;\r\n{OTHERS}".encode("utf-16")
    rows = [*openpyxl.load_workbook(home / "pre-v2.xlsx").worksheets[0].iter_rows(values_only=True)]
    assert rows[1] == (None, None, None)
    assert rows[2] == ("Horvat", "Ana", "NGO")
    assert (home / "agenda.yaml").read_text() == "trainers: nobody\n"


def test_the_chain_of_the_journal_is_closed_again(site: Site) -> None:
    journal = site.folder / PLACE
    journal.write_bytes(journal.read_bytes() + b"{half a line\n{of \xc5\xbdana Petrovi\xc4\x87\n")
    assert run_here(["forget", *TEXTS]).exit_code == 0
    lines = lines_of(site.folder)
    assert b"{half a line" in journal.read_bytes()
    assert lines[-1].action == "forgotten"
    assert len(lines) == 7
    for before, after in pairwise(lines):
        assert after.previous == hashlib.sha256(before.text.encode()).hexdigest()
    with writing(site):
        for line in list_taken_out(site, site.folder / "trainings/al-1"):
            delete_taken_out(site, site.folder / line.file, line.before)
    assert list_taken_out(site, site.folder / "trainings/al-1") == []
    assert journal.stat().st_mode & 0o077 == 0


def test_a_person_of_the_same_words_elsewhere_and_one_s_own_files_stay(site: Site) -> None:
    """Half of a name, or a longer word, is nobody; the person's own files are named and never changed."""
    own = site.folder / "list.csv"
    own.write_text(LIST, encoding="utf-8")
    ran = run_here(["forget", "Petrov", "ana hor", "AH-00"])
    assert "Nothing in .ecpat" in ran.stderr
    ran = run_here(["forget", *TEXTS])
    assert (ran.exit_code, "still tells of this person: list.csv" in ran.stderr) == (1, True)
    assert own.read_text("utf-8") == LIST.replace("\r\n", "\n")


def test_a_killed_forgetting_leaves_all_or_nothing(site: Site, tmp_path_factory: pytest.TempPathFactory) -> None:
    before = bytes_of(site.folder)
    for at in (3, 9, 20, 31):
        with Kill(at)():
            run_here(["forget", *TEXTS])
        run_here(["status"])
        (site.folder / ".ecpat/read.json").unlink(missing_ok=True)
        left = bytes_of(site.folder)
        before.pop(".ecpat/read.json", None)
        if any(needle in everything(site.folder / ".ecpat") for needle in needles()):
            assert left == before, at
        else:
            return


def test_a_mark_that_opens_no_cell_takes_nobody_else_along(tmp_path: Path) -> None:
    """Inches, and quotation marks of which one was lost, stand in lists as they come."""
    person = Person.known_by(TEXTS)
    listed = b'code,note\nZP-017,5" pipe\nAH-002,fine\nBK-003,"lost\n' + b"".join(b"C%03d,ok\n" % n for n in range(150))
    emptied = remove_person(listed, ".csv", person)
    assert emptied == listed.replace(b'ZP-017,5" pipe', b",")


@pytest.mark.parametrize("damage", [lambda data: data[:-40], lambda data: data[:120] + bytes(40) + data[160:]])
def test_a_kept_workbook_that_is_damaged_is_named_as_not_searched(damage: Callable[[bytes], bytes], site: Site) -> None:
    kept = site.folder / ".ecpat/undo/damaged.xlsx"
    kept.write_bytes(damage(workbook("Ana Horvat")))
    ran = run_here(["forget", *TEXTS, "--programme", str(site.programme)])
    assert ran.exit_code == 1
    assert ".ecpat/undo/damaged.xlsx: warning: texts in this kept file can't be searched" in ran.stderr
    assert kept.exists()

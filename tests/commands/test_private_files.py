"""Files that hold people's rows are for their owner alone, also where others could read what stood there before; other
files have the rights that one's umask leaves."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import COMMANDS, small_files

pytestmark = pytest.mark.attack("the house")

PLANS = ("-p", "programme.yaml")
CASES: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "split": (
        ("roster", "split", "roster.csv", "--keys", "keys.xlsx", "--coded", "data.xlsx", "-o", "a.html"),
        ("keys.xlsx", "data.xlsx"),
        ("a.html",),
    ),
    "check": (("roster", "check", "roster.csv", *PLANS, "--mark", "m.xlsx", "-o", "a.docx"), ("m.xlsx",), ("a.docx",)),
    "select": (
        ("roster", "select", "roster.csv", *PLANS, "--seats", "3", "-o", "s.csv", "-o", "a.html"),
        ("s.csv",),
        ("a.html",),
    ),
    "select with names": (
        ("roster", "select", "roster.csv", *PLANS, "--seats", "3", "--names", "-o", "s.csv", "-o", "a.html"),
        ("s.csv", "a.html"),
        (),
    ),
    "groups": (
        ("roster", "groups", "roster.csv", "--groups", "1", "-o", "g.csv", "-o", "a.docx"),
        ("g.csv",),
        ("a.docx",),
    ),
    "groups with names": (
        ("roster", "groups", "roster.csv", "--groups", "1", "--names", "-o", "g.csv", "-o", "a.docx"),
        ("g.csv", "a.docx"),
        (),
    ),
    "match": (
        ("roster", "match", "roster.csv", "june.csv", "-o", "p.yaml", "-o", "p.xlsx", "-o", "a.json"),
        ("p.yaml", "p.xlsx"),
        ("a.json",),
    ),
    "match with names": (("roster", "match", "roster.csv", "june.csv", "--names", "-o", "a.html"), ("a.html",), ()),
    "evaluate with data": (
        ("evaluate", "pre.csv", "post.csv", "-i", "quiz.yaml", "--data", "data", "-o", "a.html"),
        ("data/answers.csv", "data/scores.csv"),
        ("a.html", "data/codebook.csv", "data/README.txt"),
    ),
    "map of a list": (("roster", "map", "roster.csv", "-o", "m.yaml", "-o", "m.html"), ("m.yaml",), ("m.html",)),
    "map of answers": (
        ("survey", "map", "pre.csv", "-i", "quiz.yaml", "-o", "m.yaml", "-o", "m.html"),
        ("m.yaml",),
        ("m.html",),
    ),
    "quotes": (("survey", "quotes", "words.csv", "-i", "quiz.yaml", "-o", "q.yaml"), ("q.yaml",), ()),
}


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.parametrize("name", CASES)
def test_people_s_rows_are_for_their_owner_alone(ecpat: Ecpat, folder: Path, name: str) -> None:
    command, private, others = CASES[name]
    small_files(folder)
    (folder / "words.csv").write_text("code,points,What helped?\nAAA-001,3,The talk with others\n", encoding="utf-8")
    for path in (*private, *others):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(b"of before, for everybody")
    ran = ecpat(*command, "--force")
    assert ran.exit_code in (0, 1), ran.stderr
    modes = {path: oct(stat.S_IMODE((folder / path).stat().st_mode)) for path in (*private, *others)}
    assert modes == {**dict.fromkeys(private, "0o600"), **dict.fromkeys(others, "0o644")}


PEOPLE = ("Petrova", "Nordmann", "O'Brien", "ana.petrova@example.org", "AAA-001")
NAMED = ("roster match", "roster select", "trainers check", "trainers choose")
WRITERS = {
    **{name: (*line, "-o", "out.html", "-o", "out.xlsx", "-o", "out.json") for name, line in COMMANDS.items()},
    **{f"{name} --names": (*COMMANDS[name], "--names", "-o", "out.html", "-o", "out.xlsx") for name in NAMED},
    **{name: case[0] for name, case in CASES.items()},
    "roster groups": ("roster", "groups", "roster.csv", "--groups", "1", "--names", "-o", "out.xlsx"),
    "survey count": ("survey", "count", "pre.csv", "post.csv", "-i", "quiz.yaml", "-o", "out.json"),
    "event pack": ("event", "pack", "bg-1", "roster.csv", "-p", "programme.yaml"),
    "event attendance": ("event", "attendance", "bg-1", "roster.csv", "-p", "programme.yaml", "-o", "out.xlsx"),
    "add": ("add", "roster.csv", "pre.csv", "-t", "bg-1"),
    "plan print": ("plan", "print", "agenda.yaml", "papers"),
}


@pytest.mark.parametrize("name", WRITERS)
def test_whatever_is_written_with_somebody_in_it_is_for_its_owner_alone(ecpat: Ecpat, folder: Path, name: str) -> None:
    """Looked for in what was written, not in what a command says of it."""
    small_files(folder)
    (folder / "words.csv").write_text("code,points,What helped?\nAAA-001,3,The talk with others\n", encoding="utf-8")
    given = {path for path in folder.rglob("*") if path.is_file()}
    (folder / "data").mkdir()
    ran = ecpat(*WRITERS[name])
    assert ran.exit_code in (0, 1), ran.stderr
    written = sorted({path for path in folder.rglob("*") if path.is_file()} - given)
    assert written
    for path in written:
        known = path.suffix in (".html", ".docx", ".xlsx", ".json", ".yaml", ".txt")
        content = opening.text(path) if known else path.read_bytes().decode("utf-8", "replace")
        if any(person in content for person in PEOPLE):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path

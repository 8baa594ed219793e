"""Files that hold people's rows are for their owner alone, also where others could read what stood there before; other
files have the rights that one's umask leaves."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ecpat_training.event.certificates.signing.key_store import keys_folder
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import COMMANDS, JUNE, ROSTER, small_files
from tests.commands.running import run_here
from tests.event.certificates.material import put_folder

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


SECRETS = ("PRIVATE KEY", "ecpat keys 1")
PEOPLE = ("Petrova", "Nordmann", "O'Brien", "ana.petrova@example.org", "AAA-001", "K1-PERSON", *SECRETS)
NAMED = ("roster match", "roster select", "trainers check", "trainers choose")
CERTIFIED = ("event", "certificates", "al-1", "--open-badges")
TIES = "From,To,Know,Contact\nK1-PERSON,K2-PERSON,1,2\nK2-PERSON,K1-PERSON,1,1\n"
WRITERS = {
    **{name: (*line, "-o", "out.html", "-o", "out.xlsx", "-o", "out.json") for name, line in COMMANDS.items()},
    **{f"{name} --names": (*COMMANDS[name], "--names", "-o", "out.html", "-o", "out.xlsx") for name in NAMED},
    **{name: case[0] for name, case in CASES.items()},
    "roster groups": ("roster", "groups", "roster.csv", "--groups", "1", "--names", "-o", "out.xlsx"),
    "roster replace": (
        "roster", "replace", "applied.csv", "--selected", "R2,R3,R4", "--gone", "R2", "--seats", "3", "-p",
        "programme.yaml", "--names", "-o", "out.html", "-o", "out.csv",
    ),
    "survey count": ("survey", "count", "pre.csv", "post.csv", "-i", "quiz.yaml", "-o", "out.json"),
    "event pack": ("event", "pack", "bg-1", "roster.csv", "-p", "programme.yaml"),
    "event attendance": ("event", "attendance", "bg-1", "roster.csv", "-p", "programme.yaml", "-o", "out.xlsx"),
    "add": ("add", "roster.csv", "pre.csv", "-t", "bg-1"),
    "plan print": ("plan", "print", "agenda.yaml", "papers"),
    "trainers map": ("trainers", "map", "trainers.csv", "-p", "programme.yaml", "-o", "map.yaml"),
    "merge": ("merge", "from-al", "from-ro", "--base", "sent", "--out", "merged"),
    "certificates": CERTIFIED,
    "certificates over others": (*CERTIFIED, "--force"),
    "keys": ("event", "keys", "--new"),
    "copied keys": ("event", "keys", "--copy", "away.txt"),
    "restored keys": ("event", "keys", "--restore", "away.txt"),
    "network check": ("network", "check", "ties.csv", "-o", "out.html", "-o", "out.csv", "-o", "out.graphml"),
}  # fmt: skip


def _applied(folder: Path) -> None:
    """One more, who may get the seat of the first."""
    more = "Ivo,Petrovic,M,City Police,GO,BG,police officer,ivo@example.org,+359 2 555 0109\n"
    (folder / "applied.csv").write_text(ROSTER + more)


def _partners(folder: Path) -> None:
    """What was sent out, and two partners' folders: each has changed another row."""
    for name, old, new in (("sent", "", ""), ("from-al", "City Police", "Police"), ("from-ro", "Child Help", "Help")):
        (folder / name / "trainings/bg-1").mkdir(parents=True)
        shutil.copyfile(folder / "programme.yaml", folder / name / "programme.yaml")
        (folder / name / "trainings/bg-1/participants.csv").write_text(ROSTER.replace(old, new) if old else ROSTER)
    (folder / "from-al" / "june.csv").write_text(JUNE + ROSTER.splitlines()[1])


def _there(folder: Path) -> None:
    put_folder(folder, [("K1", "Ana Petrova", "xxxx"), ("K2", "Kari Nordmann", "x.xx")])


def _certified(folder: Path) -> None:
    """Certificates were made, and others may read them."""
    _there(folder)
    assert run_here(CERTIFIED).exit_code == 0
    for path in (folder / "trainings/al-1/certificates").iterdir():
        path.chmod(0o644)


def _copied(folder: Path) -> None:
    """Keys were copied, and are lost."""
    _certified(folder)
    assert run_here(("event", "keys", "--copy", "away.txt")).exit_code == 0
    shutil.rmtree(keys_folder())


def _ties(folder: Path) -> None:
    (folder / "ties.csv").write_text(TIES)


PREPARED: dict[str, Callable[[Path], None]] = {
    "roster replace": _applied,
    "merge": _partners,
    "certificates": _there,
    "certificates over others": _certified,
    "keys": _certified,
    "copied keys": _certified,
    "restored keys": _copied,
    "network check": _ties,
}


@pytest.mark.parametrize("name", WRITERS)
def test_whatever_is_written_with_somebody_in_it_is_for_its_owner_alone(
    ecpat: Ecpat, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Looked for in what was written, not in what a command says of it."""
    monkeypatch.setenv("ECPAT_PASSPHRASE", "four words nobody guesses")
    small_files(folder)
    (folder / "words.csv").write_text("code,points,What helped?\nAAA-001,3,The talk with others\n", encoding="utf-8")
    PREPARED.get(name, lambda _: None)(folder)
    before = {path: path.stat().st_ctime_ns for path in _files(folder)}
    (folder / "data").mkdir()
    ran = ecpat(*WRITERS[name])
    assert ran.exit_code in (0, 1), ran.stderr
    written = [path for path in _files(folder) if before.get(path) != path.stat().st_ctime_ns]
    assert written
    seen = [path for path in written if any(person in _content(path) for person in PEOPLE)]
    assert seen or name not in PREPARED
    assert {path: oct(stat.S_IMODE(path.stat().st_mode)) for path in seen} == dict.fromkeys(seen, "0o600")


def _files(folder: Path) -> list[Path]:
    return sorted(path for home in (folder, keys_folder()) for path in home.rglob("*") if path.is_file())


def _content(path: Path) -> str:
    known = path.suffix in (".html", ".docx", ".xlsx", ".json", ".yaml", ".txt")
    return opening.text(path) if known else path.read_bytes().decode("utf-8", "replace")

"""What every command promises whatever it is asked: inputs as they were, the same bytes anywhere, no network, results
apart from messages, nothing left behind."""

import contextlib
import hashlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat
from tests.commands.material import AGENDA, COMMANDS, FORMATS, outs, small_files, written
from tests.commands.running import Ran, run_here
from tests.documents.drawn_once import PICTURES
from tests.planned_once import AGENDAS


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    small_files(folder)


@dataclass(frozen=True)
class Made:
    """What a command has made into every format in a folder of its own, and what there was before."""

    name: str
    folder: Path
    before: dict[str, tuple[str, int, int]]
    ran: Ran
    asked: list[str]
    """What it asked of the network."""
    scratch: list[Path]
    """What it left in the system's folder for temporary files."""


@pytest.fixture(scope="module", params=COMMANDS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Each command run once, for all promises that one run shows."""
    folder, scratch = tmp_path_factory.mktemp("made"), tmp_path_factory.mktemp("scratch")
    small_files(folder)
    before, asked = stamps(folder), []

    def refused(*_: object, **__: object) -> None:
        asked.append("a socket")
        raise AssertionError("a command opened a socket")

    with pytest.MonkeyPatch.context() as patch, contextlib.chdir(folder):
        for name in ("socket", "create_connection", "getaddrinfo"):
            patch.setattr(socket, name, refused)
        patch.setenv("TMPDIR", str(scratch))
        patch.setattr(tempfile, "tempdir", None)
        ran = run_here([*COMMANDS[request.param], *outs("made/report")])
    return Made(request.param, folder, before, ran, asked, list(scratch.iterdir()))


# -- inputs --


def stamps(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Every file with its bytes' hash, its time of change and its rights."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        str(path.relative_to(folder)): (
            hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns, path.stat().st_mode,
        )
        for path in files
    }  # fmt: skip


def test_inputs_stay_as_they_are_and_nothing_else_appears(made: Made) -> None:
    assert made.ran.exit_code == Exit.CLEAN, made.ran.stderr
    after = stamps(made.folder)
    assert {path: stamp for path, stamp in after.items() if path in made.before} == made.before
    assert set(after) - set(made.before) == {f"made/report.{ending}" for ending in FORMATS}


@pytest.mark.parametrize("name", COMMANDS)
def test_an_input_may_not_be_written_over(name: str, ecpat: Ecpat, folder: Path) -> None:
    for path in folder.iterdir():
        path.chmod(0o444)
    before = stamps(folder)
    (folder / "there.html").write_text("mine", encoding="utf-8")
    assert ecpat(*COMMANDS[name], "--out", "new.xlsx", "--out", "there.html").exit_code == Exit.OUTPUT
    assert {path: stamp for path, stamp in stamps(folder).items() if path in before} == before
    assert sorted(set(stamps(folder)) - set(before)) == ["there.html"]
    assert (folder / "there.html").read_text("utf-8") == "mine"


def test_no_temporary_file_stays(made: Made, ecpat: Ecpat, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert made.scratch == []
    scratch = folder / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)
    shutil.copytree(made.folder / "made", folder / "made")
    assert ecpat(*COMMANDS[made.name], *outs("made/report")).exit_code == Exit.OUTPUT  # they are there
    ecpat(*COMMANDS[made.name][:-1], "nowhere.yaml", *outs("made/other"))
    assert list(scratch.iterdir()) == []
    assert [path.name for path in (folder / "made").iterdir() if not path.name.startswith("report.")] == []


# -- the same bytes (in another place: `test_start.py`, where a demo is made in one) --


def test_a_second_run_gives_the_same_bytes_and_words(made: Made, ecpat: Ecpat, folder: Path) -> None:
    with PICTURES.anew(), AGENDAS.anew():
        second = ecpat(*COMMANDS[made.name], *outs("two/report"))
    assert made.ran.stdout == second.stdout
    assert made.ran.stderr == second.stderr.replace("two/", "made/")
    first, again = made.folder / "made", folder / "two"
    assert [e for e in FORMATS if (first / f"report.{e}").read_bytes() != (again / f"report.{e}").read_bytes()] == []


# -- no network --


def test_nothing_is_asked_of_the_network(made: Made) -> None:
    assert (made.ran.exit_code, made.asked) == (Exit.CLEAN, [])


# -- streams --


@pytest.mark.parametrize("name", COMMANDS)
def test_results_go_to_standard_output_and_messages_to_standard_error(name: str, ecpat: Ecpat) -> None:
    ran = ecpat(*COMMANDS[name], "--out", "report.txt")
    assert "Written: report.txt." in ran.stderr
    assert "Written" not in ran.stdout
    assert ran.stdout
    assert not re.search(r"^\S+: (error|warning|note): ", ran.stdout, re.MULTILINE)


@pytest.mark.parametrize("name", COMMANDS)
def test_quiet_says_nothing_where_nothing_is_wrong(name: str, ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat(*COMMANDS[name], "--quiet", "--out", "report.txt")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (Exit.CLEAN, "", "")
    assert (folder / "report.txt").stat().st_size > 300


@pytest.mark.parametrize("name", COMMANDS)
def test_a_dash_gives_data_alone_on_standard_output(name: str, ecpat: Ecpat) -> None:
    ran = ecpat(*COMMANDS[name], "--out", "-", "--out", "report.json")
    assert ran.raw == Path("report.json").read_bytes()
    assert "Written: report.json." in ran.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_of_text_is_what_the_terminal_would_show_in_full(name: str, ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat(*COMMANDS[name], "--out", "report.txt")
    title = ran.stdout.splitlines()[0]
    assert title in (folder / "report.txt").read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_a_terminal_of_old_windows_shows_what_it_can(name: str, folder: Path) -> None:
    ran = run_here(COMMANDS[name], encoding="cp1252")
    assert ran.exit_code == Exit.CLEAN
    assert ran.raw.decode("cp1252") == ran.stdout


COLOUR = re.compile(r"\x1b\[[0-9;]*[34][0-7]m")


def test_colour_on_a_terminal_and_none_where_none_is_wanted(folder: Path) -> None:
    written(folder, agenda=AGENDA.replace("09:30-10:20", "09:20-10:20"))
    terminal = {"FORCE_COLOR": "1", "COLUMNS": "80", "TERM": "xterm-256color"}
    assert COLOUR.search(run_here(COMMANDS["plan check"], environment=terminal).stdout)
    assert not COLOUR.search(run_here(COMMANDS["plan check"], environment={**terminal, "NO_COLOR": "1"}).stdout)


def test_a_pipe_gets_no_escape_sequence(folder: Path) -> None:
    written(folder, agenda=AGENDA.replace("09:30-10:20", "09:20-10:20"))
    ran = run_here(COMMANDS["plan check"], environment={"COLUMNS": "80", "TERM": "xterm-256color"})
    assert "\x1b" not in ran.stdout + ran.stderr


@pytest.mark.parametrize("shell", [shell] if (shell := shutil.which("sh")) else [])
def test_a_reader_that_has_had_enough_is_no_error(shell: str) -> None:
    line = f"'{sys.executable}' -m ecpat_training schema | head -1"
    ended = subprocess.run([shell, "-c", line], capture_output=True, text=True, check=True)
    assert (ended.stdout, ended.stderr) == ("{\n", "")

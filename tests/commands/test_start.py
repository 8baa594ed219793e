"""`ecpat init`, `ecpat schema`, `ecpat demo`: what one starts with works at once and overwrites nothing."""

import hashlib
import json
import re
import shlex
import shutil
from pathlib import Path

import jsonschema
import pytest

from ecpat_training.cli.schema import commands
from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.running import run_here
from tests.documents.browser.chromium import CHROMIUM, open_page

DEMO = {
    *(f"agenda.{ending}" for ending in ("yaml", "docx", "xlsx", "html")),
    *(f"roster.{ending}" for ending in ("html", "docx", "xlsx")),
    *(f"effect.{ending}" for ending in ("html", "docx", "xlsx", "json")),
    *(f"effect-to-publish.{ending}" for ending in ("html", "docx")),
}


def state(folder: Path) -> dict[str, str]:
    """Every file of a folder with the hash of its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


# -- init and schema --


def test_a_new_programme_is_planned_as_it_is(ecpat: Ecpat) -> None:
    started = ecpat("init", "mine")
    assert (started.exit_code, started.stdout) == (Exit.CLEAN, "")
    assert "ecpat plan mine" in started.stderr
    assert ecpat("plan", "mine", "--out", "mine/agenda.yaml").exit_code == Exit.CLEAN
    assert ecpat("plan", "check", "mine/agenda.yaml").exit_code == Exit.CLEAN


def test_the_smallest_programme_is_planned_well_by_one_command(
    ecpat: Ecpat, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = ecpat("init", "--empty", "mine")
    assert (started.exit_code, started.stdout) == (Exit.CLEAN, "")
    assert sorted(state(folder / "mine")) == ["programme.yaml", "schema/programme.schema.json"]
    monkeypatch.chdir(folder / "mine")
    planned = ecpat("plan")
    assert planned.exit_code == Exit.CLEAN
    assert "Programme: programme.yaml, found in this folder." in planned.stderr
    assert "1 day, 5 sessions; every hard rule kept, every wish kept (cost 0, proven the least)." in planned.stderr
    told = [line[13:].split("  ")[0] for line in planned.stdout.splitlines() if re.match(r"\d\d:\d\d–", line)]
    assert told == [
        "Registration and welcome", "Signals that a child is being trafficked", "Break", "Who does what in our town",
        "Lunch", "From signal to safety", "What we will do, and closing",
    ]  # fmt: skip
    assert "T1 and T2" in planned.stdout


def test_a_new_folder_has_a_place_for_each_training_and_its_pool_is_found(
    ecpat: Ecpat, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecpat("init", "mine")
    places = {one.name for one in (folder / "mine" / "trainings").iterdir()}
    assert {"pilot", "al-1", "ua-2", "tot", "experts-2"} <= places
    assert len(places) == 24
    monkeypatch.chdir(folder / "mine" / "trainings" / "al-1")
    ran = ecpat("trainers", "check")
    assert "trainers.xlsx, found beside the programme." in ran.stderr
    assert ran.exit_code == Exit.CLEAN


def test_a_programme_that_is_there_stays_as_it_is(ecpat: Ecpat, folder: Path) -> None:
    (folder / "mine").mkdir()
    (folder / "mine" / "instrument.yaml").write_text("# mine", encoding="utf-8")
    before = state(folder)
    ran = ecpat("init", "mine")
    assert ran.exit_code == Exit.OUTPUT
    assert "mine/instrument.yaml: error: The file is there already" in ran.stderr
    assert state(folder) == before
    assert ecpat("init", "mine", "--force", "--quiet").stderr == ""


def test_a_new_programme_names_its_schema_to_the_editor(ecpat: Ecpat, folder: Path) -> None:
    ecpat("init", "mine")
    for noun in ("programme", "instrument"):
        first = (folder / "mine" / f"{noun}.yaml").read_text("utf-8").split("\n", 1)[0]
        named = folder / "mine" / first.rpartition("$schema=")[2]
        assert named.read_bytes() == ecpat("schema", noun).raw


@pytest.mark.parametrize("noun", ["programme", "agenda", "instrument"])
def test_a_schema_is_printed_for_editors(ecpat: Ecpat, noun: str) -> None:
    ran = ecpat("schema", noun)
    assert (ran.exit_code, ran.stderr) == (Exit.CLEAN, "")
    jsonschema.Draft202012Validator.check_schema(json.loads(ran.raw))


def test_an_unknown_schema_is_answered_with_those_that_there_are(ecpat: Ecpat) -> None:
    ran = ecpat("schema", "roster")
    assert ran.exit_code == Exit.USAGE
    assert "programme, agenda, instrument" in ran.stderr


def test_the_schemas_are_written_into_a_folder_once(ecpat: Ecpat, folder: Path) -> None:
    assert ecpat("schema", "--out", "schema").exit_code == Exit.CLEAN
    before = state(folder)
    files = ("programme", "agenda", "instrument", "mapping", "survey-mapping", "agenda-mapping", "rubric")
    files = (*files, "published-effects")
    reports = ("effect", "report", "selection", "groups", "inspection", "counted")
    assert set(before) == {f"schema/{noun}.schema.json" for noun in (*files, *reports, *commands())}
    assert ecpat("schema", "--out", "schema").exit_code == Exit.OUTPUT
    assert state(folder) == before


# -- demo --


@pytest.fixture
def demo(newcomer: tuple[Path, str]) -> Path:
    """The demo's folder."""
    return newcomer[0]


def test_the_demo_says_what_it_is_and_what_to_open(newcomer: tuple[Path, str]) -> None:
    demo, printed = newcomer
    assert "All people and answers are synthetic." in printed
    named = re.findall(r"[\w-]+\.(?:html|docx|yaml)", printed.partition("Open these")[2])
    assert len(named) >= 5
    assert all((demo / name).is_file() for name in named)


def test_every_file_of_the_demo_is_there_and_says_something(demo: Path) -> None:
    assert {path.name for path in demo.iterdir() if path.is_file()} == DEMO
    for name in sorted(DEMO):
        assert len(opening.text(demo / name)) > 1000, name


def test_the_demo_shows_the_three_jobs(demo: Path) -> None:
    assert "Opening, introductions and expectations" in opening.text(demo / "agenda.docx")
    assert "09:00–09:35" in opening.text(demo / "papers" / "agenda-participants.docx")
    assert "4 law enforcers short" in opening.text(demo / "roster.html")
    assert "4 law enforcers short" in opening.text(demo / "roster.docx"), "the note to the partner"
    assert "Knowledge rose by 22.8 percentage points" in opening.text(demo / "effect.docx")
    assert "Not for publication" not in opening.text(demo / "effect-to-publish.docx")


def test_the_commands_that_the_demo_shows_make_the_same_bytes_anywhere(
    newcomer: tuple[Path, str], folder: Path
) -> None:
    demo, printed = newcomer
    shutil.copytree(demo / "input", folder / "demo-output" / "input")
    commands = re.findall(r"\$ ecpat (.*)", printed)
    assert len(commands) == 5
    for command in commands:
        assert run_here(shlex.split(command)).exit_code in (Exit.CLEAN, Exit.FINDINGS)
    place = folder / "demo-output" / "effect-to-publish.html"
    stands = re.compile(r" Release 1 in the ledger of published reports ecpat-published.yaml \(known as \w+\)\.")
    text = place.read_text("utf-8")
    assert stands.search(text)
    assert stands.sub("", text) == (demo / place.name).read_text("utf-8"), "an example stands in no ledger"
    made, shipped = state(folder / "demo-output"), state(demo)
    for name in ("effect-to-publish.html", "effect-to-publish.docx"):
        assert made.pop(name) != shipped.pop(name)
    ledger = {name: made.pop(name, None) for name in ("input/ecpat-published.yaml", "input/ecpat-published.key")}
    assert None not in ledger.values(), "what is published is written down; the key is drawn, and another one anywhere"
    assert made == shipped


def test_a_second_demo_changes_nothing(demo: Path, ecpat: Ecpat) -> None:
    before = state(demo)
    ran = ecpat("demo", demo)
    assert (ran.exit_code, ran.stdout) == (Exit.OUTPUT, "")
    assert "--force" in ran.stderr
    assert state(demo) == before


def test_a_demo_that_is_to_be_quiet_prints_nothing_and_writes_the_same(demo: Path, ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat("demo", "demo-output", "--quiet")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (Exit.CLEAN, "", "")
    assert state(folder / "demo-output") == state(demo)


def test_a_file_of_ones_own_in_the_folder_is_not_overwritten_by_the_demo(ecpat: Ecpat, folder: Path) -> None:
    (folder / "agenda.yaml").write_text("# my own agenda", encoding="utf-8")
    ran = ecpat("demo", ".")
    assert ran.exit_code == Exit.OUTPUT
    assert "agenda.yaml" in ran.stderr
    assert [path.name for path in folder.iterdir()] == ["agenda.yaml"]


PAGES = sorted(name for name in DEMO if name.endswith(".html")) if CHROMIUM else []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_demo_opens_without_a_word_or_a_request(demo: Path, name: str, tmp_path: Path) -> None:
    opened = open_page(demo / name, tmp_path)
    assert (opened.console, opened.requests) == ([], [])
    assert opened.document.count("<svg") >= (0 if "publish" in name else 1)

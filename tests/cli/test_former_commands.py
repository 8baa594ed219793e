"""Commands that were called otherwise answer under their former words, with a word, and the same bytes."""

import json
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from ecpat_training.cli.main import PANELS, app
from ecpat_training.cli.pages import pages
from ecpat_training.commands.former_names import FORMER_COMMANDS
from tests.commands.material import COVARIATES, DESIGN, PROGRAMME, small_files
from tests.commands.running import Ran, run_here
from tests.event.meetings.material import MINUTES, put_minutes
from tests.schemas_once import schema_text

COMMANDS = {page.command.removeprefix("ecpat ") for page in pages(get_command(app))}
LINES = {
    "funnel": ["held"],
    "design": ["--countries", "4"],
    "series randomise": ["-p", "design.yaml"],
    "compare": [],
    "event decisions": ["experts-1", "-p", "minutes/programme.yaml"],
    "follow-up goals": ["-p", "held/programme.yaml", "--on", "2026-03-01"],
}
"""What follows the former words of a command in a line that works."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("former")
    small_files(folder)
    (folder / "design.yaml").write_text(DESIGN, encoding="utf-8")
    (folder / "covariates.csv").write_text(COVARIATES, encoding="utf-8")
    (folder / "minutes").mkdir()
    put_minutes(folder / "minutes", *MINUTES)
    held = folder / "held" / "trainings" / "bg-1"
    held.mkdir(parents=True)
    (folder / "held" / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    (held / "participants.csv").write_bytes((folder / "roster.csv").read_bytes())
    return folder


@pytest.fixture(autouse=True)
def _inside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)


def _both(former: str, *more: str) -> tuple[Ran, Ran]:
    lines = [[*words.split(), *LINES[former], *more] for words in (former, FORMER_COMMANDS[former])]
    first, second = (run_here(line) for line in lines)
    return first, second


def _word(former: str) -> str:
    return f"`ecpat {former}` is called `ecpat {FORMER_COMMANDS[former]}` now.\n"


def test_every_command_that_moved_is_tried() -> None:
    assert {*LINES} == {*FORMER_COMMANDS}


@pytest.mark.parametrize("former", FORMER_COMMANDS)
def test_former_words_answer_as_those_of_today_and_say_them(former: str) -> None:
    first, second = _both(former)
    assert first.exit_code == second.exit_code
    assert first.exit_code in (0, 1), first.stderr
    assert first.stderr == _word(former) + second.stderr
    assert "is called" not in second.stderr
    assert "is called" not in _both(former, "--quiet")[0].stderr
    today = f"`ecpat {FORMER_COMMANDS[former]}"
    assert first.stdout.split() == second.stdout.replace(today, f"`ecpat {former}").split()


@pytest.mark.parametrize("former", FORMER_COMMANDS)
def test_data_keep_their_schema_and_the_words_that_were_typed(former: str) -> None:
    first, second = (json.loads(ran.raw) for ran in _both(former, "--json"))
    name = former.replace(" ", "-")
    assert first["schema"] == second["schema"] == f"ecpat-{name}/1"
    assert [first["command"], second["command"]] == [f"ecpat {former}", f"ecpat {FORMER_COMMANDS[former]}"]
    assert json.loads(schema_text(name))["properties"]["command"]["enum"] == [second["command"], first["command"]]
    assert first["made"]["command"].startswith(f"ecpat {former}")
    assert second["made"]["command"].startswith(f"ecpat {FORMER_COMMANDS[former]}")
    for answer in (first, second):
        answer["command"] = answer["made"]["command"] = ""
    assert first == second


@pytest.mark.parametrize("former", FORMER_COMMANDS)
def test_help_shows_the_command_of_today(former: str) -> None:
    today = FORMER_COMMANDS[former].partition(" --")[0]
    assert today in COMMANDS
    if not today.startswith(f"{former} "):  # else the former words are a group's today
        for line in (["help", *former.split()], [*former.split(), "--help"]):
            ran = run_here(line)
            assert f" {today} [OPTIONS]" in ran.stdout
            assert ran.stderr == _word(former)
        (page,) = json.loads(run_here(["help", *former.split(), "--json"]).raw)["result"]["pages"]
        assert page["command"] == f"ecpat {today}"
        assert former not in COMMANDS
        assert former not in [name for names in PANELS.values() for name in names]


@pytest.mark.parametrize("former", FORMER_COMMANDS)
def test_a_shell_completes_after_former_words_in_silence(former: str) -> None:
    """The options of today's command."""
    line = f"ecpat {former} {LINES[former][0] if LINES[former] else '-q'} --"
    environment = {
        "_ECPAT_COMPLETE": "complete_bash",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(line.split(" ")) - 1),
    }
    ran = CliRunner().invoke(app, [], prog_name="ecpat", env=environment)
    assert {"--out", "--json"} <= {*ran.output.split()}
    assert "is called" not in ran.output


def test_a_group_that_was_a_command_is_the_group_where_no_option_follows_it() -> None:
    """`ecpat design --countries 4` is a line of before; a command's name, a slip of one and help are the group's."""
    assert "is called `ecpat design power` now" in run_here(["design", "-p", "design.yaml"]).stderr
    for line in (["design", "--help"], ["help", "design"]):
        ran = run_here(line)
        assert ran.stderr == ""
        assert "benchmark" in ran.stdout
    assert "Did you mean 'randomise'?" in run_here(["design", "randomize"]).said
    environment = {"_ECPAT_COMPLETE": "complete_bash", "COMP_WORDS": "ecpat design ", "COMP_CWORD": "2"}
    shown = CliRunner().invoke(app, [], prog_name="ecpat", env=environment).output.split()
    assert shown == ["power", "randomise", "benchmark"]


def test_the_first_words_in_a_value_are_no_command() -> None:
    assert "is called" not in run_here(["help", "status", "funnel"]).stderr
    assert "is called" not in run_here(["status", "funnel"]).stderr

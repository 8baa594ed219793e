"""Help answers at once, shows examples, and loads nothing heavy."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ecpat_training.cli.main import app
from tests.commands.running import run_here

HEAVY = {
    "pandas", "numpy", "scipy", "matplotlib", "ortools", "openpyxl", "docx", "lxml", "jinja2", "python_calamine",
    "yaml", "babel", "holidays",
}  # fmt: skip
TYPERS_OWN = {"pydantic"}  # newer Typer checks the arguments of a command with it; the list of commands needs none


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["plan", "--help"],
        ["roster", "check", "--help"],
        ["survey", "inspect", "--help"],
        ["evaluate", "--help"],
    ],
)
def test_help_loads_no_heavy_library(arguments: list[str]) -> None:
    program = (
        "import sys\nfrom ecpat_training.cli.main import _run\n"
        f"code = _run({arguments!r})\n"
        "sys.stderr.write(' '.join(sorted({name.partition('.')[0] for name in sys.modules})))\n"
        "sys.exit(code)\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "Usage" in ran.stdout
    loaded = set(ran.stderr.split())
    assert loaded & HEAVY == set()
    assert arguments != ["--help"] or loaded & TYPERS_OWN == set()


@pytest.mark.parametrize(
    "command",
    [
        ["plan"],
        ["plan", "check"],
        ["plan", "print"],
        ["roster", "check"],
        ["roster", "map"],
        ["roster", "template"],
        ["roster", "invite"],
        ["roster", "reserves"],
        ["survey", "inspect"],
        ["evaluate"],
        ["demo"],
        ["init"],
        ["schema"],
    ],
    ids=" ".join,
)
def test_each_command_shows_an_example_that_begins_as_one_types_it(command: list[str]) -> None:
    shown = CliRunner().invoke(app, [*command, "--help"])
    assert shown.exit_code == 0
    assert f"  ecpat {' '.join(command)} " in f"{shown.output} ".replace("\n", " ")


def test_the_three_jobs_come_first() -> None:
    shown = CliRunner().invoke(app, ["--help"]).output
    places = [shown.index(f"│ {name} ") for name in ("plan", "roster", "evaluate", "demo")]
    assert places == sorted(places)


def test_an_unknown_command_is_a_usage_error() -> None:
    assert CliRunner().invoke(app, ["evaluat"]).exit_code == 2


def test_a_control_character_on_the_command_line_is_not_repeated_to_the_terminal() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "ecpat_training", "plan", "a\x1b[31mb.yaml"], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 2
    assert "\x1b" not in ran.stderr
    assert "<U+001B>" in ran.stderr


def test_the_help_of_plan_shows_its_commands_and_what_the_unnamed_one_takes() -> None:
    shown = CliRunner().invoke(app, ["plan", "--help"]).output
    places = [shown.index(part) for part in ("│ check ", "│ print ", "│ diff ", "PROGRAMME", "--time-limit")]
    assert min(places[1:3]) < places[-1]


@pytest.mark.parametrize(
    ("line", "proposal"),
    [
        (["plan", "chekc", "agenda.yaml"], "'check'"),
        (["plan", "prnt", "agenda.yaml", "papers"], "'print'"),
        (["roster", "chek", "list.csv"], "'check'"),
        (["survey", "inspct", "pre.csv"], "'inspect'"),
        (["evaluat", "pre.csv"], "'evaluate'"),
    ],
)
def test_a_slip_in_a_commands_name_is_answered_with_the_name(line: list[str], proposal: str) -> None:
    ran = run_here(line)
    assert ran.exit_code == 2
    assert f"Did you mean {proposal}?" in ran.said


def test_a_programme_whose_name_is_like_a_commands_is_planned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "drafts").mkdir()
    assert "No such command" not in run_here(["plan", "drafts"]).said
    assert "No such command" not in run_here(["plan", "check.yaml"]).said


@pytest.mark.parametrize(
    "line",
    [
        ["evaluate", "a.csv", "b.csv", "-i", "c.yaml", "--for", "doner"],
        ["plan", "draft", "p.yaml", "--seed", "-4"],
        ["plan", "draft", "p.yaml", "--seed", "four"],
        ["roster", "select", "list.csv", "--seats", "many"],
    ],
)
def test_a_wrong_value_of_an_option_is_told_without_words_of_a_library(line: list[str]) -> None:
    ran = run_here(line)
    assert ran.exit_code == 2
    assert line[-2] in ran.said
    assert "Value error" not in ran.said
    assert "Input should" not in ran.said
    assert ("Did you mean 'donor'?" in " ".join(ran.said.replace("│", " ").split())) == ("doner" in line)

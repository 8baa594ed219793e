"""Help answers at once, shows examples, and loads nothing heavy."""

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from ecpat_training.cli.main import app

HEAVY = {
    "pandas", "numpy", "scipy", "matplotlib", "ortools", "openpyxl", "docx", "lxml", "jinja2", "python_calamine",
    "yaml", "babel",
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

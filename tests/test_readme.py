"""The README tells the truth: its commands are run, in its order, and what it shows must appear."""

import contextlib
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.commands.running import run_here

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Shown:
    """A command as the README shows it, with the lines below it; `...` stands for lines left out."""

    command: str
    lines: tuple[str, ...]


def _shown() -> list[Shown]:
    found: list[Shown] = []
    for block in re.findall(r"^```console\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *lines = part.rstrip().split("\n")
            found.append(
                Shown(command, tuple(line.strip() for line in lines if line.strip() and line.strip() != "..."))
            )
    return found


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Shown, str, int]]:
    """What each command of the README prints, run one after the other in one folder as a reader would."""
    folder = tmp_path_factory.mktemp("reader")
    results = []
    with contextlib.chdir(folder):
        for shown in _shown():
            program, *arguments = shlex.split(shown.command)
            assert program == "ecpat", f"`{shown.command}`: only ecpat is run here"
            ran = run_here(arguments, environment={"COLUMNS": "100", "NO_COLOR": "1"})
            results.append((shown, ran.stdout + ran.stderr, ran.exit_code))
    return results


def test_the_readme_shows_the_three_jobs() -> None:
    commands = " ".join(shown.command for shown in _shown())
    for job in ("ecpat demo", "ecpat plan ", "ecpat plan check ", "ecpat roster check ", "ecpat evaluate "):
        assert job in commands


def test_every_command_of_the_readme_runs(outputs: list[tuple[Shown, str, int]]) -> None:
    for shown, output, code in outputs:
        assert code in (0, 1), f"`{shown.command}` ended with {code}:\n{output}"
        assert "error: internal" not in output


def test_what_the_readme_shows_is_what_the_program_prints(outputs: list[tuple[Shown, str, int]]) -> None:
    for shown, output, _ in outputs:
        printed = [" ".join(line.split()) for line in output.split("\n")]
        at = 0
        for line in shown.lines:
            wanted = " ".join(line.split())
            assert wanted in printed[at:], f"`{shown.command}` does not print `{line}` (in this order):\n{output}"
            at += printed[at:].index(wanted) + 1


@pytest.mark.parametrize("name", sorted(set(re.findall(r"\]\((?!https?:)([^)#]+)", README))))
def test_what_the_readme_links_to_is_there(name: str) -> None:
    assert (ROOT / name).exists()

"""The documentation tells the truth: each page's commands are run in its order, and what it shows must appear."""

import contextlib
import shlex
import shutil
from pathlib import Path

import pytest
import yaml

from tests.commands.running import EXAMPLE, run_here
from tests.docs.written import ALL, BY_HAND, Shown, anchors, blocks, links, name, shown_on

README = BY_HAND[0]
STARTS = "ecpat demo"


@pytest.mark.parametrize("page", [page for page in BY_HAND if shown_on(page)], ids=name)
def test_the_commands_of_a_page_run_and_print_what_it_shows(
    page: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    commands = shown_on(page)
    if commands[0].command == STARTS:
        demo, printed = request.getfixturevalue("newcomer")  # made once, by that very command
        shutil.copytree(demo, tmp_path / "demo-output")
        _prints_what_is_shown(commands.pop(0), printed)
    else:
        shutil.copytree(EXAMPLE, tmp_path / "demo-output" / "input")  # as the demo leaves it, without running it
    with contextlib.chdir(tmp_path):
        for one in commands:
            _runs_as_shown(one)


def _runs_as_shown(one: Shown) -> None:
    program, *arguments = shlex.split(one.command)
    assert program == "ecpat", f"`{one.command}`: only ecpat is run here"
    ran = run_here(arguments, environment={"COLUMNS": "100", "NO_COLOR": "1"})
    output = ran.stdout + ran.stderr
    assert ran.exit_code in (0, 1), f"`{one.command}` ended with {ran.exit_code}:\n{output}"
    assert "internal error" not in output
    _prints_what_is_shown(one, output)


def _prints_what_is_shown(one: Shown, output: str) -> None:
    printed, at = [" ".join(line.split()) for line in output.split("\n")], 0
    for line in one.lines:
        wanted = " ".join(line.split())
        assert wanted in printed[at:], f"`{one.command}` does not print `{line}` (in this order):\n{output}"
        at += printed[at:].index(wanted) + 1


def test_the_readme_shows_the_jobs() -> None:
    commands = [one.command for one in shown_on(README)]
    for job in ("demo", "plan", "roster check", "survey build", "evaluate"):
        assert any(command.startswith(f"ecpat {job} ") or command == f"ecpat {job}" for command in commands)


@pytest.mark.parametrize("page", BY_HAND, ids=name)
def test_a_prompt_stands_only_where_commands_are_run(page: Path) -> None:
    """What is shown with a prompt and an answer is in a block marked `console`."""
    for language in ("sh", "bash", "text", ""):
        assert not [line for block in blocks(page, language) for line in block.splitlines() if "$ ecpat" in line]


@pytest.mark.parametrize("page", [page for page in ALL if blocks(page, "yaml")], ids=name)
def test_what_a_page_shows_of_a_yaml_file_is_yaml(page: Path) -> None:
    for block in blocks(page, "yaml"):
        assert yaml.load(block, yaml.CSafeLoader)


@pytest.mark.parametrize("page", [page for page in ALL if links(page)], ids=name)
def test_what_a_page_links_to_is_there(page: Path) -> None:
    for link in links(page):
        file, _, place = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), f"{name(page)} links to {link}"
        assert not place or place in anchors(target), f"{name(page)} links to {link}"

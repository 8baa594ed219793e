"""What the repository says of itself to those who install, cite or build it: one version, one list of libraries."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ecpat_training import __version__
from tests.conftest import HERE, only_for_posix
from tests.sources import nodes

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CITATION = yaml.load((ROOT / "CITATION.cff").read_text(encoding="utf-8"), yaml.CSafeLoader)
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
WORKFLOW = (ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8")
LOCKS = ("run.txt", "build.txt", "dev.txt")
PAGES = ("LICENSES.md", "SECURITY.md", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "docs/privacy.md", "docs/standards.md")


def read(name: str) -> str:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8")


def plain(name: str) -> str:
    """A library's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirements: list[str]) -> set[str]:
    return {plain(re.split(r"[\[><=!; ]", one)[0]) for one in requirements}


def versions(name: str) -> dict[str, str]:
    found = re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==([^\s;\\]+)", read(name), flags=re.MULTILINE)
    return {plain(library): version for library, version in found}


def test_one_version_stands_everywhere() -> None:
    label = re.search(r'image\.version="([^"]+)"', DOCKERFILE)
    assert label
    assert {__version__, PROJECT["version"], str(CITATION["version"]), label[1]} == {PROJECT["version"]}


def test_one_licence_stands_everywhere() -> None:
    label = re.search(r'image\.licenses="([^"]+)"', DOCKERFILE)
    assert label
    assert {PROJECT["license"], CITATION["license"], label[1]} == {"Apache-2.0"}
    assert all((ROOT / name).is_file() for name in PROJECT["license-files"])


def test_the_citation_has_the_keys_that_the_format_asks_for() -> None:
    assert {"cff-version", "message", "title", "authors"} <= set(CITATION)


def test_each_library_of_the_project_is_locked() -> None:
    run, dev = named(PROJECT["dependencies"]), named(PROJECT["optional-dependencies"]["dev"])
    build = named([line for line in read("build.in").splitlines() if line[:1] not in ("#", "")])
    assert run <= set(versions("run.txt"))
    assert build <= set(versions("build.txt"))
    assert run | dev | build <= set(versions("dev.txt"))


@pytest.mark.parametrize("name", ["run.txt", "build.txt"])
def test_whoever_tests_has_what_runs(name: str) -> None:
    assert versions(name).items() <= versions("dev.txt").items()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_has_the_pinned_versions_each_with_a_hash_and_no_address(name: str) -> None:
    assert versions(name).items() <= versions("pinned.txt").items()
    for one in re.split(r"\n(?=\S)", read(name).strip()):
        assert one.startswith("#") or "--hash=sha256:" in one, one
    assert "://" not in read(name)


def test_the_image_and_the_wheel_are_installed_by_hash_alone() -> None:
    for text in (
        DOCKERFILE,
        (ROOT / ".ci" / "run").read_text(encoding="utf-8").partition('lowest versions promised"')[0],
    ):
        for line in re.findall(r"pip install (.*)", text):
            assert "--require-hashes" in line or "--no-deps" in line, line


def test_the_image_is_built_of_nothing_but_what_the_builder_may_see() -> None:
    allowed = {
        line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line[:1] == "!"
    }
    copied = {
        part
        for line in re.findall(r"^COPY (?!--from)(.*) \S+$", DOCKERFILE, flags=re.MULTILINE)
        for part in line.split()
    }
    assert copied == allowed
    assert all((ROOT / name).exists() for name in allowed)


def test_the_workflow_runs_what_ci_runs_and_may_only_read() -> None:
    steps = yaml.load(WORKFLOW, yaml.CSafeLoader)
    assert steps["permissions"] == {"contents": "read"}
    assert any(step.get("run") == ".ci/run" for step in steps["jobs"]["everything"]["steps"])
    assert {
        found for found in re.findall(r"uses: \S+@(\S+)", WORKFLOW) if not re.fullmatch(r"v\d+|[0-9a-f]{40}", found)
    } == set()
    tested = set(steps["jobs"]["tests"]["strategy"]["matrix"]["python"])
    told = {
        found[1] for one in PROJECT["classifiers"] if (found := re.fullmatch(r".* (3\.\d+)", one.replace("::", "")))
    }
    assert told <= tested


def test_only_what_posix_alone_has_is_left_out_on_windows() -> None:
    names = only_for_posix()
    assert "files/test_writing.py" in names
    assert len(names) < 0.1 * len(list(HERE.rglob("test_*.py")))


NETWORK = {
    "urllib",
    "http",
    "socket",
    "ssl",
    "requests",
    "httpx",
    "aiohttp",
    "ftplib",
    "smtplib",
    "webbrowser",
    "asyncio",
}


def imports() -> Iterator[tuple[Path, str]]:
    for path, inside in nodes().items():
        for node in inside:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            yield from ((path, name.partition(".")[0]) for name in names)


def test_no_part_of_the_program_imports_a_network_module() -> None:
    """As docs/privacy.md says: data go nowhere but to one's own disk. `ecpat serve` asks this machine's browser to open
    an address of this machine, which needs `webbrowser`; it listens by Uvicorn, on the loopback address alone."""
    assert NETWORK & set(sys.stdlib_module_names)
    found = {(path.name, name) for path, name in imports() if name in NETWORK}
    assert found == {("starting.py", "webbrowser")}


def test_what_the_paper_cites_stands_in_its_list_and_the_other_way_round() -> None:
    cited = set(re.findall(r"@([a-z]+\d{4})", (ROOT / "paper.md").read_text(encoding="utf-8")))
    listed = re.findall(r"^@\w+\{(\w+),", (ROOT / "paper.bib").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted(cited) == sorted(listed)


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_links_to_is_there(page: str) -> None:
    path = ROOT / page
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / link).exists(), link

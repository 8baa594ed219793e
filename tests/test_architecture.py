"""docs/architecture.md is the design as built: the rooms it names are the rooms there are, in the linted order."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "src" / "ecpat_training"
ROOMS = sorted(folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").is_file())
CONTRACT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]


def test_the_picture_is_the_contract() -> None:
    layers = next(one["layers"] for one in CONTRACT["contracts"] if one["type"] == "layers")
    drawn = re.search(r"fails\)\.\n\n((?:    .+\n)+)", PAGE)
    assert drawn
    assert [line.strip() for line in drawn[1].splitlines()] == [layer for layer in layers if layer != "__main__"]


def test_every_room_is_described_once() -> None:
    assert sorted(re.findall(r"^\| `(\w+)/` \|", PAGE, flags=re.MULTILINE)) == ROOMS


@pytest.mark.parametrize("path", sorted(set(re.findall(rf"`((?:{'|'.join(ROOMS)})/[\w/]+\.py)`", PAGE))))
def test_a_file_that_the_page_names_is_there(path: str) -> None:
    assert (PACKAGE / path).is_file()


def test_each_library_of_the_project_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    table = PAGE.partition("## Libraries")[2].lower()
    names = {re.split(r"[><=]", dependency)[0].lower() for dependency in project["dependencies"]}
    words = {"ortools": "or-tools"}
    assert [name for name in sorted(names) if words.get(name, name) not in table] == []


NAMES = {"yaml": "pyyaml", "docx": "python-docx", "python_calamine": "python-calamine", "ortools": "or-tools"}
PARTS = {"pydantic_core": "pydantic", "markupsafe": "jinja2"}


@pytest.mark.parametrize("room", ROOMS)
def test_the_page_names_the_outside_libraries_of_each_room(room: str) -> None:
    row = re.search(rf"^\| `{room}/` \|.*\| (.*) \|$", PAGE, flags=re.MULTILINE)
    assert row
    said = set(re.findall(r"[a-z][\w-]+", re.sub(r"\(.*?\)", "", row[1].lower()))) - {"none"}
    assert said == {PARTS.get(name, NAMES.get(name, name)) for name in imported(room)}


def imported(room: str) -> set[str]:
    """The libraries that the files of a room import, at the top or inside a function."""
    names: set[str] = set()
    for path in (PACKAGE / room).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module)
    return {name.partition(".")[0] for name in names} - set(sys.stdlib_module_names) - {"ecpat_training"}


@pytest.mark.parametrize("room", ROOMS)
def test_no_drawer_and_no_crowded_file(room: str) -> None:
    for path in (PACKAGE / room).rglob("*.py"):
        assert path.stem not in {"utils", "util", "common", "helpers", "misc"}
        assert path.read_text(encoding="utf-8").count("\n") <= 400, path


ROOMS_OF_RULES = [PACKAGE / feature / "rules" for feature in ("agenda", "roster")]
RULES = {path.stem.replace("_", " ") for room in ROOMS_OF_RULES for path in room.glob("[!_]*.py")}
A_RULE = re.compile(r"ecpat_training\.(agenda|roster)\.rules\.")
OTHER_MEANINGS = {"frame", "language", "size", "tracks"}  # blocks of pictures, keys of files, what is counted


def test_a_rule_is_known_by_name_in_its_own_file_alone() -> None:
    """Whoever plans, explains or selects asks a rule what it says of itself (`rule_parts/rule.py` of its feature), so
    that a rule is one file."""
    others = [path for path in PACKAGE.rglob("*.py") if path.parent not in ROOMS_OF_RULES]
    assert len(RULES) > 30
    named = {path: set(named_in(ast.parse(path.read_text(encoding="utf-8")))) for path in others}
    assert {str(path): names for path, names in named.items() if names} == {}


def named_in(tree: ast.Module) -> Iterator[str]:
    """The rules that a file names, as text or as a module; a word with another meaning only where it is compared with a
    name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in RULES - OTHER_MEANINGS:
            yield node.value
        elif isinstance(node, ast.ImportFrom) and re.match(
            r"ecpat_training\.(agenda|roster)\.rules\.", node.module or ""
        ):
            yield node.module or ""
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(isinstance(one, ast.Attribute) and one.attr in ("name", "rule") for one in sides):
                words = (part.value for one in sides for part in ast.walk(one) if isinstance(part, ast.Constant))
                yield from (str(word) for word in words if word in OTHER_MEANINGS)

"""docs/architecture.md is the design as built: the rooms it names are the rooms there are, in the linted order.

What docs/data-flow.md, docs/libraries.md and docs/decisions/ name is there as well.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.sources import nodes, nodes_in, trees_in

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
FLOW = (ROOT / "docs" / "data-flow.md").read_text(encoding="utf-8")
DECISIONS = ROOT / "docs" / "decisions"
DECIDED = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))
DECISION_TEXTS = {name: (DECISIONS / name).read_text(encoding="utf-8") for name in DECIDED}
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


_NAMED = re.compile(rf"`((?:(?:{'|'.join(ROOMS)}|tests|benchmarks)/)[\w/.-]+)`")


@pytest.mark.parametrize("path", sorted(set(_NAMED.findall("".join([PAGE, FLOW, *DECISION_TEXTS.values()])))))
def test_a_file_that_a_page_names_is_there(path: str) -> None:
    assert (PACKAGE / path).exists() or (ROOT / path).exists()


@pytest.mark.parametrize(
    ("path", "function"), re.findall(r"^\| [^|]+ \| `([\w/]+\.py)` \| `(\w+)` \|", FLOW, flags=re.MULTILINE)
)
def test_each_step_of_a_walk_is_a_function_of_its_file(path: str, function: str) -> None:
    assert function in {node.name for node in nodes()[PACKAGE / path] if isinstance(node, ast.FunctionDef)}


def test_each_row_of_a_walk_is_a_step() -> None:
    rows = [line for line in FLOW.splitlines() if line.startswith("| ") and not line.startswith(("| step", "| ---"))]
    assert len(re.findall(r"^\| [^|]+ \| `[\w/]+\.py` \| `\w+` \|", FLOW, flags=re.MULTILINE)) == len(rows) > 40


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [name[:4] for name in DECIDED] == [f"{number:04}" for number in range(1, len(DECIDED) + 1)]


@pytest.mark.parametrize("name", DECIDED)
def test_a_decision_has_its_number_a_date_what_was_decided_and_why(name: str) -> None:
    text = DECISION_TEXTS[name]
    assert re.match(rf"# {name[:4]}: .+\n\nDecided on \d{{4}}-\d\d-\d\d\.\n\n## Decision\n\n\S", text)
    headings = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    allowed = ("Decision", "Why", "Measured", "Tried, or considered", "Replaced by")
    assert headings == [heading for heading in allowed if heading in headings]
    assert headings[:2] == ["Decision", "Why"]


def test_the_index_and_the_navigation_name_each_decision_once_with_its_title_and_date() -> None:
    index = (DECISIONS / "index.md").read_text(encoding="utf-8")
    shown = {
        name: (title, date) for title, name, date in re.findall(r"^- \[(.+)\]\((.+)\), (\S+)$", index, re.MULTILINE)
    }
    assert shown == {name: _title_and_date(text) for name, text in DECISION_TEXTS.items()}
    menu = re.findall(r"decisions/(\d\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert menu == DECIDED


def _title_and_date(text: str) -> tuple[str, str]:
    found = re.match(r"# \d{4}: (.+)\n\nDecided on (\S+)\.", text)
    assert found
    return found[1], found[2]


def test_each_library_of_the_project_has_its_reason() -> None:
    file = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [*file["project"]["dependencies"], *file["build-system"]["requires"]]
    needed += [one for extra in file["project"]["optional-dependencies"].values() for one in extra]
    table = (ROOT / "docs" / "libraries.md").read_text(encoding="utf-8").lower()
    said = set(re.findall(r"[a-z][\w-]+", " ".join(re.findall(r"^\| ([^|]+) \|", table, flags=re.MULTILINE))))
    names = {re.split(r"[><=]", dependency)[0].lower() for dependency in needed}
    words = {"ortools": "or-tools"}
    assert [name for name in sorted(names) if words.get(name, name) not in said] == []


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
    for _, inside in nodes_in(PACKAGE / room):
        for node in inside:
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


@pytest.mark.parametrize("room", ROOMS)
def test_no_constant_is_written_twice_in_a_file(room: str) -> None:
    """The second would silently win, as where two catalogues of words become one file."""
    for path, tree in trees_in(PACKAGE / room):
        names = [name for node in tree.body for name in constants(node)]
        assert sorted({name for name in names if names.count(name) > 1}) == [], path


def constants(node: ast.stmt) -> Iterator[str]:
    """The names that a statement at the top of a file gives to values."""
    if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
        return
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    for target in targets:
        yield from (part.id for part in ast.walk(target) if isinstance(part, ast.Name))


def test_no_files_import_each_other_in_a_circle() -> None:
    """Nor where an import waits inside a function, or is there for types alone."""
    files = {path: inside for path, inside in nodes().items() if path.name != "__init__.py"}
    modules = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts) for path in files}
    graph = {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): {
            name
            for node in inside
            if isinstance(node, ast.ImportFrom)
            for name in (node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names))
            if name in modules
        }
        for path, inside in files.items()
    }
    assert circle(graph) == []


def circle(graph: Mapping[str, set[str]]) -> list[str]:
    """The files of a circle, in its order; nothing where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def test_a_circle_would_be_found() -> None:
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}})) == {"a", "b", "c"}
    assert circle({"a": {"b"}, "b": {"c"}}) == []


ROOMS_OF_RULES = [PACKAGE / feature / "rules" for feature in ("agenda", "roster", "series")]
RULES = {path.stem.replace("_", " ") for room in ROOMS_OF_RULES for path in room.glob("[!_]*.py")}
A_RULE = re.compile(r"ecpat_training\.(agenda|roster|series)\.rules\.")
OTHER_MEANINGS = {"frame", "language", "size", "tracks", "venues"}  # blocks of pictures, keys of files, what is counted


def test_a_rule_is_known_by_name_in_its_own_file_alone() -> None:
    """Whoever plans, explains or selects asks a rule what it says of itself (`rule_parts/rule.py` of its feature), so
    that a rule is one file."""
    others = {path: inside for path, inside in nodes().items() if path.parent not in ROOMS_OF_RULES}
    assert len(RULES) > 30
    named = {path: set(named_in(inside)) for path, inside in others.items()}
    assert {str(path): names for path, names in named.items() if names} == {}


def named_in(inside: Sequence[ast.AST]) -> Iterator[str]:
    """The rules that a file names, as text or as a module; a word with another meaning only where it is compared with a
    name."""
    for node in inside:
        if isinstance(node, ast.Constant) and node.value in RULES and node.value not in OTHER_MEANINGS:
            yield node.value
        elif isinstance(node, ast.ImportFrom) and re.match(
            r"ecpat_training\.(agenda|roster|series)\.rules\.", node.module or ""
        ):
            yield node.module or ""
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(isinstance(one, ast.Attribute) and one.attr in ("name", "rule") for one in sides):
                words = (part.value for one in sides for part in ast.walk(one) if isinstance(part, ast.Constant))
                yield from (str(word) for word in words if word in OTHER_MEANINGS)

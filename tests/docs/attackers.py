"""The table of attackers in docs/privacy.md, made of the attacks that the tests try: a row an attacker."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from tests.docs.markdown import FOLDER

PAGE = FOLDER / "privacy.md"
ROWS = Path(__file__).with_name("attackers.yaml")
TESTS = ROWS.parents[1]
_HEADING = "## Who might attack, and what stands against it\n\n"


@cache
def attackers() -> tuple[dict[str, str], ...]:
    """The rows, without what tried them."""
    return tuple(yaml.load(ROWS.read_text("utf-8"), yaml.CSafeLoader))


@cache
def tried() -> dict[str, Counter[str]]:
    """By attacker: how many tests of which file try it."""
    by_attacker: dict[str, Counter[str]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        for who, _ in marked(path):
            by_attacker.setdefault(who, Counter())[path.relative_to(TESTS.parent).as_posix()] += 1
    return by_attacker


def marked(path: Path) -> Iterator[tuple[str, str]]:
    """(attacker, test) for each test of a file that bears the mark, by itself or with its whole file."""
    text = path.read_text("utf-8")
    if ".attack(" not in text:
        return
    body = ast.parse(text).body
    of_file = [who for node in body if isinstance(node, ast.Assign) for who in _attackers([node.value])]
    for node in body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield from ((who, node.name) for who in (*of_file, *_attackers(node.decorator_list)))


def _attackers(marks: list[ast.expr]) -> Iterator[str]:
    for mark in marks:
        if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.attack":
            yield ast.literal_eval(mark.args[0])


def page() -> str:
    """The page with its table as it is to be."""
    before, _, rest = PAGE.read_text("utf-8").partition(_HEADING)
    return f"{before}{_HEADING}{_table()}\n\n## {rest.partition('## ')[2]}"


def _table() -> str:
    rows = [
        " | ".join((row["who"], row["wants"], row["against"], _tried_by(row))).join(("| ", " |")) for row in attackers()
    ]
    return "\n".join(("| who | wants | what stands against it | tried by |", "| --- | --- | --- | --- |", *rows))


def _tried_by(row: dict[str, str]) -> str:
    files = [f"`{path}` ({number})" for path, number in sorted(tried()[row["tried"]].items())]
    return ", ".join([*files, *([f"`{row['besides']}`"] if "besides" in row else [])])

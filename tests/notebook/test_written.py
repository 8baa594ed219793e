"""What is written for notebooks runs: the page on Python with what it shows, and the example notebook cell by cell."""

import ast
import contextlib
import io
import json
import shutil
from pathlib import Path
from typing import Any

from tests.commands.running import EXAMPLE
from tests.docs.written import ROOT, blocks

PAGE = ROOT / "docs" / "how-to" / "python.md"
NOTEBOOK = ROOT / "examples" / "notebooks" / "tirana.ipynb"


def test_the_page_on_python_runs_and_prints_what_it_shows(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "demo-output" / "input")
    namespace: dict[str, Any] = {}
    with contextlib.chdir(tmp_path), contextlib.redirect_stdout(io.StringIO()) as out:
        for block in blocks(PAGE, "python"):
            exec(compile(block, PAGE.name, "exec"), namespace)
    printed, at = [" ".join(line.split()) for line in out.getvalue().splitlines()], 0
    shown = [line for block in blocks(PAGE, "text") for line in block.splitlines()]
    assert len(shown) > 10
    for line in shown:
        wanted = " ".join(line.split())
        assert wanted in printed[at:], f"the page does not print `{line}` (in this order):\n{out.getvalue()}"
        at += printed[at:].index(wanted) + 1
    assert (tmp_path / "agenda.docx").is_file()
    assert (tmp_path / "agenda.ics").is_file()


def run(cells: list[str]) -> list[object]:
    """Runs cells in one namespace, one after the other, and gives the value of each one's last line, as Jupyter
    shows it."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    values: list[object] = []
    for number, cell in enumerate(cells, 1):
        tree = ast.parse(cell)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, f"cell {number}", "exec"), namespace)
        shown = ast.Expression(last.value) if isinstance(last, ast.Expr) else None
        values.append(eval(compile(shown, f"cell {number}", "eval"), namespace) if shown else None)
    return values


def test_the_example_notebook_runs(tmp_path: Path) -> None:
    """In the order of its cells, from the folder that it stands in, leaving the example's files as they are."""
    shutil.copytree(EXAMPLE, tmp_path / EXAMPLE.name)
    (tmp_path / "notebooks").mkdir()
    with contextlib.chdir(tmp_path / "notebooks"), contextlib.redirect_stdout(io.StringIO()) as out:
        values = run(["".join(cell["source"]) for cell in _cells("code")])
    looks = {name for value in values for name in ("_repr_html_", "_repr_svg_") if hasattr(value, name)}
    assert looks == {"_repr_html_", "_repr_svg_"}
    assert all(getattr(value, name)() for value in values for name in looks if hasattr(value, name))
    assert [path.name for path in values[-1]] == ["agenda.docx", "check.html", "effect.docx"]  # type: ignore[attr-defined]
    assert "[roster.unknown-value]" in out.getvalue()
    assert "Aligned by the codes in the index: " in out.getvalue()
    changed = [
        one for one in EXAMPLE.iterdir() if (tmp_path / EXAMPLE.name / one.name).read_bytes() != one.read_bytes()
    ]
    assert changed == []


def test_the_example_notebook_is_kept_without_outputs() -> None:
    """Outputs differ by machine, and those of a real one would hold what people answered."""
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in _cells("code"))
    text = NOTEBOOK.read_text("utf-8")
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
    ids = [cell["id"] for cell in json.loads(text)["cells"]]
    assert len(ids) == len(set(ids))


def test_the_example_notebook_says_first_that_it_is_synthetic() -> None:
    assert "**Synthetic**" in "".join(_cells("markdown")[0]["source"])


def _cells(kind: str) -> list[dict[str, Any]]:
    cells = json.loads(NOTEBOOK.read_text("utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == kind]

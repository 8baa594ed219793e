"""The source as syntax trees, parsed once for all tests that look into it."""

import ast
import gc
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import ecpat_training

SOURCE = Path(ecpat_training.__file__).parent


@cache
def trees() -> Mapping[Path, ast.Module]:
    """The tree of each file. They are a million objects that never go: the collector of garbage, which would walk
    through them again and again, is told to leave them alone."""
    gc.collect()
    gc.disable()
    try:
        parsed = {path: ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
        gc.freeze()
    finally:
        gc.enable()
    return parsed


@cache
def nodes() -> Mapping[Path, Sequence[ast.AST]]:
    """All nodes of each tree in the order of `ast.walk`, but for those that only say whether a name is read or written,
    a third of all. Walking takes seconds for the whole source: it is done once, however many tests look into it."""
    files = trees()
    gc.disable()
    try:
        walked = {path: _walked(tree) for path, tree in files.items()}
        gc.freeze()
    finally:
        gc.enable()
    return walked


def _walked(tree: ast.Module) -> Sequence[ast.AST]:
    """As `ast.walk`, at half of its price."""
    found: list[ast.AST] = [tree]
    for node in found:  # which grows meanwhile
        for name in node._fields:
            value = getattr(node, name, None)
            if value.__class__ is list:
                found.extend(part for part in value if isinstance(part, ast.AST))
            elif isinstance(value, ast.AST) and name != "ctx":
                found.append(value)
    return found


def nodes_in(folder: Path) -> list[tuple[Path, Sequence[ast.AST]]]:
    """Those of a folder and of the folders in it."""
    return [(path, inside) for path, inside in nodes().items() if path.is_relative_to(folder)]


def trees_in(folder: Path) -> list[tuple[Path, ast.Module]]:
    """Those of a folder and of the folders in it."""
    return [(path, tree) for path, tree in trees().items() if path.is_relative_to(folder)]

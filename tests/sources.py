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
    """All nodes of each tree in the order of `ast.walk`, which takes a second for the whole source: it is gone through
    once, however many tests look into it."""
    files = trees()
    gc.disable()
    try:
        walked = {path: tuple(ast.walk(tree)) for path, tree in files.items()}
        gc.freeze()
    finally:
        gc.enable()
    return walked


def nodes_in(folder: Path) -> list[tuple[Path, Sequence[ast.AST]]]:
    """Those of a folder and of the folders in it."""
    return [(path, inside) for path, inside in nodes().items() if path.is_relative_to(folder)]


def trees_in(folder: Path) -> list[tuple[Path, ast.Module]]:
    """Those of a folder and of the folders in it."""
    return [(path, tree) for path, tree in trees().items() if path.is_relative_to(folder)]

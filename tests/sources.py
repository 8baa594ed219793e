"""The source as syntax trees, parsed once for all tests that look into it."""

import ast
import gc
from collections.abc import Mapping
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


def trees_in(folder: Path) -> list[tuple[Path, ast.Module]]:
    """Those of a folder and of the folders in it."""
    return [(path, tree) for path, tree in trees().items() if path.is_relative_to(folder)]

"""Whether two folders hold the same reports: text and web pages to the letter, figures to nine digits."""

import json
import math
from collections.abc import Iterator
from pathlib import Path

DIGITS = 1e-9


def differences(expected: Path, actual: Path) -> list[str]:
    """What differs between the reports of two processors, a line each; empty where nothing does."""
    names = sorted({path.name for folder in (expected, actual) for path in folder.iterdir() if path.is_file()})
    return [line for name in names for line in _of_file(expected / name, actual / name)]


def _of_file(expected: Path, actual: Path) -> Iterator[str]:
    if not (expected.exists() and actual.exists()):
        yield f"{expected.name}: written under one of both alone"
    elif expected.suffix == ".json":
        figures = (json.loads(path.read_text("utf-8")) for path in (expected, actual))
        yield from (f"{expected.name}{line}" for line in unequal_figures(*figures))
    elif expected.read_bytes() != actual.read_bytes():
        lines = zip(*(path.read_text("utf-8").splitlines() for path in (expected, actual)), strict=False)
        first = next((pair for pair in lines if pair[0] != pair[1]), ("the same lines", "and more of them"))
        yield f"{expected.name}: {first[0].strip()[:200]!r} and {first[1].strip()[:200]!r}"


def unequal_figures(expected: object, actual: object, path: str = "") -> Iterator[str]:
    """Where two JSON values differ: a number by more than 1e-9 of itself, or of 1 if it is smaller."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for key in sorted(expected.keys() | actual.keys()):
            yield from unequal_figures(expected.get(key), actual.get(key), f"{path}.{key}")
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for index, pair in enumerate(zip(expected, actual, strict=True)):
            yield from unequal_figures(*pair, f"{path}[{index}]")
    elif isinstance(expected, float) and isinstance(actual, float):
        if not math.isclose(expected, actual, rel_tol=DIGITS, abs_tol=DIGITS):
            yield f"{path}: {expected!r} and {actual!r}"
    elif expected != actual:
        yield f"{path}: {expected!r} and {actual!r}"

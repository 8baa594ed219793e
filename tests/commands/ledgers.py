"""People whose reports are published into a ledger, again and again."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

LEDGER, KEY = "ecpat-published.yaml", "ecpat-published.key"
INSTRUMENT = """\
instrument: Points
id: points
scales:
  - {id: points, title: Points, kind: number, answers: 0-60, items: [{id: points}]}
"""
Rows = list[tuple[str, int]]
Publish = Callable[..., tuple[int, str]]


def people(number: int) -> Rows:
    """Codes that are far apart, and points."""
    return [(f"{chr(65 + at % 26) * 3}-{at:03d}", 5 + at * 11 % 31) for at in range(number)]


def written(folder: Path, rows: Sequence[tuple[str, int]], name: str = "") -> tuple[str, str]:
    """Two waves of them."""
    (folder / "instrument.yaml").write_text(INSTRUMENT, "utf-8")
    names = f"{name}pre.csv", f"{name}post.csv"
    for file, more in zip(names, (0, 3), strict=True):
        with (folder / file).open("w", encoding="utf-8", newline="") as stream:
            lines = csv.writer(stream)
            lines.writerow(["code", "points"])
            lines.writerows([code, points + more * (points % 3)] for code, points in rows)
    return names

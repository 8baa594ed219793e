"""A second program for the donor's table, which shares nothing with the first: it reads the lists as text, takes people
for one by what the lists' makers know, and counts in plain sets."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SIDES = {
    "police officer": "law enforcement",
    "prosecutor": "law enforcement",
    "social worker": "care",
    "psychologist": "care",
    "judge": "other",
}
HALF_DAYS = ("Day 1 AM", "Day 1 PM", "Day 2 AM", "Day 2 PM")


@dataclass(frozen=True)
class Row:
    """A row of a list: the line, the person, and what it says."""

    file: str
    line: int
    person: str
    sex: str
    profession: str
    stakeholder: str
    organisation: str
    ticks: int

    @property
    def side(self) -> str:
        return SIDES[self.profession]

    @property
    def year(self) -> str:
        return {"al-1.csv": "2005", "al-2.csv": "2006"}[self.file]


def rows(folder: Path) -> list[Row]:
    """Who came, by the lists of a folder."""
    found = []
    for file in ("al-1.csv", "al-2.csv"):
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            for line, one in enumerate(csv.DictReader(lines), 2):
                ticks = sum(one[name] == "x" for name in HALF_DAYS)
                if ticks:
                    found.append(
                        Row(
                            file,
                            line,
                            one["E-mail"],
                            one["Gender"],
                            one["Profession"],
                            one["Stakeholder"],
                            one["Organisation"],
                            ticks,
                        )
                    )
    return found


COUNTED: dict[str, Callable[[Row], bool]] = {
    "all": lambda _: True,
    "ALL-010": lambda one: one.stakeholder == "GO" and one.ticks == len(HALF_DAYS),
    "CIV-007": lambda one: one.ticks == len(HALF_DAYS),
    "1": lambda one: one.profession in ("judge", "prosecutor"),
    "5a": lambda _: True,
    "note": lambda _: True,
}
"""Whom each indicator counts."""
Cell = tuple[str, str, str, str]
"""An indicator, a window, what it is broken down by, and the kind."""


def cells(there: Iterable[Row], code: str) -> dict[Cell, tuple[int, int, dict[str, tuple[int, ...]]]]:
    """Persons, participations and the lines of each file, for every cell of an indicator."""
    counted = [one for one in there if COUNTED[code](one)]
    gathered: dict[Cell, list[Row]] = {}
    for one in counted:
        for cell in _cells_of(one, code):
            gathered.setdefault(cell, []).append(one)
    return {
        cell: (
            len({one.person for one in those}),
            len(those),
            {
                file: tuple(one.line for one in those if one.file == file)
                for file in ("al-1.csv", "al-2.csv")
                if any(one.file == file for one in those)
            },
        )
        for cell, those in gathered.items()
    }


def _cells_of(one: Row, code: str) -> Iterator[Cell]:
    windows = ["", one.year, f"until {one.year}"]
    if one.year == "2005":
        windows.append("until 2006")
    for window in windows:
        yield code, window, "", ""
        yield code, window, "sex", one.sex
        yield code, window, "side", one.side
        yield code, window, "sex and side", f"{one.sex}, {one.side}"

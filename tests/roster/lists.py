"""Participant lists for tests, written as one sees them in a spreadsheet."""

import csv

from ecpat_training.files.table import CellTable, CellValue
from tests.shared import SHARED


def sheet(text: str, name: str = "Sheet1") -> CellTable:
    """A sheet from lines with `|` between the cells; an empty line is an empty row."""
    rows: list[list[CellValue]] = [
        [cell.strip(" ") or None for cell in line.split("|")] if line.strip() else []
        for line in text.strip("\n").splitlines()
    ]
    return CellTable("roster.xlsx", rows, sheet=name)


def traps(*kinds: str) -> list[dict[str, str]]:
    """Words that matching by nearness gets wrong, where the shared folder is there."""
    if SHARED is None:
        return []
    lines = (SHARED / "data" / "messy" / "fuzzy_traps.csv").read_text("utf-8").splitlines()
    return [row for row in csv.DictReader(lines) if row["kind"] in kinds]

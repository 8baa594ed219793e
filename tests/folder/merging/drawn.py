"""Drawn three-way cases: a list with codes as it was sent out, and partners who each changed some of it."""

import csv
import io
import random
from collections.abc import Sequence
from typing import NamedTuple

from ecpat_training.folder.merging.model.memory import Folder

Rows = list[dict[str, str]]
FILE = "trainings/al-1/materials.csv"


class Version(NamedTuple):
    """A table: its columns in their order, its rows."""

    columns: list[str]
    rows: Rows

    @property
    def data(self) -> bytes:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerows([self.columns, *([row.get(name, "") for name in self.columns] for row in self.rows)])
        return text.getvalue().encode()

    @property
    def cells(self) -> set[tuple[str, str, str]]:
        """Every cell with its row's code and its column."""
        return {(row["Code"], name, row[name]) for row in self.rows for name in self.columns if row.get(name)}


class Drawn(NamedTuple):
    """A case: what was sent out, and what each partner sent back."""

    sent: Version
    partners: tuple[Version, ...]

    @property
    def folders(self) -> list[Folder]:
        return [Folder(f"partner-{number}", {FILE: one.data}) for number, one in enumerate(self.partners)]

    @property
    def base(self) -> dict[str, bytes]:
        return {FILE: self.sent.data}


def drawn(seed: int, partners: int = 2) -> Drawn:
    """A case by its seed."""
    chance = random.Random(seed)
    columns = ["Code", *(f"Column {letter}" for letter in "ABCDE"[: chance.randint(1, 5)])]
    rows = [
        {
            "Code": f"M-{number}",
            **{name: chance.choice(["", "x", "y", f"text {number}", "2,5"]) for name in columns[1:]},
        }
        for number in range(chance.randint(1, 8))
    ]
    sent = Version(columns, rows)
    return Drawn(sent, tuple(_edited(sent, chance) for _ in range(partners)))


def _edited(sent: Version, chance: random.Random) -> Version:
    columns, rows = [*sent.columns], [dict(row) for row in sent.rows]
    for _ in range(chance.randint(0, 5)):
        kind = chance.choice(["cell", "cell", "cell", "add", "remove", "column", "order"])
        if kind == "cell" and rows:
            chance.choice(rows)[chance.choice(columns[1:])] = chance.choice(["", "new", "other", "x", "=1+1", "-5"])
        elif kind == "add":
            code = f"N-{chance.randint(1, 3)}"
            if code not in [row["Code"] for row in rows]:
                rows.append({"Code": code, columns[-1]: chance.choice(["new", "other"])})
        elif kind == "remove" and len(rows) > 1:
            rows.remove(chance.choice(rows))
        elif kind == "column" and (more := [one for one in ("City", "Note") if one not in columns]):
            columns.insert(chance.randint(1, len(columns)), more[0])
            for row in rows:
                row[more[0]] = chance.choice(["", "Tirana", "Chisinau"])
        elif kind == "order":
            chance.shuffle(rows)
            if chance.random() < 0.5:
                rest = columns[1:]
                chance.shuffle(rest)
                columns = ["Code", *rest]
    return Version(columns, rows)


def expected(case: Drawn) -> tuple[dict[tuple[str, str], str], set[tuple[str, str]]]:
    """What has to become of each cell, counted apart from the program: its value, by code and column, and the cells and
    rows (with an empty column) that have to be asked."""
    sent = {row["Code"]: row for row in case.sent.rows}
    backs = [({row["Code"]: row for row in one.rows}, one.columns) for one in case.partners]
    values: dict[tuple[str, str], str] = {}
    asked: set[tuple[str, str]] = set()
    for code in {*sent, *(code for rows, _ in backs for code in rows)}:
        row = sent.get(code)
        changed = set()
        for name in {*case.sent.columns, *(name for _, columns in backs for name in columns)}:
            was = row.get(name, "") if row else ""
            now = {rows[code].get(name, "") for rows, columns in backs if code in rows and name in columns} - {was}
            changed |= {name} if now else set()
            values[code, name] = next(iter(now)) if len(now) == 1 else was
            if len(now) > 1:
                asked.add((code, name))
        removed = row is not None and any(code not in rows for rows, _ in backs)
        if removed and changed:
            asked.add((code, ""))
        elif removed:
            values = {key: value for key, value in values.items() if key[0] != code}
    return values, asked


def shuffled(folders: Sequence[Folder], seed: int) -> list[Folder]:
    """The folders in another order."""
    order = [*folders]
    random.Random(seed).shuffle(order)
    return order

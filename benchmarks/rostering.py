"""`ecpat roster check` against its floor: starting Python, a Typer program of one command with two arguments, importing
pydantic, Rich, PyYAML and calamine, reading the list's cells and the programme's YAML; nothing is checked or printed.

The floor imports pydantic but makes no model of its own: the models, the rules and the tables of words are ours to
answer for.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.process import measure, show
from ecpat_training.core.shipped import shipped

FLOOR = """
from pathlib import Path
import typer
app = typer.Typer()

@app.command()
def check(roster: Path, programme: Path = typer.Option(...)) -> None:
    import pydantic, rich.console, rich.table, yaml
    from python_calamine import CalamineWorkbook
    if roster.suffix == ".csv":
        import csv
        with roster.open(encoding="utf-8", newline="") as file:
            list(csv.reader(file))
    else:
        CalamineWorkbook.from_path(str(roster)).get_sheet_by_index(0).to_python()
    yaml.load(programme.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)

app()
"""
LARGE, LARGEST = 100_000, 200_000
BESIDE = ("id", "given name", "surname", "organisation", "type", "role", "profession", "gender", "country", "email")
APART = ("role", "id", "given name", "surname", "organisation", "type", "profession", "gender", "country", "email")
OURS = (sys.executable, "-m", "ecpat_training", "roster", "check")


def main() -> None:
    """A partner's list as the example holds it; then long lists with role and profession side by side, as the example
    has them, and apart; of these processor time counts, since they are judged on busy machines too."""
    example = shipped("examples") / "tirana-2005"
    roster, programme = str(example / "roster-as-sent.xlsx"), str(example / "programme.yaml")
    small = {
        "floor: import and read": [sys.executable, "-c", FLOOR, roster, "--programme", programme],
        "ecpat roster check, the example": [*OURS, roster, "--programme", programme],
    }
    show("Roster check", measure(small, repeats=21), "floor: import and read")
    with tempfile.TemporaryDirectory() as folder:
        long = {
            f"{LARGE:,} rows, side by side": _csv(Path(folder) / "beside.csv", BESIDE, LARGE),
            f"{LARGE:,} rows, apart": _csv(Path(folder) / "apart.csv", APART, LARGE),
            f"{LARGE:,} rows, .xlsx": _workbook(Path(folder) / "beside.xlsx", BESIDE, LARGE),
            f"{LARGEST:,} rows, side by side": _csv(Path(folder) / "longest.csv", BESIDE, LARGEST),
        }
        for name, path in long.items():
            floor = f"floor: import and read {path.name}"
            commands = {
                floor: [sys.executable, "-c", FLOOR, str(path), "--programme", programme],
                f"ecpat roster check, {name}": [*OURS, str(path), "--programme", programme, "--quiet"],
            }
            show("Roster check, a long list", measure(commands, repeats=3), floor, "computing")


def _rows(fields: Sequence[str], number: int) -> Iterator[Sequence[str]]:
    yield fields
    types, jobs = ("GO", "NGO", "IGO"), ("police officer", "social worker", "prosecutor", "psychologist")
    roles = ("law enforcement", "care", "law enforcement", "care")
    for n in range(number):
        values = {
            "id": f"P{n:06d}", "given name": f"Given{n}", "surname": f"Surname{n % 977}",
            "organisation": f"Office {n % 53}", "type": types[n % 3], "role": roles[n % 4], "profession": jobs[n % 4],
            "gender": "FM"[n % 2], "country": "AL", "email": f"p{n}@example.org",
        }  # fmt: skip
        yield [values[field] for field in fields]


def _csv(path: Path, fields: Sequence[str], number: int) -> Path:
    path.write_text("".join(f"{','.join(row)}\n" for row in _rows(fields, number)), encoding="utf-8")
    return path


def _workbook(path: Path, fields: Sequence[str], number: int) -> Path:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Participants")
    for row in _rows(fields, number):
        sheet.append(row)
    book.save(path)
    return path

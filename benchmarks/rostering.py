"""`ecpat roster check` against its floor: starting Python, importing the libraries it needs, reading the files."""

import sys
import tempfile
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
    CalamineWorkbook.from_path(str(roster)).get_sheet_by_index(0).to_python()
    yaml.load(programme.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)

app()
"""
LARGE = 100_000


def main() -> None:
    """A partner's list as the example holds it, then a CSV list of 100,000 rows."""
    example = shipped("examples") / "tirana-2005"
    roster, programme = str(example / "roster-as-sent.xlsx"), str(example / "programme.yaml")
    with tempfile.TemporaryDirectory() as folder:
        large = Path(folder) / "large.csv"
        large.write_text(_rows(LARGE), encoding="utf-8")
        ours = [sys.executable, "-m", "ecpat_training", "roster", "check"]
        small = {
            "floor: import and read": [sys.executable, "-c", FLOOR, roster, "--programme", programme],
            "ecpat roster check, the example": [*ours, roster, "--programme", programme],
        }
        show("Roster check", measure(small), "floor: import and read")
        many = {f"ecpat roster check, {LARGE:,} rows": [*ours, str(large), "--programme", programme, "--quiet"]}
        show("Roster check, a long list", measure(many, repeats=3), next(iter(many)))


def _rows(number: int) -> str:
    types, jobs = ("GO", "NGO", "IGO"), ("police officer", "social worker", "prosecutor", "psychologist")
    lines = ["id,given name,surname,organisation,type,profession,gender,country,email"]
    for n in range(number):
        who = f"P{n:06d},Given{n},Surname{n % 977},Office {n % 53}"
        lines.append(f"{who},{types[n % 3]},{jobs[n % 4]},{'FM'[n % 2]},AL,p{n}@example.org")
    return "\n".join(lines) + "\n"

"""What a made programme's folder holds: the programme, lists of people, agendas and answers."""

import hashlib
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ecpat_training.core.shipped import shipped
from tests.commands.running import run_here

_EXAMPLE = shipped("examples") / "tirana-2005"


def base(folder: Path) -> None:
    """The shipped programme with the questionnaire of the example."""
    programme = (shipped("programmes") / "multi-stakeholder-2005.yaml").read_text("utf-8")
    write(folder / "programme.yaml", programme)
    write(folder / "calendar.csv", (shipped("programmes") / "calendar.csv").read_text("utf-8"))
    write(folder / "instrument.yaml", (_EXAMPLE / "instrument.yaml").read_text("utf-8"))


def people(of: str) -> list[str]:
    """A list of twenty people who keep the rules, with addresses of one training alone; its header first."""
    lines = (_EXAMPLE / "roster.csv").read_text("utf-8-sig").splitlines()
    return [line.replace("@example.org", f"@{of}.example.org") for line in lines]


@cache
def agenda(country: str = "al") -> str:
    """An agenda of a country's first training that keeps the rules, planned once."""
    path = shipped("programmes") / "multi-stakeholder-2005.yaml"
    with TemporaryDirectory() as folder:
        out = Path(folder) / "agenda.yaml"
        ran = run_here(["plan", "draft", str(path), "--training", f"{country}-1", "--out", str(out)])
        assert ran.exit_code == 0, ran.stderr
        return re.sub(r"(?m)^programme: .*\n", "", out.read_text("utf-8"))


@cache
def _example() -> tuple[str, Sequence[str]]:
    lines = (_EXAMPLE / "follow-up.csv").read_text("utf-8").splitlines()
    return lines[0], lines[1:]


def answers(of: str, day: date, people: int) -> str:
    """Answers of so many people, sent on a day; `of` makes their codes."""
    head, rows = _example()
    codes = [hashlib.sha256(f"{of} {at}".encode()).hexdigest()[:6].upper() for at in range(people)]
    cells = [[str(day), code, *rows[at % len(rows)].split(",")[2:]] for at, code in enumerate(codes)]
    return "\n".join([head, *map(",".join, cells)]) + "\n"


def counts(folder: Path, name: str, people_there: int) -> str:
    """A file of counts as a partner makes it at home."""
    for wave, day in (("pre", date(2006, 2, 5)), ("post", date(2006, 2, 9))):
        (folder / f"{wave}.csv").write_text(answers("x", day, people_there), encoding="utf-8")
    ran = run_here(["survey", "count", "pre.csv", "post.csv", "-i", "instrument.yaml", "-o", f"mail/{name}"])
    assert ran.exit_code == 0, ran.said
    return f"mail/{name}"


def write(path: Path, data: str | bytes) -> bytes:
    raw = data.encode() if isinstance(data, str) else data
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return raw

"""Cases of what ecpat says about a file or a line: what a person has and types, and what is answered.

A case is an entry of `cases/<area>.yaml`, under the code of the message:

    csv.empty:
      meaning: A CSV file holds nothing.
      files: {list.csv: ""}
      run: roster check list.csv
      says: "list.csv: error: the file is empty: nothing is written in it. [csv.empty]"

`files` are texts; or `{sheet: [[Name, Role], ...]}`, a workbook's cells; `{bytes: aabbcc}`, in hexadecimal;
`{shipped: examples/tirana-2005/roster.csv}`, with `{change: {old: new}}` where something in it is to be another;
`{made: name}`, what the function of that name in `material.py` makes; `folder: true`. A case without `run` is a file
that `read` reads: a function of `material.py` that is given the folder. `says` is all that stands in one message, with
its place and hint; `exit` is the code that the command ends with, where it isn't that of a mere remark (0).
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import yaml

from ecpat_training.core.shipped import shipped
from tests.commands.running import run_here
from tests.errors import material

HERE = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    """A message that a person may meet: when, after which line, and its whole text."""

    code: str
    meaning: str
    says: str
    run: str | None
    read: str | None
    files: Mapping[str, Any]
    exit: int
    area: str


def cases() -> list[Case]:
    """Every case, area by area."""
    return [
        Case(
            code,
            entry["meaning"],
            " ".join(entry["says"].split()),
            entry.get("run"),
            entry.get("read"),
            entry.get("files", {}),
            int(entry.get("exit", 0)),
            path.stem,
        )
        for path in sorted(HERE.glob("*.yaml"))
        for code, entry in yaml.safe_load(path.read_text("utf-8")).items()
    ]


def ended(case: Case, folder: Path) -> tuple[int, str]:
    """Lays a case's files into a folder, the current one, and runs its line: the exit code, and all that was said."""
    for name, content in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content == {"folder": True}:
            path.mkdir()
        else:
            path.write_bytes(_bytes(content))
    if case.run is None:
        assert case.read, f"{case.code}: a case has a line to run, or a function that reads"
        code, said = getattr(material, case.read)(folder)
        return code, " ".join(said.split())
    ran = run_here(case.run.split())
    return ran.exit_code, ran.said


def _bytes(content: Any) -> bytes:
    if isinstance(content, str):
        return content.encode()
    if "sheet" in content:
        book, stream = openpyxl.Workbook(), io.BytesIO()
        for row in content["sheet"]:
            book.active.append(row)
        book.save(stream)
        return stream.getvalue()
    if "bytes" in content:
        return bytes.fromhex(content["bytes"])
    if "made" in content:
        made: bytes = getattr(material, content["made"])()
        return made
    room, _, rest = content["shipped"].partition("/")
    data = (shipped(room) / rest).read_bytes()
    for old, new in content.get("change", {}).items():
        assert old.encode() in data, f"{rest} doesn't hold {old!r}"
        data = data.replace(old.encode(), new.encode())
    return data

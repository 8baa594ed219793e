"""Old Excel files (`.xls`): how many say the same as the workbook that they were saved from, and what damaged ones do
to calamine alone and to our reader. Needs LibreOffice; a folder named behind it gives the workbooks to save."""

import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from ecpat_training.core.errors import EcpatError
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table
from ecpat_training.files.workbook.file import table_of
from ecpat_training.files.workbook.old_excel import open_old_excel

SHIPPED = ("examples/tirana-2005", "tests/files/old_workbooks")
_DAMAGED = 200
_SECONDS = 60
_MEMORY = 3 << 30  # bytes, as in files/workbook/separate_process.py
_ALONE = f"""
import io, resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({_MEMORY}, {_MEMORY}))
import python_calamine
try:
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read())) as book:
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python(skip_empty_area=False)
except BaseException as error:
    sys.exit(3 if isinstance(error, Exception) else 4)
"""
_ENDS = {0: "read", 3: "an error to catch", 4: "a panic of its library, which `except Exception` misses"}


def saved_old(modern: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it for an old Excel."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "xls", "--outdir", str(folder), str(modern)]
    subprocess.run(command, check=True, capture_output=True)
    return folder / f"{modern.stem}.xls"


def _said(table: CellTable) -> list[tuple[str, str]]:
    """What was remarked; old Excel saves a failed formula as an error, and no list of formulas that have no result."""
    return [(one.code, one.message) for one in table.findings if one.code != "workbook.formula"]


def _differences(modern: Path, old: Path) -> list[str]:
    one, other = read_table(modern), read_table(old)
    cells = [list(map(repr, row)) for row in one.rows], [list(map(repr, row)) for row in other.rows]
    found = {"cells": cells[0] != cells[1], "sheets": one.sheets != other.sheets, "remarks": _said(one) != _said(other)}
    return [what for what, differs in found.items() if differs]


def _damaged(data: bytes, chance: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        broken[chance.randrange(len(broken))] = chance.choice([0, 1, 127, 255, chance.randrange(256)])
    return bytes(broken)


def _alone(data: bytes) -> str:
    """How calamine ends that reads every sheet."""
    try:
        ran = subprocess.run([sys.executable, "-c", _ALONE], input=data, capture_output=True, timeout=_SECONDS)
    except subprocess.TimeoutExpired:
        return "it goes on and on"
    return _ENDS.get(ran.returncode, "the process is gone")


def _ours(data: bytes) -> str:
    try:
        sheets = open_old_excel(data, "a.xls")
        table = table_of(sheets, *sheets.choose(None))
    except EcpatError:
        return "refused in words"
    return "read" if table.rows else "read, empty"


def main(folders: tuple[str, ...] = SHIPPED) -> None:
    """Counts what is read alike, and how damaged files end."""
    if shutil.which("soffice") is None:
        print("old Excel files: left out, LibreOffice isn't installed")
        return
    with tempfile.TemporaryDirectory() as place:
        modern = sorted(path for folder in folders for path in Path(folder).rglob("*.xlsx"))
        old = [saved_old(path, Path(place)).read_bytes() for path in modern]
        alike = 0
        for path, data in zip(modern, old, strict=True):
            beside = Path(place) / "read.xls"
            beside.write_bytes(data)
            differs = _differences(path, beside)
            alike += not differs
            if differs:
                print(f"  {path.name}: {', '.join(differs)} differ")
        print(f"\nOld Excel files: {alike} of {len(modern)} say the same as the modern workbook")
    chance = random.Random(5)
    broken = [_damaged(chance.choice(old), chance) for _ in range(_DAMAGED)]
    for reader, ends in (("calamine alone", Counter(map(_alone, broken))), ("our reader", Counter(map(_ours, broken)))):
        print(f"  {_DAMAGED} damaged ones, {reader}: {dict(ends.most_common())}")


if __name__ == "__main__":
    main(tuple(sys.argv[1:]) or SHIPPED)

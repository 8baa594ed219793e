"""Small files that grow: refused after little work, with little memory, and never by the death of the process.

Work is counted in calls of functions, which is the same on any machine however busy; what it takes in seconds is
measured in `benchmarks/bombs.py`.
"""

import bz2
import io
import json
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.files.workbooks import MAIN, PEOPLE, number, packed, parts, row, saved, text, worksheet
from tests.shared import SHARED

CALLS = 10_000_000  # about two seconds of Python's work
SECONDS = 60  # of the processor's: only an endless loop in a library gets there, and the kernel ends it
MEGABYTES = 200
pytestmark = pytest.mark.attack("a file that is sent in")

CHILD = """
import json, sys
from ecpat_training.core.errors import EcpatError
from ecpat_training.files.table_file import read_table
from ecpat_training.files.yaml.file import read_yaml


def kilobytes():  # ru_maxrss would count the parent's as well
    status = open("/proc/self/status").read()
    return int(status.partition("VmHWM:")[2].split()[0])

calls = 0
def count(frame, event, argument):
    global calls
    calls += event in ("call", "c_call")

before = kilobytes()
sys.setprofile(count)
try:
    (read_yaml if sys.argv[1].endswith(".yaml") else read_table)(sys.argv[1])
    said = "read"
except EcpatError as error:
    said = f"{type(error).__name__}: {error}"
sys.setprofile(None)
print(json.dumps([said, calls, (kilobytes() - before) / 1024]))
"""


def read_in_a_child(path: Path, gigabytes: int = 1) -> tuple[str, int, float]:
    """What a child process says of a file, with the calls and the megabytes that it took beyond those of its start."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (gigabytes << 30, gigabytes << 30))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, check=True, preexec_fn=limited
    )
    said, calls, megabytes = json.loads(done.stdout)
    return said, calls, megabytes


def book(xml: str, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    return packed(parts(Roster=xml), method)


def unpacked_book(xml: str) -> bytes:
    """A workbook that the ratio of packed and unpacked bytes doesn't betray."""
    return book(xml, zipfile.ZIP_STORED)


def shared_texts(xml: str) -> bytes:
    entries = parts(Roster=PEOPLE)
    entries["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{xml}</sst>'
    return packed(entries)


def many_entries() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for at in range(60_000):
            archive.writestr(f"xl/{at}.xml", "")
    return buffer.getvalue()


def bzip2() -> bytes:
    data = packed({**parts(Roster=PEOPLE), "xl/sharedStrings.xml": bz2.compress(b"x" * (64 << 20))}, zipfile.ZIP_STORED)
    return data.replace(b"\x14\x00\x00\x00\x00\x00", b"\x14\x00\x00\x00\x0c\x00")


def one_part_for_all_sheets() -> bytes:
    entries = parts(**{f"S{at}": PEOPLE for at in range(20)})
    rels = entries["xl/_rels/workbook.xml.rels"]
    for at in range(2, 21):
        rels = rels.replace(f"/sheet{at}.xml", "/sheet1.xml")
    return packed({**entries, "xl/_rels/workbook.xml.rels": rels})


def laughs() -> str:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    return "\n".join(lines)


def named_cells() -> bytes:
    # With their names, cells pack less well than one repeated letter, and stay below the ratio.
    lines = (
        f'<row r="{at}"><c r="A{at}" s="1"/><c r="B{at}" s="1"/><c r="C{at}" s="1"/></row>' for at in range(1, 800_001)
    )
    return book(worksheet(*lines))


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "one text of 88 MB": ("x.xlsx", lambda: book(worksheet(row(1, text("A1", "x" * (88 << 20)))))),
    "three million shared texts": ("x.xlsx", lambda: shared_texts("<si><t/></si>" * 3_000_000)),
    "sixteen MB of cells": ("x.xlsx", lambda: unpacked_book(worksheet("<row>" + "<c/>" * (4 << 20) + "</row>"))),
    "two million named cells": ("x.xlsx", named_cells),
    "elements in elements": ("x.xlsx", lambda: unpacked_book(worksheet("<a>" * 2_000_000 + "</a>" * 2_000_000))),
    "a far corner": ("x.xlsx", lambda: book(worksheet(row(1, number("A1", 1)), row(1048576, number("XFD1048576", 1))))),
    "a million merges": (
        "x.xlsx",
        lambda: unpacked_book(worksheet(row(1, number("A1", 1)), after='<mergeCell ref="A1:A9"/>' * 10**6)),
    ),
    "a merge of a million rows, often": (
        "x.xlsx",
        lambda: unpacked_book(worksheet(row(1, number("A1", 1)), after='<mergeCell ref="A1:A1048576"/>' * 10**5)),
    ),
    "bzip2": ("x.xlsx", bzip2),
    "twenty sheets in one part": ("x.xlsx", one_part_for_all_sheets),
    "sixty thousand parts": ("x.xlsx", many_entries),
    "a cell of 40 MB": ("x.csv", lambda: b"id,name\n1," + b"x" * (40 << 20)),
    "a quote that never closes": ("x.csv", lambda: b'id,name\n1,"' + b"x\n" * (10 << 20)),
    "twenty thousand columns": ("x.csv", lambda: b",".join([b"x"] * 20_000) + b"\n"),
    "nothing but commas": ("x.csv", lambda: b"," * (40 << 20)),
    "nothing but lines": ("x.csv", lambda: b"\n" * (40 << 20)),
    "nothing but control characters": ("x.csv", lambda: b"a,b\n" + b"\x1b" * (10 << 20)),
    "a billion laughs": ("x.yaml", lambda: laughs().encode()),
    "a hundred thousand brackets": ("x.yaml", lambda: b"[" * 100_000),
    "ten thousand sessions": ("x.yaml", lambda: b"a:\n" + b"  - {id: a, title: b, minutes: 60}\n" * 10_000),
    "a long file": ("x.yaml", lambda: b"- x\n" * (1 << 20)),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_with_little_work_and_200_megabytes(tmp_path: Path, bomb: str) -> None:
    name, make = BOMBS[bomb]
    said, calls, megabytes = read_in_a_child(saved(tmp_path, make(), name))
    assert said != "read"
    assert "Error: x." in said
    assert calls < CALLS
    assert megabytes < MEGABYTES


@pytest.mark.parametrize(
    "path",
    [
        SHARED / "badinputs" / case["file"]
        for case in json.loads((SHARED / "badinputs" / "manifest.json").read_text(encoding="utf-8"))
        if case.get("bomb") and case["expect"] == "reject"
    ]
    if SHARED
    else [],
    ids=lambda path: path.name,
)
def test_a_bomb_of_the_bank_is_refused_with_little_work_and_200_megabytes(path: Path) -> None:
    said, calls, megabytes = read_in_a_child(path)
    assert said != "read"
    assert calls < CALLS
    assert megabytes < MEGABYTES


def test_a_large_honest_workbook_is_read_with_500_megabytes(tmp_path: Path) -> None:
    rows = (
        row(at, *(text(f"{letter}{at}", f"{letter} {at * 7919 % 99991}") for letter in "ABCDEFGHIJ"))
        for at in range(1, 20_001)
    )
    said, calls, megabytes = read_in_a_child(saved(tmp_path, book(worksheet(*rows))))
    assert said == "read"
    assert calls < 5 * CALLS
    assert megabytes < 500

"""Faults that offices and attackers make, written here: each file is refused, warned of or read as it deserves.

One file of a sound set is replaced at a time; what is said must name the place and what to do.
"""

import bz2
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat
from tests.commands.material import AGENDA, COMMANDS, POINTS, PROGRAMME, ROSTER, outs, points, small_files
from tests.files.workbooks import PEOPLE, packed, parts, row, text, worksheet

FINE, WARNS, CONTENT, INPUT = Exit.CLEAN, -1, Exit.FINDINGS, Exit.INPUT  # WARNS: ends with 0, and warns


@dataclass(frozen=True)
class Fault:
    """One file in place of a sound one; `says` are words of the answer."""

    command: str
    file: str
    data: bytes
    code: int
    says: tuple[str, ...] = ()


def changed(original: str, old: str, new: str) -> bytes:
    """A file with one thing changed."""
    assert old in original
    return original.replace(old, new, 1).encode()


def workbook(*, sheet: str = PEOPLE, **more: str | bytes) -> bytes:
    """A list as a workbook with further parts, or parts in place of its own."""
    return packed({**parts(Roster=sheet), **{name.replace("__", "/"): data for name, data in more.items()}})


def bzip2() -> bytes:
    """A workbook of a method of packing that no office program uses."""
    data = packed({**parts(Roster=PEOPLE), "xl/sharedStrings.xml": bz2.compress(b"x" * (8 << 20))}, zipfile.ZIP_STORED)
    return data.replace(b"\x14\x00\x00\x00\x00\x00", b"\x14\x00\x00\x00\x0c\x00")


DOCTYPE = '<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/hostname">]><sst><si><t>&a;</t></si></sst>'
TITLE = "title: Training in Plovdiv"

FAULTS = {
    # the programme
    "a tag that would run a program": Fault(
        "plan", "programme.yaml", changed(PROGRAMME, TITLE, 'title: !!python/object/apply:os.system ["touch pwned"]'),
        INPUT, ("programme.yaml:7", "tags are refused"),
    ),
    "anchors that multiply": Fault(
        "plan", "programme.yaml", b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", INPUT, ("anchor", "line 1"),
    ),
    "a hundred lists in lists": Fault("plan", "programme.yaml", b"a: " + b"[" * 100 + b"]" * 100, CONTENT, ("deeper",)),
    "a key given twice": Fault(
        "plan", "programme.yaml", changed(PROGRAMME, TITLE, f"{TITLE}, title: Another"), CONTENT, ("`title`", ":7:"),
    ),
    "Norway": Fault("plan", "programme.yaml", changed(PROGRAMME, "country: BG", "country: NO"), FINE),
    "a key mistyped": Fault(
        "plan", "programme.yaml", changed(PROGRAMME, "timezone:", "timezon:"), CONTENT, ("Did you mean `timezone`?",),
    ),
    "a tab": Fault(
        "plan", "programme.yaml", changed(PROGRAMME, "  - {id: bg-1", "\t- {id: bg-1"),
        CONTENT, ("tab", ":7"),
    ),
    "nothing": Fault("plan", "programme.yaml", b"", CONTENT, ("the file is empty",)),
    "two documents": Fault(
        "plan", "programme.yaml", f"{PROGRAMME}---\n{PROGRAMME}".encode(), CONTENT, ("line 41", "---"),
    ),
    "Windows-1251": Fault(
        "plan", "programme.yaml", changed(PROGRAMME, TITLE, "title: Пловдив").decode().encode("cp1251"),
        INPUT, ("programme.yaml:7", "UTF-8"),
    ),
    "UTF-16 from an old editor": Fault("plan", "programme.yaml", PROGRAMME.encode("utf-16"), FINE),
    "a picture": Fault("plan", "programme.yaml", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", INPUT, ("NUL bytes",)),
    "an id that leads out of the folder": Fault(
        "plan", "programme.yaml", changed(PROGRAMME, "id: bg-1", 'id: "../../bg-1"'),
        CONTENT, ("programme.yaml:7", "id"),
    ),
    "a letter that runs backwards": Fault(
        "plan", "programme.yaml", changed(PROGRAMME, TITLE, "title: Training \u202evidvolP ni"), WARNS, ("U+202E",),
    ),
    # the agenda
    "a time that no clock shows": Fault(
        "plan check", "agenda.yaml", changed(AGENDA, "09:30-10:20", "09:30-10:75"), CONTENT, ("agenda.yaml:7:9",),
    ),
    "a Cyrillic letter in a code": Fault(
        "plan check", "agenda.yaml", changed(AGENDA, "@ NL-1 + BG-2", "@ NL-1 + \u0412G-2"),
        CONTENT, ("agenda.yaml:7:9", "`BG-2`", "U+0412"),
    ),
    # the list
    "a CSV file that calls itself a workbook": Fault("workbook", "roster.xlsx", ROSTER.encode(), INPUT, (".csv",)),
    "half a workbook": Fault("workbook", "roster.xlsx", workbook()[:900], INPUT, ("damaged",)),
    "a workbook with a page in front": Fault("workbook", "roster.xlsx", b"<html></html>" + workbook(), INPUT),
    "a workbook that reads another file": Fault(
        "workbook", "roster.xlsx", workbook(**{"xl__sharedStrings.xml": DOCTYPE}), INPUT, ("document type",),
    ),
    "a workbook packed as none is": Fault("workbook", "roster.xlsx", bzip2(), INPUT),
    "a cell at the far corner": Fault(
        "workbook",
        "roster.xlsx",
        workbook(sheet=worksheet(row(1, text("A1", "id")), row(1048576, text("XFD1048576", "x")))),
        INPUT, ("roster.xlsx",),
    ),
    "a formula without its result": Fault(
        "workbook", "roster.xlsx", workbook(sheet=PEOPLE.replace(text("B2", "Ionescu"), '<c r="B2"><f>A2</f></c>')),
        CONTENT, ("!B2", "formula"),
    ),
    "an address that isn't one": Fault(
        "roster check", "roster.csv", changed(ROSTER, "kari@example.org", "kari@example.org?bcc=x@example.org"),
        CONTENT, ("roster.csv:3:8", "e-mail"),
    ),
    "a quote that never closes": Fault(
        "roster check", "roster.csv", changed(ROSTER, "Kari", '"Kari'),
        CONTENT, ("roster.csv:3",),
    ),
    "Windows-1250 in a list": Fault(
        "roster check", "roster.csv", ROSTER.replace("Ana", "Aña").encode("cp1252"),
        INPUT, ("roster.csv:2", "--encoding"),
    ),
    # the survey
    "a number that isn't one": Fault(
        "evaluate", "post.csv", changed(points([1, 5, 2]), ",5", ",1e400"),
        CONTENT, ("post.csv:3:2",),
    ),
    "a thousand, or one": Fault(
        "evaluate", "post.csv", changed(points([1, 5, 2]), ",5", ',"1,000"'),
        CONTENT, ("post.csv:3:2", "1,000"),
    ),
    "a separator that nobody knows": Fault(
        "evaluate", "post.csv", points([1, 5]).replace(",", "|").encode(),
        CONTENT, ("`|`",),
    ),
    "a questionnaire without a kind": Fault(
        "evaluate", "quiz.yaml", changed(POINTS, "kind: number, ", ""), CONTENT, ("quiz.yaml:4", "kind"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_gets_what_it_deserves(name: str, ecpat: Ecpat, folder: Path) -> None:
    fault = FAULTS[name]
    small_files(folder)
    (folder / fault.file).write_bytes(fault.data)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    command = COMMANDS.get(fault.command) or ("roster", "check", fault.file, "--programme", "programme.yaml")
    ran = ecpat(*command, *outs("made/report"))
    assert ran.exit_code == (Exit.CLEAN if fault.code == WARNS else fault.code), ran.said
    assert [words for words in fault.says if words not in ran.said] == []
    assert ("error: " in ran.stderr) == (fault.code > 0)
    assert fault.code != WARNS or "warning: " in ran.stderr
    assert {path: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before, "nothing ran"


def test_all_of_a_programmes_faults_come_at_once(ecpat: Ecpat, folder: Path) -> None:
    faults = (("days: 1,", "days: one,"), ("minutes: 20-40", "minutes: 20 to"), ("role: care", "role: caring"))
    faulty = PROGRAMME
    for old, new in faults:
        faulty = faulty.replace(old, new, 1)
    lines = [at for at, line in enumerate(faulty.split("\n"), start=1) if any(new in line for _, new in faults)]
    small_files(folder)
    (folder / "programme.yaml").write_text(faulty, encoding="utf-8")
    ran = ecpat(*COMMANDS["plan"])
    assert ran.exit_code == Exit.FINDINGS
    said = [line.split(":")[1] for line in ran.stderr.splitlines() if "error: " in line]
    assert said == [str(line) for line in lines]

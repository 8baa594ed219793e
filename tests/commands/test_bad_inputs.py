"""Broken and hostile files, given to the commands: each is accepted, warned of or refused as it deserves, with its
place, in plain words, quickly, and never with a traceback.

The bank lies beside the repository; where it isn't, the faults of `test_our_bad_inputs.py` stand for it.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.agenda.reading.agenda import read_agenda
from ecpat_training.core.errors import Exit
from ecpat_training.files.table_file import read_table
from ecpat_training.files.yaml.file import read_yaml
from ecpat_training.programme.reading.programme import read_programme
from ecpat_training.roster.reading.roster import roster_from
from ecpat_training.survey.reading.instrument import read_instrument
from ecpat_training.survey.reading.table import survey_of
from tests.commands import carry, opening
from tests.commands.material import FORMATS, INSTRUMENT, WIDE, outs, written
from tests.commands.running import Ran, run_alone, run_here
from tests.shared import SHARED

BANK = SHARED / "badinputs" if SHARED else None
CASES: list[dict[str, Any]] = json.loads((BANK / "manifest.json").read_text("utf-8")) if BANK else []
EXITS = {"ok": Exit.CLEAN, "content": Exit.FINDINGS, "unreadable": Exit.INPUT, "unsafe": Exit.INPUT}
MEGABYTES = 1024

# Where we end otherwise than the bank asks, and why.
DIFFERENT = {
    # "say which encoding was taken, or ask": an encoding is asked for, never guessed.
    "roster/56_cp1251.csv": Exit.INPUT,
}


def command(case: dict[str, Any], folder: Path) -> list[object]:
    """The command that meets the case's fault, with every file that it needs."""
    assert BANK
    path = BANK / case["file"]
    if case["group"] == "programme":
        carry.programme_files(path.read_bytes(), folder)
        return ["plan", "check", "agenda.yaml"]
    if case["group"] == "roster":
        written(folder, programme=WIDE)
        return ["roster", "check", path, "--programme", "programme.yaml"]
    written(folder, instrument=INSTRUMENT)
    return ["evaluate", *carry.survey_files(path.read_bytes(), path, folder), "--instrument", "instrument.yaml"]


def run(case: dict[str, Any], arguments: list[object], folder: Path) -> Ran:
    """Runs it into every format; what may explode runs in a process with little memory, and work without end is ended
    by the kernel (`tests/files/test_bombs.py` counts the work of refusing)."""
    if case.get("bomb"):
        return run_alone([*arguments, *outs("report")], folder, megabytes=MEGABYTES)
    return run_here([*arguments, *outs("report")])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_a_file_of_the_bank_gets_what_it_deserves(case: dict[str, Any], folder: Path) -> None:
    assert BANK
    arguments = command(case, folder)
    there = set(folder.iterdir())
    ran = run(case, arguments, folder)
    code = DIFFERENT.get(case["file"], EXITS[case["exit"]])
    assert ran.exit_code == code, ran.stderr
    assert "Traceback" not in ran.stdout + ran.stderr
    reports = set(folder.iterdir()) - there
    said = ran.said
    if code == Exit.CLEAN:
        assert {path.suffix[1:] for path in reports} == set(FORMATS)
        assert "error:" not in ran.stderr
        assert case["expect"] == "accept" or "warning:" in ran.stderr or "Remarks on the files" in ran.stdout
        said += opening.text(folder / "report.html")
    else:
        assert any(": error: " in line for line in ran.stderr.splitlines())
        assert reports == set() or (code == Exit.FINDINGS and len(reports) == len(FORMATS))
    data = (BANK / case["file"]).read_bytes()
    assert [name for name in case.get("names", []) if carry.our_name(name, data, folder) not in said] == []


VALUES = [(case, where, value) for case in CASES for where, value in case.get("value", [])]


@pytest.mark.parametrize(("case", "where", "value"), VALUES, ids=[f"{one[0]['file']}:{one[2]}" for one in VALUES])
def test_what_is_written_arrives(case: dict[str, Any], where: str, value: object, folder: Path) -> None:
    command(case, folder)
    assert value in {"programme": _of_programme, "roster": _of_roster, "survey": _of_survey}[case["group"]](case, where)


def _of_programme(case: dict[str, Any], where: str) -> list[object]:
    programme, _ = read_programme("programme.yaml")
    if where.startswith("days"):
        items = read_agenda(read_yaml("agenda.yaml"), programme)[0].sessions()
        times = [(item.start, item.end)["end" in where] for item in items]
        return [f"{time // 60:02}:{time % 60:02}" for time in times]
    key = where.partition(".")[2]
    return [programme.about if key == "venue" else getattr(programme.events[0], key)]


def _of_roster(case: dict[str, Any], where: str) -> list[object]:
    assert BANK
    encoding = "cp1251" if case["file"] in DIFFERENT else None
    roster = roster_from(read_table(BANK / case["file"], encoding=encoding)).roster
    return [getattr(person, where) for person in roster.participants]


def _of_survey(case: dict[str, Any], where: str) -> list[object]:
    assert BANK
    instrument, _ = read_instrument("instrument.yaml")
    waves, _ = survey_of(read_table(BANK / case["file"]), instrument)
    return [answer for wave in waves for answer in wave.answers[where]]


@pytest.mark.parametrize("file", [case["file"] for case in CASES if case["file"] in DIFFERENT])
def test_with_the_encoding_told_the_list_is_read(file: str, folder: Path) -> None:
    assert BANK
    written(folder, programme=WIDE)
    arguments = ["roster", "check", BANK / file, "--programme", "programme.yaml"]
    assert run_here([*arguments, "--encoding", "cp1251"]).exit_code == Exit.CLEAN
    assert "cp1251" in run_here(arguments).stderr


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["threat"] == "yaml-code"], ids=lambda case: case["file"]
)
def test_nothing_in_a_file_is_run(case: dict[str, Any], folder: Path) -> None:
    run_here(command(case, folder))
    run_here(["plan", "programme.yaml"])
    assert not list(folder.rglob("*pwned*"))

"""Carries the faults of a bank of bad files over to our own names.

The bank's authors guessed how the files would look; ours have other keys, and two files where the bank has one.
Line by line each is said in our words, with everything behind the colon, the faulty bytes among it, as it stands there.
"""

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.commands.material import table

TRAINING = ("id", "title", "country", "language")
PROGRAMME = {"timezone": "timezone", "venue": "about"}
TRAINER = {"id": "id", "organisation": "organisation", "org_type": "stakeholder", "name": "note"}
DAY = {"date": "date", "sessions": "items"}
NAMES = {"start": "`at`"}  # a key of the bank that we have no key for

HEAD = "programme: Carried over\nid: carried\nevents:\n  - days: 1\n    participants: 20\n    hours: 03:00-18:00"
MANUAL = "manual:\n  - {chapter: A, cover: may, sessions: [{id: a, title: A, minutes: 5-10, method: film}]}\ntrainers:"
NEW_TRAINER = "  - country: BG\n    role: care\n    speaks: [en]"
AGENDA = "training: bg-sofia-2025-10\nprogramme: programme.yaml"
_KEY = re.compile(r"(?P<space>[ \t]*)(?P<dash>- )?(?P<key>\w+):(?P<rest>.*)")
_TIMES = re.compile(r'start: (?P<from>"?[\d:]+"?)(?:, start: (?P<again>"?[\d:]+"?))?, end: (?P<to>"?[\d:]+"?)')


@dataclass
class Carried:
    """The lines of our files, by the part in which the bank has them."""

    top: list[str] = field(default_factory=list)
    programme: list[str] = field(default_factory=lambda: [HEAD])
    trainers: list[str] = field(default_factory=lambda: [MANUAL])
    days: list[str] = field(default_factory=lambda: [AGENDA])
    rest: list[str] = field(default_factory=list)
    until: str = ""  # when the last session ends


def programme_files(data: bytes, folder: Path) -> None:
    """Writes `programme.yaml` and `agenda.yaml` with the fault that a programme file of the bank holds.

    A file without a line in the bank's words (it is empty, or no text) stays as it is.
    """
    encoding = "utf-16" if data.startswith(b"\xff\xfe") else "latin-1"  # Latin-1 keeps every byte
    text = data.decode(encoding)
    if not text.startswith("programme:"):
        (folder / "programme.yaml").write_bytes(data)
        (folder / "agenda.yaml").write_text(f"{AGENDA}\ndays: [{{items: []}}]\n")
        return
    carried = _carry(text.splitlines())
    for name, lines in (
        ("programme", [*carried.top, *carried.programme, *carried.trainers, *carried.rest]),
        ("agenda", carried.days),
    ):
        (folder / f"{name}.yaml").write_bytes("\n".join([*lines, ""]).encode(encoding))


def _carry(lines: list[str]) -> Carried:
    carried = Carried()
    part = "rest"
    for line in lines:
        match = _KEY.fullmatch(line)
        if match and not match["space"] and not match["dash"]:
            part = match["key"] if match["key"] in ("programme", "trainers", "days") else "rest"
            if part in ("programme", "trainers"):
                continue  # ours begin before
        if part == "programme" and match:
            _of_programme(carried, match)
        elif part == "trainers" and match:
            carried.trainers += [NEW_TRAINER] if match["dash"] else []
            carried.trainers.append(f"    {TRAINER[match['key']]}:{match['rest']}")
        elif part == "days" and line != "---":
            _of_days(carried, line, match)
        else:
            carried.rest.append(line)
    return carried


def _of_programme(carried: Carried, match: re.Match[str]) -> None:
    indent = match["space"] if "\t" in match["space"] else None
    if match["key"] in PROGRAMME:
        carried.top.append(f"{indent or ''}{PROGRAMME[match['key']]}:{match['rest']}")
    else:
        assert match["key"] in TRAINING
        carried.programme.append(f"{indent or '    '}{match['key']}:{match['rest']}")


def _of_days(carried: Carried, line: str, match: re.Match[str] | None) -> None:
    if match and match["key"] in DAY:
        carried.days.append(f"{match['space']}{match['dash'] or ''}{DAY[match['key']]}:{match['rest']}")
        return
    if times := _TIMES.search(line):
        start = times["from"].strip('"')
        if carried.until and carried.until < start:  # between sessions the bank has nothing, we have a break
            carried.days.append(f"      - {carried.until}-{start} break")
        carried.until = times["to"].strip('"')
    carried.days.append(_TIMES.sub(_at, line).replace("method: group,", "method: group work,"))


def _at(match: re.Match[str]) -> str:
    """`start: "09:00", end: "10:30"` as `at: "09:00-10:30"`, in quotes where both were."""
    starts = [start for start in (match["from"], match["again"]) if start]
    quoted = all('"' in time for time in (*starts, match["to"]))
    times = [f"{start}-{match['to']}".replace('"', "") for start in starts]
    return ", ".join(f'at: "{time}"' if quoted else f"at: {time}" for time in times)


def our_name(name: str, data: bytes, folder: Path) -> str:
    """What our messages must hold where the bank's must hold `name`: `line 3` is the line that line 3 has become."""
    if match := re.fullmatch(r"line (\d+)", name):
        written = data.splitlines()[int(match[1]) - 1].split(b":", 1)[1]
        lines = (folder / "programme.yaml").read_bytes().splitlines()
        return f"line {next(at for at, line in enumerate(lines, start=1) if line.endswith(written))}"
    return NAMES.get(name, name)


def survey_files(data: bytes, file: Path, folder: Path) -> list[Path]:
    """How a survey of the bank is given to `ecpat evaluate`: alone where it holds both waves, else beside a sound
    file in which the same people answered in the other wave."""
    rows = _rows(data, file)
    waves = {wave for row in rows for wave in ("pre", "post") if wave in row}
    if len(waves) != 1:
        return [file]
    other = folder / "other.csv"
    sound = ((row[0], "GO", 3, 3, 3, 3, 2 + at % 2) for at, row in enumerate(rows[1:]))
    other.write_text(table("code,org_type,q1,q2,q3,q4,q5", sound))
    return [other, file] if waves == {"post"} else [file, other]


def _rows(data: bytes, file: Path) -> list[list[str]]:
    """The texts of a table, row by row; of a workbook those of its first sheet."""
    if file.suffix == ".csv":
        text = data.decode("utf-8-sig")
        return list(csv.reader(io.StringIO(text), delimiter=max(",;|", key=text.split("\n", 1)[0].count)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    return [re.findall(r"<t[^>]*>([^<]*)</t>", row) for row in sheet.split("<row ")[1:]]

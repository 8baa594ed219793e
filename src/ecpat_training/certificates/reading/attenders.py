"""Who signed for which half-days, from the typed attendance list of a training."""

import re
from pathlib import Path
from typing import NamedTuple

from ecpat_training.certificates.model.person import Attender
from ecpat_training.core.errors import ContentError
from ecpat_training.core.finding import Finding, Severity, errors
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing
from ecpat_training.roster.reading.file import ListFile, read_roster
from ecpat_training.roster.reading.roster import RosterReading
from ecpat_training.values.participant import OUTSIDE
from ecpat_training.words.lists.calendar_words import is_half_day

NAME, ENDINGS = "attendance", (".xlsx", ".ods", ".csv")
_NUMBERED = re.compile(r"^column [0-9]+: ")


class Attendance(NamedTuple):
    """The people of a list, the half-days that were held, and what was remarked."""

    people: tuple[Attender, ...]
    held: tuple[str, ...]
    findings: tuple[Finding, ...]


def attendance_file(folder: Path, training: str) -> Path:
    """The attendance list of a training in the programme's folder; that of its usual name where there is none."""
    files = [folder / "trainings" / training / f"{NAME}{ending}" for ending in ENDINGS]
    return next((file for file in files if file.is_file()), files[0])


def read_attenders(path: Path) -> Attendance:
    """Everybody on the list. A half-day in which nobody is ticked was held as well, as far as anybody knows: so nobody
    has completed the training before its sheet is typed, and that is said.

    Raises:
        InputError, RefusedError: the list can't be read.
        ContentError: it can't be understood, or nobody signed for anything.
    """
    reading = read_roster(ListFile(path))
    people = reading.roster.participants
    ticked = list(dict.fromkeys(half for one in people for half in one.half_days or {}))
    empty = _empty_half_days(reading)
    where = Location(reading.roster.file)
    read = [
        one for one in reading.findings if not one.code.endswith(".no-column")
    ]  # nothing is counted by other columns
    findings = [*read, *_remarks(empty, ticked, where)]
    held = (*ticked, *empty)
    if refused := errors(findings):
        raise ContentError(refused)
    attenders = [
        Attender(
            one.code,
            one.name,
            signed := tuple(half for half in held if (one.half_days or {}).get(half)),
            completed=len(signed) == len(held) and one.status not in OUTSIDE,
        )
        for one in people
    ]
    return Attendance(tuple(attenders), held, tuple(findings))


def _remarks(empty: list[str], ticked: list[str], where: Location) -> list[Finding]:
    if not ticked:
        what = "the list has no half-day in which anybody is ticked: nobody gets a certificate without a signature."
        hint = "Please type the signed sheets: a column for each half-day, such as Day 1 AM, with a cross in it."
        return [Finding("certificate.no-signature", Severity.ERROR, what, where, hint)]
    if empty:
        what = f"nobody is ticked under {listing(empty)}: nobody has completed the training."
        hint = "Please type what was signed, or delete a column whose half-day wasn't held."
        return [Finding("certificate.empty-half-day", Severity.WARNING, what, where, hint)]
    return []


def _empty_half_days(reading: RosterReading) -> list[str]:
    unused = (_NUMBERED.sub("", name) for name, meaning in reading.columns if meaning == "not used")
    return [name for name in unused if is_half_day(name)]

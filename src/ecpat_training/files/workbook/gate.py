"""The gate before a workbook: nothing opens one that hasn't passed here."""

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple, Never

from ecpat_training.core.errors import InputError, RefusedError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.files.workbook.kind import require_workbook, require_zip
from ecpat_training.files.workbook.parts import XML_ENDINGS, check_parts
from ecpat_training.files.workbook.xml import Attributes, read_elements
from ecpat_training.files.workbook.zip import WORKBOOK, WorkbookZip, damaged

MOST_BYTES = 64 << 20
MOST_SHEETS = 20
MOST_DIRECTORY = 4 << 20


class SheetPart(NamedTuple):
    """A worksheet: its name, the zip entry that holds it (in small letters), and whether Excel shows it."""

    name: str
    part_name: str
    is_hidden: bool


class Package(NamedTuple):
    """A workbook that has passed the gate: `texts` is how many shared strings it holds, `from_1904` whether its days
    count from 1904."""

    zip: WorkbookZip
    sheets: tuple[SheetPart, ...]
    texts: int
    counts_from_1904: bool
    findings: tuple[Finding, ...]


def open_package(data: bytes, file: str) -> Package:
    """Checks the bytes of a workbook, and says what is in it.

    Raises:
        InputError: the file is no .xlsx or .xlsm workbook, is damaged or password-protected.
        RefusedError: the workbook could harm whoever opens it: by its size, its XML or its structure.
    """
    require_zip(data, file)
    archive = WorkbookZip(data, file)
    require_workbook(set(archive.entries), file)
    texts = check_parts(archive)
    with damaged(file):
        sheets, counts_from_1904 = _sheets(archive)
    return Package(archive, tuple(sheets), texts, counts_from_1904, tuple(_warnings(archive)))


def _sheets(archive: WorkbookZip) -> tuple[list[SheetPart], bool]:
    """The worksheets in the workbook's order, and whether its days count from 1904."""
    targets = {key: part_name for key, part_name, relation_type in _relations(archive) if relation_type == "worksheet"}
    sheets: list[SheetPart] = []
    dates: list[bool] = []
    listed_keys: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            dates.append(attributes.get("date1904") in ("1", "true"))
        elif name == "sheet":
            key = next((value for word, value in attributes.items() if word.endswith(":id")), "")
            listed_keys.append(key)
            if key in targets:
                is_hidden = attributes.get("state", "visible") != "visible"
                sheets.append(SheetPart(attributes.get("name", ""), targets[key], is_hidden))

    read_elements([archive.read_part("xl/workbook.xml", MOST_DIRECTORY)], start)
    _check_sheets(archive, sheets, listed_keys)
    return sheets, any(dates)


def _check_sheets(archive: WorkbookZip, sheets: list[SheetPart], listed_keys: list[str]) -> None:
    file = archive.file
    keys = {key for key, _, _ in _relations(archive)}
    if any(key not in keys for key in listed_keys):
        _unreadable(file, "a sheet that it lists is missing: the workbook is damaged.")
    if not sheets:
        _unreadable(file, "it has no sheets with cells.")
    if len(sheets) > MOST_SHEETS:
        message = f"it has {len(sheets)} sheets; at most {MOST_SHEETS} are read."
        hint = "Please copy the sheets that are needed into a new workbook."
        raise RefusedError.because("workbook.too-many-sheets", message, location=Location(file), hint=hint)
    for sheet in sheets:
        if sheet.part_name not in archive.entries:
            _unreadable(file, f"the sheet '{visible(sheet.name)}' is missing: the workbook is damaged.")
        if not sheet.part_name.endswith(XML_ENDINGS):
            _refuse(file, "odd-part", f"the sheet '{visible(sheet.name)}' is kept in an odd place.")
    # Two names for one part would let a reader and a checker see different sheets.
    if len({sheet.part_name for sheet in sheets}) < len(sheets) or len(
        {sheet.name.casefold() for sheet in sheets}
    ) < len(sheets):
        _refuse(file, "shared-sheet", "two of its sheets are one.")


def _relations(archive: WorkbookZip) -> Iterator[tuple[str, str, str]]:
    """The id, the zip entry and the kind of each part that the workbook refers to."""
    relations: list[tuple[str, str, str]] = []

    def start(name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        target, relation_type = attributes.get("Target", ""), attributes.get("Type", "").rpartition("/")[2]
        is_internal = attributes.get("TargetMode", "Internal") == "Internal"
        part_name = posixpath.normpath(target.lstrip("/") if target.startswith("/") else f"xl/{target}")
        if relation_type in ("worksheet", "sharedStrings", "styles"):
            # Nothing outside is ever followed: the path could name a file of the reader, or of a server that counts.
            if not is_internal or part_name.startswith("..") or "\\" in part_name or ":" in part_name:
                _refuse(archive.file, "outside", "a sheet of it lies outside the workbook.")
            if relation_type == "sharedStrings" and not part_name.lower().endswith("sharedstrings.xml"):
                _refuse(archive.file, "odd-part", "its texts are kept in an odd place.")
        relations.append((attributes.get("Id", ""), part_name.lower(), relation_type))

    rels = archive.read_part("xl/_rels/workbook.xml.rels", MOST_DIRECTORY)
    if rels:
        read_elements([rels], start)
    yield from relations


def _warnings(archive: WorkbookZip) -> Iterator[Finding]:
    location = Location(archive.file)
    names = archive.entries
    if any(name.endswith("vbaproject.bin") for name in names):
        message = "the workbook contains macros; they were ignored, and are never run or copied."
        yield Finding("workbook.macros", Severity.WARNING, message, location)
    if any(re.match(r"xl/(comments|threadedcomments)[^/]*(/|\.xml|\d)", name) for name in names):
        yield notes_finding(location)


def notes_finding(location: Location) -> Finding:
    """What is said of a workbook whose cells carry notes."""
    message = (
        "cells carry notes (comments); they are never copied, and read at most for who is out of a participant list."
    )
    hint = "Please check what they say before you send it on."
    return Finding("workbook.notes", Severity.WARNING, message, location, hint)


def lost_notes(location: Location) -> Finding:
    """What is said of a sheet whose cells carry notes that can't be read."""
    message = "cells carry notes (comments) that can't be read, so that nobody on a list is out by what they say."
    hint = "Please save it again as .xlsx in Excel or LibreOffice, or write in a column `Status` who is out."
    return Finding("workbook.notes", Severity.WARNING, message, location, hint)


def _unreadable(file: str, message: str) -> Never:
    hint = "Please open it in Excel or LibreOffice and save it again, or ask for it again."
    raise InputError.because("workbook.damaged", message, location=Location(file), hint=hint)


def _refuse(file: str, code: str, message: str) -> Never:
    raise WORKBOOK.refusal(code, message, file)

"""Cases of what ecpat says about a file or a line: what a person has and types, and what is answered.

A case is an entry of `cases/<area>.yaml`, under the code of the message; what the code means is in the `codes.toml` of
the room that makes the message:

    csv.empty:
      files: {list.csv: ""}
      run: roster check list.csv
      says: "list.csv: error: the file is empty: nothing is written in it. [csv.empty]"

A file is a text, or a mapping:

    {sheet: [[Name, Role], ...]}              the cells of a workbook; {sheets: {March: [...]}} those of several sheets
    {bytes: aabbcc}                           in hexadecimal
    {shipped: examples/tirana-2005/roster.csv}
    {small: PROGRAMME}                        the text of that name in tests/commands/material.py
    {office: workbook}                        or `word`: a small one, with keys of `office.office`
    {made: name}                              what the function of that name in material.py makes
    {folder: true}, {pipe: true}

To `shipped` and `small`, `change: {old: new}` may be added. A case has besides, where it needs them:

    exit      the code that the command ends with, where it isn't 0
    read      instead of `run`: a function of readers.py that is given the folder, where no command line does
    earlier   lines that were run before
    later     files that are laid after them; {edited: {old: new}} is one that is there, edited, {gone: true} deleted
    system    {os.fsync: ENOSPC}: a call of the system that fails, and how
    limits    {module.NAME: 5}: a limit that is set low, where only a huge file would reach it
    unseen    why nobody sees the message in one piece
"""

import errno
import io
import os
import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Never

import openpyxl
import pytest
import yaml

from ecpat_training.core.finding import Finding
from ecpat_training.core.shipped import shipped
from ecpat_training.core.text import listing
from ecpat_training.folder.reading.table import PLACES
from ecpat_training.words.catalogue.english import COUNTED, WORDS
from tests.commands import material as commands
from tests.commands.running import PLAIN, Ran, run_here
from tests.errors import material, readers
from tests.errors.office import office
from tests.rule_files import rule_messages

HERE = Path(__file__).parent / "cases"
_RULES = "rule"
_COUNTED_ANEW = {
    "{every place}": listing([*PLACES], len(PLACES)),
    "{every fixed word}": str(len(WORDS) + len(COUNTED)),
}
"""In what is said: what grows with the program."""


@dataclass(frozen=True)
class Case:
    """A message that a person may meet: when, after which line, and its whole text."""

    code: str
    says: str
    run: str | None
    read: str | None
    files: Mapping[str, Any]
    exit: int
    area: str
    unseen: str = ""
    system: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    earlier: Sequence[str] = ()
    later: Mapping[str, Any] = field(default_factory=dict)


def cases() -> list[Case]:
    """Every case, area by area; those of rules are also in the rules' own files (`tests/rule_files.py`)."""
    entries = [
        (path.stem, code, entry)
        for path in sorted(HERE.glob("*.yaml"))
        for code, entry in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader).items()
    ]
    entries += [(_RULES, code, entry) for code, entry in rule_messages()]
    entries.sort(key=lambda entry: (entry[0], entry[1] if entry[0] == _RULES else ""))
    return [_case(*entry) for entry in entries]


def _filled(says: str) -> str:
    for mark, text in _COUNTED_ANEW.items():
        says = says.replace(mark, text)
    return says


def _case(area: str, code: str, entry: Mapping[str, Any]) -> Case:
    return Case(
        code,
        _filled(" ".join(entry.get("says", "").split())),
        entry.get("run"),
        entry.get("read"),
        entry.get("files", {}),
        int(entry.get("exit", 0)),
        area,
        entry.get("unseen", ""),
        entry.get("system", {}),
        entry.get("limits", {}),
        entry.get("earlier", ()),
        entry.get("later", {}),
    )


@dataclass(frozen=True)
class Ended:
    """How a case's line ended: its exit code, what a person saw of it, every message that was made, with its code, and
    how severe each code was.

    A report shows the messages about its files without place and code; elsewhere they stand whole.
    """

    exit: int
    shown: str
    made: tuple[str, ...]
    severities: frozenset[tuple[str, str]]


def ended(case: Case, folder: Path) -> Ended:
    """Lays a case's files into a folder, the current one, and runs its line."""
    _lay(case.files, folder)
    made: dict[str, None] = {}
    severities: set[tuple[str, str]] = set()
    with pytest.MonkeyPatch.context() as patch:
        make = Finding.__init__

        def noted(finding: Finding, *arguments: Any, **named: Any) -> None:
            make(finding, *arguments, **named)
            made[" ".join(str(finding).split())] = None
            severities.add((finding.code, finding.severity))

        patch.setattr(Finding, "__init__", noted)
        for call, reason in case.system.items():
            patch.setattr(call, _failing(reason))
        for name, limit in case.limits.items():
            patch.setattr(name, limit)
        for line in case.earlier:
            _run(line)
        made.clear()
        _lay(case.later, folder)
        if case.run is None:
            assert case.read, f"{case.code}: a case has a line to run, or a function that reads"
            code, shown = getattr(readers, case.read)(folder)
        else:
            ran = _run(case.run)
            code, shown = ran.exit_code, ran.said
    return Ended(int(code), " ".join(shown.split()), tuple(made), frozenset(severities))


def _run(line: str) -> Ran:
    return run_here(shlex.split(line), environment={**PLAIN, "COLUMNS": "20000"})


def _lay(files: Mapping[str, Any], folder: Path) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content == {"folder": True}:
            path.mkdir()
        elif content == {"pipe": True}:
            os.mkfifo(path)
        elif isinstance(content, Mapping) and "link" in content:
            path.symlink_to(content["link"])
        elif content == {"gone": True}:
            path.unlink()
        elif "edited" in content:
            path.write_bytes(_changed(path.read_bytes(), content["edited"], content.get("times", -1)))
        else:
            path.write_bytes(_bytes(content))


def _failing(reason: str) -> Callable[..., Never]:
    def fail(*_: object, **__: object) -> Never:
        number = getattr(errno, reason)
        raise OSError(number, os.strerror(number))

    return fail


def _bytes(content: Any) -> bytes:
    if isinstance(content, str):
        return content.encode()
    if "sheets" in content or "sheet" in content:
        book, stream = openpyxl.Workbook(), io.BytesIO()
        book.remove(book.worksheets[0])
        for name, rows in (content.get("sheets") or {"Sheet": content["sheet"]}).items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
        book.save(stream)
        return stream.getvalue()
    if "bytes" in content:
        return bytes.fromhex(content["bytes"])
    if "made" in content:
        made: bytes = getattr(material, content["made"])()
        return made
    if "office" in content:
        return office(**content)
    if "small" in content:
        data = str(getattr(commands, content["small"])).encode()
    else:
        room, _, rest = content["shipped"].partition("/")
        data = (shipped(room) / rest).read_bytes()
    return _changed(data, content.get("change", {}))


def _changed(data: bytes, change: Mapping[str, str], times: int = -1) -> bytes:
    for old, new in change.items():
        assert old.encode() in data, f"the file doesn't hold {old!r}"
        data = data.replace(old.encode(), new.encode(), times)
    return data

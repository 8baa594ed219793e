"""The journal of a folder: what was changed on pages or added, in which file, when, and under which account of the
machine.

Lines are only added, each with the digest of the one before. They hold names of files and digests of what stood in
them, no cells. A line that says that a file was taken out counts until it was put back or a person removed it; so long
the file is kept.
"""

import getpass
import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from ecpat_training.files.opening import is_file, read_bytes
from ecpat_training.files.writing import PeopleBytes

PLACE = ".ecpat/journal.jsonl"
CHANGED, TAKEN_OUT, PUT_BACK, REMOVED = "changed", "taken out", "put back", "removed"
ADDED, UNDONE = "added", "undone"
NOTHING = "none"
"""The version of a file that isn't there."""
_MAX_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class JournalLine:
    """A change: the action (`changed`, `taken out` and so on), the file's path in the folder, its version before and
    after (SHA-256, or `none`), the time (UTC), the account of the machine, the digest of the line before, and the step:
    what was added together bears one name; "" elsewhere."""

    action: str
    file: str
    before: str
    after: str
    time: str
    account: str
    previous: str
    step: str = ""

    @property
    def text(self) -> str:
        """The line as it is written."""
        filled_fields = {key: value for key, value in asdict(self).items() if value or key != "step"}
        return json.dumps(filled_fields)  # ASCII: a name may hold line breaks of Unicode, or no characters at all

    @property
    def digest(self) -> str:
        """The digest of the line, which the next one holds."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def lines_of(folder: Path) -> list[JournalLine]:
    """The journal of a folder, the oldest line first; what can't be understood as a line is passed over.

    Raises:
        InputError: the journal can't be read.
    """
    text = _bytes_of(folder).decode("utf-8", "replace")
    return [line for line_text in text.splitlines() if (line := parse_line(line_text)) is not None]


def _bytes_of(folder: Path) -> bytes:
    return read_bytes(folder / PLACE, _MAX_BYTES) if is_file(folder / PLACE) else b""


def parse_line(text: str) -> JournalLine | None:
    """The line that a text is; None where it can't be understood."""
    try:
        return JournalLine(**{key: str(value) for key, value in json.loads(text).items()})
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def append_line(
    lines: Sequence[JournalLine], action: str, file: str, before: str, after: str, step: str = ""
) -> list[JournalLine]:
    """The journal with a line of now."""
    return [*lines, now_line(lines, action, file, before, after, step)]


def now_line(
    lines: Sequence[JournalLine], action: str, file: str, before: str, after: str, step: str = ""
) -> JournalLine:
    """A line of now behind others."""
    timestamp = datetime.now(UTC).isoformat(timespec="seconds")
    return JournalLine(action, file, before, after, timestamp, _account(), lines[-1].digest if lines else "", step)


def grown_journal(folder: Path, new_lines: Sequence[JournalLine]) -> PeopleBytes:
    """The journal's file with more lines; what stands in it stays, also what can't be understood. Names of files may
    be those of people.

    Raises:
        InputError: the journal can't be read.
    """
    before = _bytes_of(folder)
    new_text = "".join(f"{line.text}\n" for line in new_lines)
    return PeopleBytes(before + (b"\n" if before and not before.endswith(b"\n") else b"") + new_text.encode())


def taken_out(lines: Sequence[JournalLine]) -> list[JournalLine]:
    """What was taken out and neither put back nor removed, the oldest first."""
    open_lines: dict[tuple[str, str], JournalLine] = {}
    for line in lines:
        if line.action == TAKEN_OUT:
            open_lines[line.file, line.before] = line
        elif line.action == PUT_BACK:
            open_lines.pop((line.file, line.after), None)
        elif line.action == REMOVED:
            open_lines.pop((line.file, line.before), None)
    return [*open_lines.values()]


def last_versions(lines: Sequence[JournalLine], max_versions: int) -> set[str]:
    """The versions before the last `max_versions` changes of each file."""
    versions_by_file: dict[str, list[str]] = {}
    for line in lines:
        versions_by_file.setdefault(line.file, []).append(line.before)
    return {version for versions in versions_by_file.values() for version in versions[-max_versions:]}


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return ""

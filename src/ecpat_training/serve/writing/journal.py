"""The journal of a folder: what was changed on pages, in which file, when, and under which account of the machine.

Lines are only added, each with the digest of the one before, so that one that is changed or left out is noticed. They
hold names of files and digests of what stood in them, no cells. A line that says that a file was taken out counts until
it was put back or a person removed it; so long the file is kept. Where a kept file has to be written anew, since a
person in it is to be forgotten, the chain is closed again over the new digests, and says so.
"""

import getpass
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ecpat_training.core.errors import EcpatError
from ecpat_training.files.opening import read_bytes

PLACE = ".ecpat/journal.jsonl"
CHANGED, TAKEN_OUT, PUT_BACK, REMOVED, CLOSED_AGAIN = "changed", "taken out", "put back", "removed", "closed again"
_MOST = 64 << 20


@dataclass(frozen=True, slots=True)
class JournalLine:
    """A change: what was done with which file (its path in the folder), the file's version before and after (SHA-256,
    or `none`), when (UTC), who, and the digest of the line before."""

    what: str
    file: str
    before: str
    after: str
    at: str
    who: str
    previous: str

    @property
    def text(self) -> str:
        """The line as it is written."""
        return json.dumps(asdict(self), ensure_ascii=False)


def lines_of(folder: Path) -> list[JournalLine]:
    """The journal of a folder, the oldest line first; what can't be understood as a line is passed over."""
    try:
        text = read_bytes(folder / PLACE, _MOST).decode("utf-8", "replace")
    except EcpatError:
        return []
    return [line for part in text.splitlines() if (line := _line(part)) is not None]


def _line(text: str) -> JournalLine | None:
    try:
        return JournalLine(**{key: str(value) for key, value in json.loads(text).items()})
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def with_line(lines: Sequence[JournalLine], what: str, file: str, before: str, after: str) -> list[JournalLine]:
    """The journal with a line of now."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return [*lines, JournalLine(what, file, before, after, at, _account(), _head(lines))]


def journal_bytes(lines: Sequence[JournalLine]) -> bytes:
    """The journal's file."""
    return "".join(f"{line.text}\n" for line in lines).encode()


def is_whole(lines: Sequence[JournalLine]) -> bool:
    """Whether each line follows the one before it, and none was changed or left out but at the end."""
    return all(line.previous == _head(lines[:at]) for at, line in enumerate(lines))


def taken_out(lines: Sequence[JournalLine]) -> list[JournalLine]:
    """What was taken out and neither put back nor removed, the oldest first."""
    open_lines: dict[tuple[str, str], JournalLine] = {}
    for line in lines:
        if line.what == TAKEN_OUT:
            open_lines[line.file, line.before] = line
        elif line.what == PUT_BACK:
            open_lines.pop((line.file, line.after), None)
        elif line.what == REMOVED:
            open_lines.pop((line.file, line.before), None)
    return [*open_lines.values()]


def last_versions(lines: Sequence[JournalLine], most: int) -> set[str]:
    """The versions before the last `most` changes of each file."""
    by_file: dict[str, list[str]] = {}
    for line in lines:
        by_file.setdefault(line.file, []).append(line.before)
    return {version for versions in by_file.values() for version in versions[-most:]}


def closed_again(lines: Sequence[JournalLine], version_by_former: Mapping[str, str]) -> list[JournalLine]:
    """The journal where versions were written anew, without somebody who is to be forgotten: under their new digests,
    chained again, with a last line that holds the head of the chain of before."""
    closed: list[JournalLine] = []
    for line in lines:
        before, after = (version_by_former.get(version, version) for version in (line.before, line.after))
        closed.append(replace(line, before=before, after=after, previous=_head(closed)))
    return with_line(closed, CLOSED_AGAIN, PLACE, _head(lines), _head(closed))


def _head(lines: Sequence[JournalLine]) -> str:
    return hashlib.sha256(lines[-1].text.encode()).hexdigest() if lines else ""


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return ""

"""What `ecpat add` placed and nobody has taken back since, a view of the journal: paths and hashes. What was placed
together (`step`) is taken back together."""

import json
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path

from ecpat_training.core.errors import EcpatError
from ecpat_training.files.hashing import sha256
from ecpat_training.files.opening import read_bytes
from ecpat_training.files.writing import PeopleBytes
from ecpat_training.folder.journal.lines import ADDED, NOTHING, UNDONE, grown_journal, lines_of, with_line

EARLIER = Path(".ecpat") / "added.json"
"""Where an earlier version of the program kept what it placed; it is still read."""
MADE = "made"
"""What stands in the place of a folder's SHA-256."""
_FORM = 1
_MOST = 4 << 20  # bytes

Step = tuple[str, Mapping[str, str]]
"""What was placed together: a name of the step, and the SHA-256 of each file by its path from the folder on; the path
of a folder that was made for them ends in `/`."""


def steps(folder: Path) -> list[Step]:
    """What was placed in a folder and is not taken back, the last step last; nothing where it isn't known.

    Raises:
        InputError: the journal can't be read.
    """
    placed = [(step, path, digest) for step, files in _earlier(folder) for path, digest in files.items()]
    for line in lines_of(folder):
        if line.action == ADDED:
            placed.append((line.step, line.file, line.after))
        elif line.action == UNDONE:
            last = next((at for at in reversed(range(len(placed))) if placed[at][1:] == (line.file, line.before)), None)
            if last is not None:
                del placed[last]
    together: list[tuple[str, dict[str, str]]] = []
    for step, path, digest in placed:
        if not together or together[-1][0] != step:
            together.append((step, {}))
        together[-1][1][path] = digest
    return [*together]


def _earlier(folder: Path) -> list[Step]:
    try:
        data = json.loads(read_bytes(folder / EARLIER, _MOST))
        if data["form"] != _FORM:
            return []
        # A step without a name of its own gets one, so that it isn't taken for one with the next.
        return [(str(step["step"]) or f"step {at}", {str(path): str(digest) for path, digest in step["files"].items()})
                for at, step in enumerate(data["steps"])]  # fmt: skip
    except (EcpatError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []


def with_placed(folder: Path, step: str, copies: Mapping[Path, Path]) -> PeopleBytes:
    """The journal once more files are placed: `copies` says from where, by their place. Files of the step that was
    last become part of it.

    Raises:
        InputError: the journal can't be read.
    """
    files = {place.relative_to(folder).as_posix(): sha256(source) for place, source in copies.items()}
    made = {parent for place in copies for parent in place.parents if folder in parent.parents and not parent.exists()}
    files |= {f"{parent.relative_to(folder).as_posix()}/": MADE for parent in made}
    return _with(folder, ADDED, [(path, NOTHING, digest) for path, digest in files.items()], step)


def with_taken_back(folder: Path, step: Step) -> PeopleBytes:
    """The journal once a step is taken back.

    Raises:
        InputError: the journal can't be read.
    """
    name, files = step
    return _with(folder, UNDONE, [(path, digest, NOTHING) for path, digest in files.items()], name)


def _with(folder: Path, action: str, changes: Sequence[tuple[str, str, str]], step: str) -> PeopleBytes:
    lines = before = lines_of(folder)
    name = step or secrets.token_hex(4)
    for path, old, new in changes:
        lines = with_line(lines, action, path, old, new, name)
    return grown_journal(folder, lines[len(before) :])

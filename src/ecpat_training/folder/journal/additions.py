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
from ecpat_training.folder.journal.lines import ADDED, NOTHING, UNDONE, append_line, grown_journal, lines_of

EARLIER = Path(".ecpat") / "added.json"
"""Where an earlier version of the program kept what it placed; it is still read."""
MADE = "made"
"""What stands in the place of a folder's SHA-256."""
_FORM = 1
_MAX_BYTES = 4 << 20  # bytes

Step = tuple[str, Mapping[str, str]]
"""What was placed together: a name of the step, and the SHA-256 of each file by its path from the folder on; the path
of a folder that was made for them ends in `/`."""


def steps(folder: Path) -> list[Step]:
    """What was placed in a folder and is not taken back, the last step last; nothing where it isn't known.

    Raises:
        InputError: the journal can't be read.
    """
    placed_files = [(step, path, digest) for step, files in _earlier(folder) for path, digest in files.items()]
    for line in lines_of(folder):
        if line.action == ADDED:
            placed_files.append((line.step, line.file, line.after))
        elif line.action == UNDONE:
            last_placed = next(
                (
                    position
                    for position in reversed(range(len(placed_files)))
                    if placed_files[position][1:] == (line.file, line.before)
                ),
                None,
            )
            if last_placed is not None:
                del placed_files[last_placed]
    grouped_steps: list[tuple[str, dict[str, str]]] = []
    for step, path, digest in placed_files:
        if not grouped_steps or grouped_steps[-1][0] != step:
            grouped_steps.append((step, {}))
        grouped_steps[-1][1][path] = digest
    return [*grouped_steps]


def _earlier(folder: Path) -> list[Step]:
    try:
        data = json.loads(read_bytes(folder / EARLIER, _MAX_BYTES))
        if data["form"] != _FORM:
            return []
        # A step without a name of its own gets one, so that it isn't taken for one with the next.
        return [(str(step["step"]) or f"step "
            f"{step_number}", {str(path): str(digest) for path, digest in step["files"].items()})
                for step_number, step in enumerate(data["steps"])]  # fmt: skip
    except (EcpatError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []


def journal_placed_files(folder: Path, step: str, copies: Mapping[Path, Path]) -> PeopleBytes:
    """The journal once more files are placed: `copies` says from where, by their place. Files of the step that was
    last become part of it.

    Raises:
        InputError: the journal can't be read.
    """
    files = {place.relative_to(folder).as_posix(): sha256(source) for place, source in copies.items()}
    new_folders = {
        parent for place in copies for parent in place.parents if folder in parent.parents and not parent.exists()
    }
    files |= {f"{parent.relative_to(folder).as_posix()}/": MADE for parent in new_folders}
    return _append_changes(folder, ADDED, [(path, NOTHING, digest) for path, digest in files.items()], step)


def journal_withdrawal(folder: Path, step: Step) -> PeopleBytes:
    """The journal once a step is taken back.

    Raises:
        InputError: the journal can't be read.
    """
    name, files = step
    return _append_changes(folder, UNDONE, [(path, digest, NOTHING) for path, digest in files.items()], name)


def _append_changes(folder: Path, action: str, changes: Sequence[tuple[str, str, str]], step: str) -> PeopleBytes:
    lines = before = lines_of(folder)
    name = step or secrets.token_hex(4)
    for path, old_digest, new_digest in changes:
        lines = append_line(lines, action, path, old_digest, new_digest, name)
    return grown_journal(folder, lines[len(before) :])

"""What `ecpat add` placed, in `.ecpat/added.json` of the programme's folder, so that it can be taken back: paths and
hashes, no names of people. What was placed together (`step`) is taken back together."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from ecpat_training.core.errors import EcpatError
from ecpat_training.files.hashing import sha256
from ecpat_training.files.opening import read_bytes

PLACE = Path(".ecpat") / "added.json"
_FORM = 1
_MOST = 4 << 20  # bytes
_STEPS = 20  # that are remembered

Step = tuple[str, Mapping[str, str]]
"""What was placed together: a name of the step, and the SHA-256 of each file by its path from the folder on; the path
of a folder that was made for them ends in `/`."""
MADE = "made"
"""What stands in the place of a folder's SHA-256."""


def steps(folder: Path) -> list[Step]:
    """What was placed in a folder, the last step last; nothing where it isn't known."""
    try:
        data = json.loads(read_bytes(folder / PLACE, _MOST))
        if data["form"] != _FORM:
            return []
        return [(str(step["step"]), {str(path): str(digest) for path, digest in step["files"].items()})
                for step in data["steps"]]  # fmt: skip
    except (EcpatError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []


def journal_bytes(known: Sequence[Step]) -> bytes:
    """The journal's file, of the last few steps."""
    written = [{"step": step, "files": dict(files)} for step, files in known[-_STEPS:]]
    return json.dumps({"form": _FORM, "steps": written}, indent=0).encode()


def with_placed(folder: Path, step: str, copies: Mapping[Path, Path]) -> bytes:
    """The journal once more files are placed: `copies` says from where, by their place. Files of the step that was
    last become part of it."""
    known = steps(folder)
    files = {place.relative_to(folder).as_posix(): sha256(source) for place, source in copies.items()}
    made = {parent for place in copies for parent in place.parents if folder in parent.parents and not parent.exists()}
    files |= {f"{parent.relative_to(folder).as_posix()}/": MADE for parent in made}
    if step and known and known[-1][0] == step:
        files = {**known.pop()[1], **files}
    return journal_bytes([*known, (step, files)])

"""What was read is remembered by the files' hashes in `.ecpat/read.json` of the programme's folder: counts, dates and
codes, no names. It saves time and decides nothing: whoever deletes it gets the same board."""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from ecpat_training import __version__
from ecpat_training.core.errors import EcpatError
from ecpat_training.files.opening import read_bytes
from ecpat_training.files.writing import write_file
from ecpat_training.folder.model.facts import FileFacts

PLACE = Path(".ecpat") / "read.json"
_FORM = 4
_MAX_BYTES = 32 << 20  # bytes; no count is larger either
_PAIRS = {"by_kind": int, "answered": int, "due": str, "dates": str}

_IS_MEMORY_OFF: ContextVar[bool] = ContextVar("leaving_nothing", default=False)


@contextmanager
def disable_memory() -> Iterator[None]:
    """Within it nothing is left behind in the folder, since it is to be read alone."""
    before = _IS_MEMORY_OFF.set(True)
    try:
        yield
    finally:
        _IS_MEMORY_OFF.reset(before)


class FactMemory:
    """The facts of files by their hashes, as an earlier run left them in a folder, and as this one leaves them. `read`
    and `known` count the files that were read now, and those that needn't be."""

    def __init__(self, folder: Path, context: str) -> None:
        self._path = folder / PLACE
        self._head = {"form": _FORM, "version": __version__, "context": context}
        self._before = _remembered(self._path, self._head)
        self._now: dict[str, FileFacts] = {}
        self.read = 0
        self.known = 0

    def facts(self, key: str, read: Callable[[], FileFacts], files: int = 1) -> FileFacts:
        """The facts under a key; read now where nobody has yet. They count as those of so many `files`."""
        facts = self._now.get(key)
        if facts is None and (facts := _facts(self._before.get(key))) is not None:
            self.known += files
        if facts is None:
            facts = read()
            self.read += files
        self._now[key] = facts
        return facts

    def keep(self) -> None:
        """Leaves behind what this run knows; a folder that can't be written to is none the worse for it."""
        if _IS_MEMORY_OFF.get() or (not self.read and self._now.keys() == self._before.keys()):
            return
        plain_facts = {key: _plain(facts) for key, facts in sorted(self._now.items())}
        content = {**self._head, "digest": _digest(plain_facts), "files": plain_facts}
        with suppress(EcpatError, OSError):
            write_file(self._path, json.dumps(content, indent=0).encode(), force=True)


def context_of(*digests: str) -> str:
    """What else the facts of a file depend on, such as the programme's rules, in one hash."""
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def _plain(facts: FileFacts) -> dict[str, object]:
    """What differs from a file that says nothing."""
    blank = FileFacts()
    names = [field.name for field in fields(FileFacts)]
    return {name: value for name in names if (value := getattr(facts, name)) != getattr(blank, name)}


def _digest(content: object) -> str:
    """What tells that somebody has changed the file by hand. It is no secret: whoever may write into the folder can put
    false lists there as well."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def _remembered(path: Path, header_values: dict[str, object]) -> dict[str, object]:
    """What an earlier run left; nothing where it left none, or under other rules, or somebody has changed it."""
    try:
        data = json.loads(read_bytes(path, _MAX_BYTES))
        stored_facts = data["files"] if {name: data[name] for name in header_values} == header_values else {}
        if data["digest"] != _digest(stored_facts):
            return {}
    except (EcpatError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    return stored_facts if isinstance(stored_facts, dict) else {}


def _facts(stored_facts: object) -> FileFacts | None:
    if not isinstance(stored_facts, dict):
        return None
    blank = FileFacts()
    values: dict[str, Any] = {}  # each value is of its field's type, as is looked below
    for name, value in stored_facts.items():
        default_value = getattr(blank, name, None)
        value = _tuples(value)
        if type(value) is not type(default_value) or not _sound(name, value):
            return None
        values[name] = value
    return FileFacts(**values)


def _sound(name: str, value: object) -> bool:
    """Whether a value is one that a reader finds: whatever is in it, too."""
    if isinstance(value, int):
        return 0 <= value <= _MAX_BYTES
    if name in _PAIRS:
        first_type, second_type = str, _PAIRS[name]
        pairs = value if isinstance(value, tuple) else ()
        return all(isinstance(pair, tuple) and [*map(type, pair)] == [first_type, second_type] for pair in pairs) and (
            name not in ("due", "dates") or all(_is_day(pair[1]) or (name == "due" and pair[1] == "") for pair in pairs)
        )
    if isinstance(value, tuple):
        return all(isinstance(text, str) for text in value)
    return name not in ("first_day", "last_day") or value == "" or _is_day(value)


def _is_day(value: object) -> bool:
    try:
        return date.fromisoformat(str(value)).isoformat() == value
    except ValueError:
        return False


def _tuples(value: object) -> object:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value

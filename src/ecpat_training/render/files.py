"""Files are written whole or not at all.

Every output is in memory before the first is written. Each goes to a temporary file beside its target, is flushed to
the disk and then takes the target's place in one step, so that a crash, a full disk or a power cut leaves either the
old file or the new one. An existing file is only replaced when the person says so; a link at the target is replaced,
what it points at is not touched.
"""

import os
import stat
import sys
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ecpat_training.core.errors import OutputError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.render.disk import in_plain_words, locked, remove_stale

STDOUT = Path("-")


class Written(NamedTuple):
    """What was written: the files, in order, and the folders that had to be made for them."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]


def write_file(path: Path, data: bytes, *, force: bool = False) -> Path:
    """Write one file whole or not at all; `-` is standard output. See `write_all`."""
    return write_all({path: data}, force=force).files[0]


def write_all(files: Mapping[Path, bytes], *, force: bool = False) -> Written:
    """Write every file, or none if any can't be written; missing folders are made, `-` is standard output.

    Raises:
        OutputError: with every reason at once: a file is there already and `force` is not set, the target is a
            folder, two names mean one file, the disk is full, a folder may not be written to.
    """
    targets = {path: data for path, data in files.items() if path != STDOUT}
    problems = refusals(targets, force=force)
    if problems:
        raise OutputError(problems)
    for folder in sorted({path.parent for path in targets}):
        remove_stale(folder)
    batch = _Batch()
    for path, data in targets.items():
        try:
            batch.prepare(path, data)
        except (OSError, ValueError) as error:
            batch.withdraw()
            raise OutputError([in_plain_words(path, error)]) from error
    batch.put_in_place()
    if STDOUT in files:
        _to_stdout(files[STDOUT])
    return Written(tuple(files), tuple(batch.folders))


@dataclass(slots=True)
class _Batch:
    """Files on their way: written beside their targets, not yet in place."""

    waiting: list[tuple[Path, Path]] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    handles: ExitStack = field(default_factory=ExitStack)

    def prepare(self, target: Path, data: bytes) -> None:
        """Write `data` beside `target` and down to the disk."""
        self._make_folder(target.parent)
        descriptor, name = tempfile.mkstemp(prefix=".ecpat-", suffix=".tmp", dir=target.parent)
        self.waiting.append((Path(name), target))
        handle: BinaryIO = self.handles.enter_context(os.fdopen(descriptor, "wb"))
        locked(handle)
        handle.write(data)
        handle.flush()
        Path(name).chmod(_mode(target))
        os.fsync(handle.fileno())
        if sys.platform == "win32":  # an open file can't be renamed there
            handle.close()

    def put_in_place(self) -> None:
        """Let each file take its target's place."""
        with self.handles:
            while self.waiting:
                temporary, target = self.waiting[0]
                try:
                    temporary.replace(target)
                except OSError as error:
                    self.withdraw()
                    raise OutputError([in_plain_words(target, error)]) from error
                del self.waiting[0]
                _sync_folder(target.parent)

    def withdraw(self) -> None:
        """Leave nothing behind of what is not in place yet."""
        with suppress(OSError):  # closing flushes again, and a full disk is still full
            self.handles.close()
        for temporary, _ in self.waiting:
            with suppress(OSError):
                temporary.unlink()
        for folder in reversed(self.folders):
            with suppress(OSError):  # it stays when something is in it
                folder.rmdir()

    def _make_folder(self, folder: Path) -> None:
        missing = [step for step in (folder, *folder.parents) if not step.exists()]
        for step in reversed(missing):
            step.mkdir()
            self.folders.append(step)


def refusals(paths: Iterable[Path], *, force: bool) -> list[Finding]:
    """Why these files can't be written, as far as that can be told before; standard output always can."""
    targets = [path for path in paths if path != STDOUT]
    return [*_same_file(targets), *(problem for path in targets for problem in _refusals(path, force))]


def place_of(path: Path) -> Path:
    """Where a name leads to in the end, links and `..` followed; the name itself where the system can't tell."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path


def _refusals(path: Path, force: bool) -> list[Finding]:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return []
    except (OSError, ValueError) as error:
        return [in_plain_words(path, error)]
    if stat.S_ISDIR(mode) or path.is_dir():
        return [_refusal("output.folder", path, "This is a folder.", "Name a file in it.")]
    if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
        return [_refusal("output.device", path, "This is a device, not a file.", "Name a file; - is standard output.")]
    if not force:
        hint = "Choose another name, or add --force to replace it."
        return [_refusal("output.exists", path, "The file is there already and was left as it is.", hint)]
    return []


def _same_file(paths: Iterable[Path]) -> list[Finding]:
    """Names that mean one file, also on a disk that doesn't tell capitals from small letters."""
    seen: dict[str, Path] = {}
    problems = []
    for path in paths:
        first = seen.setdefault(str(place_of(path.parent) / path.name).casefold(), path)
        if first is not path:
            hint = "Give each output its own name."
            problems.append(_refusal("output.twice", path, f"{first} means the same file.", hint))
    return problems


def _refusal(code: str, path: Path, message: str, hint: str) -> Finding:
    return Finding(code, Severity.ERROR, message, Location(str(path)), hint)


def _mode(target: Path) -> int:
    """The rights of the file that is replaced; for a new one those that the person's umask leaves."""
    with suppress(OSError):
        mode = target.lstat().st_mode
        if stat.S_ISREG(mode):
            return stat.S_IMODE(mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system lets a folder be synced."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _to_stdout(data: bytes) -> None:
    if sys.__stdout__ is None:
        raise OutputError.because("output.closed", "standard output is closed.", hint="Name a file with --out.")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError([in_plain_words(Path("standard output"), error)]) from error

"""Files are written whole or not at all, and those of one run together or not at all.

Every output is in memory before the first is written, or is the copy of a file, made piece by piece. Each goes to a
hidden file beside its target, which is flushed to the disk; then all take their targets' places, so that a crash, a
full disk or a power cut leaves either the old files or the new ones (`core/file_set.py` says how,
`core/interrupted_sets.py` what the next run does). An existing file is only replaced when the person says so; a link at
the target is replaced, what it points at is not touched.
"""

import os
import secrets
import stat
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ecpat_training.core import file_set, interrupted_sets
from ecpat_training.core.errors import OutputError
from ecpat_training.core.file_lock import lock_new
from ecpat_training.core.file_set import NotReplacedError, SetFile
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.files.disk import disk_finding
from ecpat_training.files.leftovers import settle_around
from ecpat_training.files.opening import open_regular
from ecpat_training.words.catalogue.message import Option, phrase

STDOUT = Path("-")
_OWNER_ONLY_MODE = 0o600
_MAX_WRITE_BYTES = 1 << 20  # bytes handed to the system in one go


Content = bytes | Path
"""What is written: the bytes, or a file of which a copy is."""


class PeopleBytes(bytes):
    """The content of a file that holds people's rows or cells: whoever writes it, its owner alone may read it."""


class WrittenFiles(NamedTuple):
    """What was written: the files, in order, and the folders that had to be made for them."""

    files: tuple[Path, ...]
    folders: tuple[Path, ...]


def write_file(path: Path, data: bytes, *, force: bool = False) -> Path:
    """Write one file whole or not at all; `-` is standard output. See `write_all`."""
    return write_all({path: data}, force=force).files[0]


def write_all(
    files: Mapping[Path, Content],
    *,
    force: bool = False,
    private_paths: Collection[Path] = (),
    files_beside: Mapping[Path, bytes] | None = None,
    deleted_files: Collection[Path] = (),
    seen_content: Mapping[Path, bytes] | None = None,
) -> WrittenFiles:
    """Write every file, or none if any can't be written; missing folders are made, `-` is standard output.

    Args:
        files: what goes where.
        force: whether files that are there may be replaced.
        private_paths: those of the files that hold people's rows, besides those of `PeopleBytes`: their owner alone may
            read
            them.
        files_beside: files that the tool keeps for itself, such as a ledger: part of the set, replaced without a word.
        deleted_files: files that are taken away with it: all is written and they are gone, or nothing has changed.
        seen_content: what stands at some of the targets, as it was read: if another program saves there before the new
            files
            are in place, its file stays and nothing is written.

    Raises:
        OutputError: a file is no more what `seen_content` says of it; a file is there already and `force` is not set;
            a target is a folder, two names mean one file, the disk is full, or a folder may not be written to. Every
            reason is among the findings.
    """
    files_beside, seen_content = files_beside or {}, seen_content or {}
    targets = {path: data for path, data in {**files, **files_beside}.items() if path != STDOUT}
    problems = refusals(files, force=force, paths_beside=files_beside)
    if problems:
        raise OutputError(problems)
    batch = _Batch(standing=bool(deleted_files or seen_content) or len(targets) + (STDOUT in files) > 1)
    try:
        for path, data in targets.items():
            is_private = path in private_paths or isinstance(data, PeopleBytes)
            batch.prepare(
                path,
                data,
                is_fresh=not (force or path in files_beside),
                is_private=is_private,
                seen_content=seen_content.get(path),
            )
        for path in deleted_files:
            batch.delete_target(path)
        if batch.standing:
            batch.switch()
        batch.put_in_place()
        if STDOUT in files:
            _write_to_stdout(bytes_of(files[STDOUT]))
    except BrokenPipeError:  # the reader has had enough: that is no reason to take files back
        batch.end()
        raise
    except BaseException:  # also an interruption
        batch.withdraw()
        raise
    batch.end()
    return WrittenFiles(tuple(files), tuple(batch.folders))


@dataclass(slots=True)
class _Batch:
    """Files on their way: written beside their targets, not yet in place. With others it is `standing` under a journal;
    one alone needs none, since it takes its place in one step."""

    standing: bool
    id_: str = field(default_factory=lambda: secrets.token_hex(8))
    entries: list[SetFile] = field(default_factory=list)
    given_paths: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    open_files: list[int] = field(default_factory=list)
    hidden_paths: list[Path] = field(default_factory=list)
    switched: bool = False

    @property
    def set_folder(self) -> Path:
        """The folder of the journal."""
        return self.entries[0].folder

    def prepare(
        self, target: Path, data: Content, *, is_fresh: bool, is_private: bool, seen_content: bytes | None = None
    ) -> None:
        """Write `data` beside `target` and down to the disk; `seen_content` is what it may replace, where that matters.

        Raises:
            OutputError: the file can't be written.
        """
        name = f"{file_set.HIDDEN_PREFIX}{self.id_}-{len(self.entries) + 1}"
        try:
            self._make_folder(target.parent)
            exists = os.path.lexists(target)
            folder = Path(os.path.realpath(target.parent))
            entry = SetFile(folder, target.name, name, is_fresh=is_fresh, was_there=exists, digest="")
            number = self._number_hidden_path(entry.new_path)
            digest = file_set.new_digest()
            for piece in _pieces(data):
                _write(number, piece)
                if self.standing:
                    digest.update(piece)
            entry = entry._replace(
                digest=digest.hexdigest() if self.standing else "",
                seen_digest=file_set.digest_of_bytes(seen_content) if seen_content is not None else "",
            )
            if not is_private:
                entry.new_path.chmod(_mode(target))
            os.fsync(number)
        except (OSError, ValueError) as error:
            raise OutputError([disk_finding(target, error, are_several=self.standing)]) from error
        self.entries.append(entry)
        self.given_paths.append(target)

    def delete_target(self, target: Path) -> None:
        """Lets a file be gone once the others are in place.

        Raises:
            OutputError: the file can't be read.
        """
        name = f"{file_set.HIDDEN_PREFIX}{self.id_}-{len(self.entries) + 1}"
        folder = Path(os.path.realpath(target.parent))
        try:
            digest = file_set.digest_of(target)
        except OSError as error:
            raise OutputError([disk_finding(target, error, are_several=self.standing)]) from error
        self.entries.append(
            SetFile(folder, target.name, name, is_fresh=False, was_there=True, digest=digest, is_deletion=True)
        )
        self.given_paths.append(target)

    def switch(self) -> None:
        """Put the journal in place: from here on the new files count.

        Raises:
            OutputError: the journal can't be written.
        """
        name = f"{file_set.HIDDEN_PREFIX}{self.id_}"
        try:
            for folder in dict.fromkeys(entry.folder for entry in self.entries):
                if folder != self.set_folder:
                    number = self._number_hidden_path(folder / f"{name}{interrupted_sets.POINTER_SUFFIX}")
                    _write(number, interrupted_sets.pointer(self.set_folder, folder, self.entries))
                    os.fsync(number)
                file_set.sync_folder(folder)
            temporary_path = self.set_folder / f"{name}-0.tmp"
            number = self._number_hidden_path(temporary_path)
            _write(number, interrupted_sets.journal(self.id_, self.set_folder, self.entries, os.fstat(number).st_ino))
            temporary_path.chmod(
                _mode(temporary_path.with_suffix(interrupted_sets.JOURNAL_SUFFIX))
            )  # names alone, which who reads the files sees
            os.fsync(number)
            if sys.platform == "win32":  # an open file can't be renamed there
                self._close()
            self.switched = True
            temporary_path.replace(self.set_folder / f"{name}{interrupted_sets.JOURNAL_SUFFIX}")
            file_set.sync_folder(self.set_folder)
        except OSError as error:
            raise OutputError([disk_finding(self.set_folder, error, are_several=True)]) from error

    def put_in_place(self) -> None:
        """Let each file take its target's place.

        Raises:
            OutputError: a file can't take its target's place.
        """
        if sys.platform == "win32":
            self._close()
        try:
            if self.standing:
                file_set.forward(self.entries)
            else:
                self._place_single_file()
        except NotReplacedError as failure:
            target = self.given_paths[self.entries.index(failure.entry)]
            finding = disk_finding(target, failure.error, are_several=self.standing)
            raise OutputError([finding]) from failure

    def _place_single_file(self) -> None:
        """One file takes its place in one step, and needs nothing kept."""
        for entry in self.entries:
            try:
                file_set.place(entry.new_path, entry.target, is_fresh=entry.is_fresh)
            except OSError as error:
                raise NotReplacedError(entry, error) from error
            file_set.sync_folder(entry.folder)

    def end(self) -> None:
        """All are in place."""
        self._close()
        if self.switched:
            interrupted_sets.finish(self.id_, self.set_folder, self.entries)

    def withdraw(self) -> None:
        """Leave nothing behind, and what was there as it was.

        Raises:
            OutputError: what was there can't come back now; the next run tries again.
        """
        if self.switched:
            try:
                interrupted_sets.turn_back(self.id_, self.set_folder)
                file_set.restore_files(self.entries)
            except NotReplacedError as failure:
                self._close()
                path = self.set_folder / f"{file_set.HIDDEN_PREFIX}{self.id_}{interrupted_sets.JOURNAL_SUFFIX}"
                targets = tuple(entry.target for entry in self.entries)
                interrupted_set = interrupted_sets.InterruptedSet(targets, failure.entry.target, failure.error, path)
                raise OutputError([interrupted_set.finding]) from failure
        self._close()
        for path in self.hidden_paths:
            file_set.remove(path)
        if self.switched:
            interrupted_sets.finish(self.id_, self.set_folder, self.entries)
        for folder in reversed(self.folders):
            with suppress(OSError):  # it stays when something is in it
                folder.rmdir()

    def _number_hidden_path(self, path: Path) -> int:
        """A new hidden file, locked while it is written; who looks for what a killed run left may have come between."""
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        while True:
            number = os.open(path, flags, _OWNER_ONLY_MODE)
            self.open_files.append(number)
            if path not in self.hidden_paths:
                self.hidden_paths.append(path)
            lock_new(number)
            if os.fstat(number).st_nlink:
                return number

    def _close(self) -> None:
        while self.open_files:
            with suppress(OSError):
                os.close(self.open_files.pop())

    def _make_folder(self, folder: Path) -> None:
        missing_folders = [step for step in (folder, *folder.parents) if not step.exists()]
        for step in reversed(missing_folders):
            step.mkdir(exist_ok=True)
            self.folders.append(step)


def bytes_of(data: Content) -> bytes:
    """What is written, all of it at once."""
    return b"".join(_pieces(data))


def _pieces(data: Content) -> Iterator[bytes]:
    if isinstance(data, bytes):
        yield data
        return
    with open_regular(data) as stream:
        while piece := stream.read(_MAX_WRITE_BYTES):
            yield piece


def _write(number: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(number, view[:_MAX_WRITE_BYTES]) :]


def refusals(paths: Iterable[Path], *, force: bool, paths_beside: Iterable[Path] = ()) -> list[Finding]:
    """Why these files, and those that may always be replaced, can't be written, as far as that can be told before, and
    after what a run that was broken off left there is settled; standard output always can."""
    always = dict.fromkeys(paths_beside, True)
    targets = {path: force for path in paths if path != STDOUT} | always
    interrupted = [
        unsettled_set for folder in sorted({path.parent for path in targets}) for unsettled_set in settle_around(folder)
    ]
    found_sets = (interrupted_sets.unsettled_set_of(interrupted, path) for path in targets)
    broken_off = [interrupted_set for interrupted_set in found_sets if interrupted_set]
    return [
        *dict.fromkeys(unsettled_set.finding for unsettled_set in broken_off),
        *_same_file_findings(targets),
        *(problem for path, may_overwrite in targets.items() for problem in _refusals(path, may_overwrite)),
    ]


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
        return [disk_finding(path, error)]
    if stat.S_ISDIR(mode) or path.is_dir():
        return [_refusal("output.folder", path, "This is a folder.", "Name a file in it.")]
    if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
        return [_refusal("output.device", path, "This is a device, not a file.", "Name a file; - is standard output.")]
    if not force:
        hint = phrase("Choose another name, or add {option} to replace it.", option=Option("--force"))
        return [_refusal("output.exists", path, "The file is there already and was left as it is.", hint)]
    return []


def _same_file_findings(paths: Iterable[Path]) -> list[Finding]:
    """Names that mean one file, also on a disk that doesn't tell capitals from small letters."""
    path_by_place: dict[str, Path] = {}
    problems = []
    for path in paths:
        first_path = path_by_place.setdefault(str(place_of(path.parent) / path.name).casefold(), path)
        if first_path is not path:
            hint = "Give each output its own name."
            problems.append(_refusal("output.twice", path, f"{first_path} means the same file.", hint))
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


def _write_to_stdout(data: bytes) -> None:
    if sys.__stdout__ is None:
        raise OutputError.because(
            "output.closed",
            "standard output is closed.",
            hint=phrase("Name a file with {option}.", option=Option("--out")),
        )
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError([disk_finding(Path("standard output"), error)]) from error

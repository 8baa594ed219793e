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
from ecpat_training.files.disk import in_plain_words
from ecpat_training.files.leftovers import settle_around
from ecpat_training.files.opening import open_regular
from ecpat_training.words.catalogue.message import Option, phrase

STDOUT = Path("-")
_OWNER_ALONE = 0o600
_MOST_AT_ONCE = 1 << 20  # bytes handed to the system in one go


Content = bytes | Path
"""What is written: the bytes, or a file of which a copy is."""


class PeopleBytes(bytes):
    """The content of a file that holds people's rows or cells: whoever writes it, its owner alone may read it."""


class Written(NamedTuple):
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
    private: Collection[Path] = (),
    besides: Mapping[Path, bytes] | None = None,
    gone: Collection[Path] = (),
    seen: Mapping[Path, bytes] | None = None,
) -> Written:
    """Write every file, or none if any can't be written; missing folders are made, `-` is standard output.

    Args:
        files: what goes where.
        force: whether files that are there may be replaced.
        private: those of the files that hold people's rows, besides those of `PeopleBytes`: their owner alone may read
            them.
        besides: files that the tool keeps for itself, such as a ledger: part of the set, replaced without a word.
        gone: files that are taken away with it: all is written and they are gone, or nothing has changed.
        seen: what stands at some of the targets, as it was read: if another program saves there before the new files
            are in place, its file stays and nothing is written.

    Raises:
        OutputError: one of `seen` has changed; a file is there already and `force` is not set, a target is a folder,
            two names mean one file, the disk is full, or a folder may not be written to. Every reason is among the
            findings.
    """
    besides, seen = besides or {}, seen or {}
    targets = {path: data for path, data in {**files, **besides}.items() if path != STDOUT}
    problems = refusals(files, force=force, besides=besides)
    if problems:
        raise OutputError(problems)
    batch = _Batch(standing=bool(gone or seen) or len(targets) + (STDOUT in files) > 1)
    try:
        for path, data in targets.items():
            is_private = path in private or isinstance(data, PeopleBytes)
            batch.prepare(path, data, fresh=not (force or path in besides), private=is_private, seen=seen.get(path))
        for path in gone:
            batch.take_away(path)
        if batch.standing:
            batch.switch()
        batch.put_in_place()
        if STDOUT in files:
            _to_stdout(bytes_of(files[STDOUT]))
    except BrokenPipeError:  # the reader has had enough: that is no reason to take files back
        batch.end()
        raise
    except BaseException:  # also an interruption
        batch.withdraw()
        raise
    batch.end()
    return Written(tuple(files), tuple(batch.folders))


@dataclass(slots=True)
class _Batch:
    """Files on their way: written beside their targets, not yet in place. With others it is `standing` under a journal;
    one alone needs none, since it takes its place in one step."""

    standing: bool
    id_: str = field(default_factory=lambda: secrets.token_hex(8))
    entries: list[SetFile] = field(default_factory=list)
    as_given: list[Path] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)
    open_files: list[int] = field(default_factory=list)
    hidden: list[Path] = field(default_factory=list)
    switched: bool = False

    @property
    def home(self) -> Path:
        """The folder of the journal."""
        return self.entries[0].folder

    def prepare(self, target: Path, data: Content, *, fresh: bool, private: bool, seen: bytes | None = None) -> None:
        """Write `data` beside `target` and down to the disk; `seen` is what it may replace, where that matters.

        Raises:
            OutputError: the file can't be written.
        """
        name = f"{file_set.OURS}{self.id_}-{len(self.entries) + 1}"
        try:
            self._make_folder(target.parent)
            exists = os.path.lexists(target)
            folder = Path(os.path.realpath(target.parent))
            entry = SetFile(folder, target.name, name, fresh=fresh, there=exists, digest="")
            number = self._hidden(entry.new)
            digest = file_set.new_digest()
            for piece in _pieces(data):
                _write(number, piece)
                if self.standing:
                    digest.update(piece)
            entry = entry._replace(
                digest=digest.hexdigest() if self.standing else "",
                seen=file_set.digest_of_bytes(seen) if seen is not None else "",
            )
            if not private:
                entry.new.chmod(_mode(target))
            os.fsync(number)
        except (OSError, ValueError) as error:
            raise OutputError([in_plain_words(target, error, several=self.standing)]) from error
        self.entries.append(entry)
        self.as_given.append(target)

    def take_away(self, target: Path) -> None:
        """Lets a file be gone once the others are in place.

        Raises:
            OutputError: the file can't be read.
        """
        name = f"{file_set.OURS}{self.id_}-{len(self.entries) + 1}"
        folder = Path(os.path.realpath(target.parent))
        try:
            digest = file_set.digest_of(target)
        except OSError as error:
            raise OutputError([in_plain_words(target, error, several=self.standing)]) from error
        self.entries.append(SetFile(folder, target.name, name, fresh=False, there=True, digest=digest, gone=True))
        self.as_given.append(target)

    def switch(self) -> None:
        """Put the journal in place: from here on the new files count.

        Raises:
            OutputError: the journal can't be written.
        """
        name = f"{file_set.OURS}{self.id_}"
        try:
            for folder in dict.fromkeys(entry.folder for entry in self.entries):
                if folder != self.home:
                    number = self._hidden(folder / f"{name}{interrupted_sets.ELSEWHERE}")
                    _write(number, interrupted_sets.pointer(self.home, folder, self.entries))
                    os.fsync(number)
                file_set.sync_folder(folder)
            waiting = self.home / f"{name}-0.tmp"
            number = self._hidden(waiting)
            _write(number, interrupted_sets.journal(self.id_, self.home, self.entries, os.fstat(number).st_ino))
            waiting.chmod(
                _mode(waiting.with_suffix(interrupted_sets.JOURNAL))
            )  # names alone, which who reads the files sees
            os.fsync(number)
            if sys.platform == "win32":  # an open file can't be renamed there
                self._close()
            self.switched = True
            waiting.replace(self.home / f"{name}{interrupted_sets.JOURNAL}")
            file_set.sync_folder(self.home)
        except OSError as error:
            raise OutputError([in_plain_words(self.home, error, several=True)]) from error

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
                self._put_alone()
        except NotReplacedError as failure:
            target = self.as_given[self.entries.index(failure.entry)]
            finding = in_plain_words(target, failure.error, several=self.standing)
            raise OutputError([finding]) from failure

    def _put_alone(self) -> None:
        """One file takes its place in one step, and needs nothing kept."""
        for entry in self.entries:
            try:
                file_set.place(entry.new, entry.target, fresh=entry.fresh)
            except OSError as error:
                raise NotReplacedError(entry, error) from error
            file_set.sync_folder(entry.folder)

    def end(self) -> None:
        """All are in place."""
        self._close()
        if self.switched:
            interrupted_sets.finish(self.id_, self.home, self.entries)

    def withdraw(self) -> None:
        """Leave nothing behind, and what was there as it was.

        Raises:
            OutputError: what was there can't come back now; the next run tries again.
        """
        if self.switched:
            try:
                interrupted_sets.turn_back(self.id_, self.home)
                file_set.back(self.entries)
            except NotReplacedError as failure:
                self._close()
                path = self.home / f"{file_set.OURS}{self.id_}{interrupted_sets.JOURNAL}"
                targets = tuple(entry.target for entry in self.entries)
                unsettled = interrupted_sets.Unsettled(targets, failure.entry.target, failure.error, path)
                raise OutputError([unsettled.finding]) from failure
        self._close()
        for path in self.hidden:
            file_set.remove(path)
        if self.switched:
            interrupted_sets.finish(self.id_, self.home, self.entries)
        for folder in reversed(self.folders):
            with suppress(OSError):  # it stays when something is in it
                folder.rmdir()

    def _hidden(self, path: Path) -> int:
        """A new hidden file, locked while it is written; who looks for what a killed run left may have come between."""
        flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        while True:
            number = os.open(path, flags, _OWNER_ALONE)
            self.open_files.append(number)
            if path not in self.hidden:
                self.hidden.append(path)
            lock_new(number)
            if os.fstat(number).st_nlink:
                return number

    def _close(self) -> None:
        while self.open_files:
            with suppress(OSError):
                os.close(self.open_files.pop())

    def _make_folder(self, folder: Path) -> None:
        missing = [step for step in (folder, *folder.parents) if not step.exists()]
        for step in reversed(missing):
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
        while piece := stream.read(_MOST_AT_ONCE):
            yield piece


def _write(number: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(number, view[:_MOST_AT_ONCE]) :]


def refusals(paths: Iterable[Path], *, force: bool, besides: Iterable[Path] = ()) -> list[Finding]:
    """Why these files, and those that may always be replaced, can't be written, as far as that can be told before, and
    after what a run that was broken off left there is settled; standard output always can."""
    always = dict.fromkeys(besides, True)
    targets = {path: force for path in paths if path != STDOUT} | always
    unsettled = [
        unsettled_set for folder in sorted({path.parent for path in targets}) for unsettled_set in settle_around(folder)
    ]
    broken_off = [broken_set for path in targets if (broken_set := interrupted_sets.unsettled_set_of(unsettled, path))]
    return [
        *dict.fromkeys(unsettled_set.finding for unsettled_set in broken_off),
        *_same_file(targets),
        *(problem for path, may in targets.items() for problem in _refusals(path, may)),
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
        return [in_plain_words(path, error)]
    if stat.S_ISDIR(mode) or path.is_dir():
        return [_refusal("output.folder", path, "This is a folder.", "Name a file in it.")]
    if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
        return [_refusal("output.device", path, "This is a device, not a file.", "Name a file; - is standard output.")]
    if not force:
        hint = phrase("Choose another name, or add {option} to replace it.", option=Option("--force"))
        return [_refusal("output.exists", path, "The file is there already and was left as it is.", hint)]
    return []


def _same_file(paths: Iterable[Path]) -> list[Finding]:
    """Names that mean one file, also on a disk that doesn't tell capitals from small letters."""
    path_by_place: dict[str, Path] = {}
    problems = []
    for path in paths:
        first = path_by_place.setdefault(str(place_of(path.parent) / path.name).casefold(), path)
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


def _to_stdout(data: bytes) -> None:
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
        raise OutputError([in_plain_words(Path("standard output"), error)]) from error

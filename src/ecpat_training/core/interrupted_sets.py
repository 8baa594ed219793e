"""Sets of files whose writer was broken off (`file_set.py`): finished, or taken back, before anybody reads or writes in
their folder; and what else a killed run left behind, removed.

A journal is only believed where it is the reader's own file, still has the number that the disk gave it when it was
written, names files in folders that name it in turn, and each waiting file is the one that it says: a parcel of files
from elsewhere moves nothing.
"""

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from ecpat_training.core.file_lock import locked
from ecpat_training.core.file_set import (
    HIDDEN_PREFIX,
    NotReplacedError,
    SetFile,
    digest_of,
    forget_old,
    forward,
    remove,
    restore_files,
    sync_folder,
)
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.record import record
from ecpat_training.core.text import listing, visible

JOURNAL_SUFFIX, BACK_SUFFIX, POINTER_SUFFIX = ".journal", ".back", ".set"
_MOST_BYTES = 1 << 20
_HIDDEN_NAME = re.compile(r"\.ecpat-([0-9a-z_]+)(?:-\d+)?\.(?:tmp|journal|back|set)")


@record
class InterruptedSet:
    """A set that is neither old nor new, and why that can't be changed now."""

    files: tuple[Path, ...]
    journal_path: Path
    error: OSError
    journal: Path

    @property
    def finding(self) -> Finding:
        """What is said of it to whoever reads or writes one of the files."""
        path = self.journal_path if self.journal_path in self.files or not self.files else self.files[0]
        file_names = listing([visible(file.name) for file in self.files], 6)
        message = (
            f"the run that wrote {file_names} together was interrupted, and neither the old files nor the new ones can "
            f"be put in place: {self.error.strerror or self.error}. The files there may be of two runs."
        )
        hint = (
            "Close these files in other programs and run the command again. If that does not help, delete the hidden "
            f"file {self.journal.name} and write all of them again."
        )
        return Finding("files.broken-off", Severity.ERROR, message, Location(visible(path.name)), hint)


def settle(folder: Path) -> list[InterruptedSet]:
    """Brings every set that was broken off in a folder to its end, and removes waiting files that nobody writes any
    more; those of a run that still writes stay. What can't be settled is returned."""
    try:
        names = [path.name for path in folder.iterdir() if path.name.startswith(HIDDEN_PREFIX)]
    except OSError:
        return []  # nothing can stand there, or nobody may look
    if not names:
        return []
    unsettled_sets: list[InterruptedSet] = []
    busy_ids: set[str] = set()
    for name in sorted(names):
        id_ = name.removeprefix(HIDDEN_PREFIX).partition(".")[0]
        if name.endswith(JOURNAL_SUFFIX):
            unsettled_sets += _settle_journal(folder, id_, busy_ids)
        elif name.endswith(POINTER_SUFFIX):
            unsettled_sets += _settle_pointer(folder, id_, busy_ids)
    for name in names:
        match = _HIDDEN_NAME.fullmatch(name)
        # Waiting files of a set that isn't settled are all that could still finish it.
        if match and match[1] not in busy_ids and not name.endswith((JOURNAL_SUFFIX, POINTER_SUFFIX)):
            _remove_stale(folder / name)
    return unsettled_sets


def journal(id_: str, set_folder: Path, entries: Sequence[SetFile], inode: int) -> bytes:
    """What the journal of a set says; other folders are named as seen from its own, and `inode` is the file's number
    on its disk."""
    import json  # as wherever a journal is at hand, which is seldom

    records = [
        {
            "folder": relative(entry.folder, set_folder),
            "name": entry.name,
            "hidden": entry.hidden_name,
            "fresh": entry.is_fresh,
            "there": entry.was_there,
            "digest": entry.digest,
            "gone": entry.is_deletion,
            "seen": entry.seen_digest,
        }
        for entry in entries
    ]
    return json.dumps({"ecpat": 1, "set": id_, "inode": inode, "files": records}).encode()


def pointer(set_folder: Path, folder: Path, entries: Sequence[SetFile]) -> bytes:
    """What stands in every other folder of a set: where the journal is, and which files are its own."""
    import json

    names = [entry.name for entry in entries if entry.folder == folder]
    return json.dumps({"journal": relative(set_folder, folder), "files": names}).encode()


def relative(folder: Path, set_folder: Path) -> str:
    """A folder as seen from another, so that both may be moved; by its whole path on another disk."""
    try:
        return os.path.relpath(folder, set_folder)
    except ValueError:
        return str(folder)


def finish(id_: str, set_folder: Path, entries: Sequence[SetFile]) -> None:
    """Forgets a set that is in place, or taken back: what was kept, then who points here, the journal last."""
    forget_old(entries)
    for folder in {entry.folder for entry in entries} - {set_folder}:
        remove(folder / f"{HIDDEN_PREFIX}{id_}{POINTER_SUFFIX}")
    remove(set_folder / f"{HIDDEN_PREFIX}{id_}{JOURNAL_SUFFIX}")
    # Only after the journal: a journal without this mark would mean forward again.
    remove(set_folder / f"{HIDDEN_PREFIX}{id_}{BACK_SUFFIX}")
    sync_folder(set_folder)


def _settle_journal(set_folder: Path, id_: str, busy_ids: set[str]) -> Iterator[InterruptedSet]:
    """Goes on with the set of a journal."""
    path = set_folder / f"{HIDDEN_PREFIX}{id_}{JOURNAL_SUFFIX}"
    with _LockedFolders(path) as handle:
        content = _entries(handle.text, set_folder, id_)
        if handle.number is None or content is None:
            busy_ids.add(id_)
            return
        entries, inode = content
        try:
            # A copied or unpacked journal has another number: it speaks of files elsewhere and must move none here.
            if inode != os.fstat(handle.number).st_ino:
                raise NotReplacedError(_entry_without_folder(path), OSError(errno.EPERM, "it was not written here"))
            # In a shared folder, somebody else's journal could name files that only the reader may replace.
            if not handle.own:
                raise NotReplacedError(_entry_without_folder(path), OSError(errno.EPERM, "somebody else wrote it"))
            if os.path.lexists(set_folder / f"{HIDDEN_PREFIX}{id_}{BACK_SUFFIX}"):
                restore_files(entries)
            else:
                _finish_or_turn_back(entries, set_folder, id_)
        except NotReplacedError as failure:
            busy_ids.add(id_)
            yield InterruptedSet(tuple(entry.target for entry in entries), failure.entry.target, failure.error, path)
            return
    finish(id_, set_folder, entries)


def _finish_or_turn_back(entries: Sequence[SetFile], set_folder: Path, id_: str) -> None:
    """Forward if every file still waits whole, else back."""
    try:
        # After a power cut a file may have its name but not all of its bytes.
        if any(_is_file(entry.new_path) and digest_of(entry.new_path) != entry.digest for entry in entries):
            raise NotReplacedError(entries[0], OSError("a waiting file is damaged"))
        forward(entries)
    except NotReplacedError:
        turn_back(id_, set_folder)
        restore_files(entries)


def turn_back(id_: str, set_folder: Path) -> None:
    """Says that the old files are to stand again.

    Raises:
        NotReplacedError: the note can't be written.
    """
    try:
        os.close(os.open(set_folder / f"{HIDDEN_PREFIX}{id_}{BACK_SUFFIX}", os.O_CREAT | os.O_WRONLY, 0o600))
        sync_folder(set_folder)
    except OSError as error:
        raise NotReplacedError(_entry_without_folder(set_folder), error) from error


def _entry_without_folder(path: Path) -> SetFile:
    return SetFile(path, "", "", is_fresh=True, was_there=False, digest="")


def _settle_pointer(folder: Path, id_: str, busy_ids: set[str]) -> Iterator[InterruptedSet]:
    """Goes on with a set whose journal is in another folder; without one the switch never came."""
    path = folder / f"{HIDDEN_PREFIX}{id_}{POINTER_SUFFIX}"
    with _LockedFolders(path) as handle:
        if handle.number is None:
            busy_ids.add(id_)
            return
        is_own = handle.own
        pointed_set = _read_pointer(handle.text, folder)
    if pointed_set is None:
        if is_own:
            remove(path)
        return
    set_folder, files = pointed_set
    if os.path.lexists(set_folder / f"{HIDDEN_PREFIX}{id_}{JOURNAL_SUFFIX}"):
        yield from _settle_journal(set_folder, id_, busy_ids)
    elif set_folder.is_dir():
        remove(path)
    else:
        busy_ids.add(id_)
        yield InterruptedSet(
            files, files[0] if files else path, OSError(errno.ENOENT, f"{set_folder} isn't there now"), path
        )


def _entries(text: str, set_folder: Path, id_: str) -> tuple[list[SetFile], int] | None:
    """The files of a journal, those of folders that know of it, and its number on its disk; None where it isn't one of
    ours."""
    import json

    try:
        content = json.loads(text)
        inode = int(content["inode"])
        files = [_entry(raw_entry, set_folder) for raw_entry in content["files"]]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    pattern = re.compile(re.escape(f"{HIDDEN_PREFIX}{id_}") + r"-\d+")
    # Names are data: `../x` or another set's files would let a forged journal move anything.
    if not all(pattern.fullmatch(entry.hidden_name) and _is_plain_name(entry.name) for entry in files):
        return None
    # A journal alone reaches no other folder: that folder has to point back at it.
    return [entry for entry in files if _knows(entry.folder, set_folder, id_)], inode


def _entry(raw_entry: Mapping[str, object], set_folder: Path) -> SetFile:
    folder, name, hidden_name, digest = (str(raw_entry[key]) for key in ("folder", "name", "hidden", "digest"))
    place = set_folder if folder == os.curdir else Path(os.path.normpath(set_folder / folder))
    is_fresh, was_there, is_gone = (bool(raw_entry.get(key, False)) for key in ("fresh", "there", "gone"))
    seen_digest = str(raw_entry.get("seen", ""))
    return SetFile(
        place,
        name,
        hidden_name,
        is_fresh=is_fresh,
        was_there=was_there,
        digest=digest,
        is_deletion=is_gone,
        seen_digest=seen_digest,
    )


def _is_plain_name(name: str) -> bool:
    return name == Path(name).name and name not in ("", os.curdir, os.pardir) and "\\" not in name


def _knows(folder: Path, set_folder: Path, id_: str) -> bool:
    """Whether a folder takes part in the set: it is the journal's own, or says that the journal is there."""
    if folder == set_folder:
        return True
    with _LockedFolders(folder / f"{HIDDEN_PREFIX}{id_}{POINTER_SUFFIX}") as handle:
        pointed_set = _read_pointer(handle.text, folder)
    return pointed_set is not None and os.path.realpath(pointed_set[0]) == os.path.realpath(set_folder)


def _read_pointer(text: str, folder: Path) -> tuple[Path, tuple[Path, ...]] | None:
    """The folder that a pointer leads to, and the files beside it; None where it was not written whole, so that the
    switch never came."""
    import json

    try:
        content = json.loads(text)
        files = tuple(folder / str(name) for name in content["files"])
        return Path(os.path.normpath(folder / str(content["journal"]))), files
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


class _LockedFolders:
    """A small file with its lock: `number` is None where somebody else has the lock, or where it can't be opened;
    `own` says whether it is one's own."""

    def __init__(self, path: Path) -> None:
        self.text = ""
        self.number: int | None = None
        self.own = False
        with suppress(OSError):
            # Follows no link, and doesn't wait at a pipe that somebody put there under our name.
            number = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
            status = os.fstat(number)
            if stat.S_ISREG(status.st_mode) and locked(number):
                self.number, self.own = number, _is_user_file(status)
                self.text = os.read(number, _MOST_BYTES).decode("utf-8", "replace")
            else:
                os.close(number)

    def __enter__(self) -> "_LockedFolders":
        return self

    def __exit__(self, *_: object) -> None:
        if self.number is not None:
            os.close(self.number)


def _is_user_file(status: os.stat_result) -> bool:
    return stat.S_ISREG(status.st_mode) and (not hasattr(os, "getuid") or status.st_uid == os.getuid())


def _is_file(path: Path) -> bool:
    try:
        return _is_user_file(os.lstat(path))
    except OSError:
        return False


def _remove_stale(path: Path) -> None:
    with suppress(OSError):
        if stat.S_ISREG(os.lstat(path).st_mode):
            number = os.open(path, os.O_RDONLY)
            try:
                stale = locked(number)
            finally:
                os.close(number)
            if stale:
                path.unlink()


def unsettled_set_of(interrupted_sets: Iterable[InterruptedSet], path: Path) -> InterruptedSet | None:
    """The unsettled set that a file belongs to, if any."""
    target = os.path.realpath(path.parent), path.name
    for unsettled_set in interrupted_sets:
        if target in {(os.path.realpath(file.parent), file.name) for file in unsettled_set.files}:
            return unsettled_set
    return None

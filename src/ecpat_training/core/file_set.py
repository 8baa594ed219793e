"""Files that are written together: all of them are the old ones, or all of them are the new ones.

Each new file waits under a hidden name beside its target, whole and on the disk. Then a journal that names them all is
put in place in one step, which is the switch: from then on the new set counts. Whoever finds a journal that nobody
holds any more (`unfinished.py`) goes on where the writer stopped. Where a target can't be replaced, a mark beside the
journal turns the way round, and the old files come back from the names under which they were kept. A set may also take
files away, which are nobody's any more once the new ones count.

| hidden name | what it is |
| --- | --- |
| `.ecpat-ID-N.tmp` | the Nth new file |
| `.ecpat-ID-N.old` | the file that stood there before |
| `.ecpat-ID.journal` | the set, in the folder of its first file |
| `.ecpat-ID.back` | the way is back, beside the journal |
| `.ecpat-ID.set` | in every other folder: where the journal is |

The method is that of SQLite's super-journal for transactions over several databases.
"""

import errno
import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

HIDDEN_PREFIX = ".ecpat-"
_CHUNK = 1 << 20


class SetFile(NamedTuple):
    """A file of a set. `fresh` may take nobody's place; `there` says whether a file stood there at the switch; `digest`
    is of the new file, by which it is known again. Where a file is `gone`, it is taken away, as long as it still is the
    one of this `digest`. Where `seen` is given, the file takes the place of the one of that digest alone: what somebody
    saves there meanwhile stays."""

    folder: Path
    name: str
    hidden_name: str
    is_fresh: bool
    was_there: bool
    digest: str
    is_deletion: bool = False
    seen_digest: str = ""

    @property
    def target(self) -> Path:
        """Where it goes."""
        return self.folder / self.name

    @property
    def new_path(self) -> Path:
        """Where it waits."""
        return self.folder / f"{self.hidden_name}.tmp"

    @property
    def old_path(self) -> Path:
        """Where what stood there is kept until the whole set is in place."""
        return self.folder / f"{self.hidden_name}.old"


class NotReplacedError(Exception):
    """A file can't take its target's place."""

    def __init__(self, entry: SetFile, error: OSError) -> None:
        super().__init__(str(error))
        self.entry = entry
        self.error = error


def forward(entries: Sequence[SetFile]) -> None:
    """Lets each file that still waits take its place; what stood there is kept beside.

    Raises:
        NotReplacedError: a file can't take its place (because a folder stands there, for example); names the first, and
            those before it are in place.
    """
    for entry in entries:
        try:
            if entry.is_deletion:
                _hide_old_file(entry)
            elif os.path.lexists(entry.new_path):
                if entry.seen_digest:
                    _move_seen(entry)
                elif not entry.is_fresh:
                    _keep(entry)
                place(entry.new_path, entry.target, is_fresh=entry.is_fresh or bool(entry.seen_digest))
        except OSError as error:
            raise NotReplacedError(entry, error) from error
    sync_folders(entries)


def restore_files(entries: Sequence[SetFile]) -> None:
    """Lets the old files stand again, and takes away the new ones where nothing stood.

    Raises:
        NotReplacedError: an old file can't come back; names the first, and all others have come back.
    """
    first_failure = None
    for entry in entries:
        try:
            if entry.seen_digest:
                _restore_file(entry)
            elif os.path.lexists(entry.target) and (
                _is_same(entry.old_path, entry.target)
                if entry.is_deletion
                else os.path.lexists(entry.new_path) and not entry.is_fresh
            ):
                remove(entry.old_path)  # it never came to its turn: what stands there is what stood there
            elif os.path.lexists(entry.old_path):
                entry.old_path.replace(entry.target)
                remove(entry.old_path)  # two names of one file stay two
            elif not entry.was_there and _is_ours(entry):
                entry.target.unlink()
        except OSError as error:
            first_failure = first_failure or NotReplacedError(entry, error)
    sync_folders(entries)
    # All others are brought back first: one file that is locked must not keep the rest new.
    if first_failure:
        raise first_failure
    for entry in entries:
        remove(entry.new_path)


def forget_old(entries: Sequence[SetFile]) -> None:
    """Removes what stood there before: the whole set is in place."""
    for entry in entries:
        if entry.seen_digest and os.path.lexists(entry.old_path) and digest_of(entry.old_path) != entry.seen_digest:
            _keep_both_versions(entry)
        else:
            remove(entry.old_path)


def _keep_both_versions(entry: SetFile) -> None:
    """Gives a name to what another program has written into the file while it was moved aside."""
    for number in range(1, 1000):
        path = entry.folder / f"{entry.target.stem} saved meanwhile {number}{entry.target.suffix}"
        with suppress(FileExistsError):
            return place(entry.old_path, path, is_fresh=True)
    return None


def place(new_path: Path, target: Path, *, is_fresh: bool) -> None:
    """Lets a file take a place; with `is_fresh` only where nothing stands, whoever may have written there meanwhile.

    Raises:
        OSError: the file can't take the place.
        FileExistsError: `is_fresh` is set, and something stands there.
    """
    if not is_fresh:
        new_path.replace(target)
    elif sys.platform == "win32":
        new_path.rename(target)  # which replaces nothing there
    else:
        try:
            # A link, unlike a rename, fails where something stands: looking first would leave a moment for others.
            os.link(new_path, target, follow_symlinks=False)
        except FileExistsError:
            # Linked already: a run was broken off between linking and removing the waiting name.
            if not os.path.samestat(os.lstat(new_path), os.lstat(target)):
                raise
        except OSError:  # a disk without links, such as a stick: two steps have to do
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from None
            new_path.replace(target)
            return
        new_path.unlink()


def _hide_old_file(entry: SetFile) -> None:
    """Takes a file away, which is kept beside until the whole set is in place; what somebody put there since stays."""
    if digest_of(entry.target) == entry.digest:
        _keep(entry)
        entry.target.unlink(missing_ok=True)


def _move_seen(entry: SetFile) -> None:
    """Moves what stands there aside, whatever it is, and then looks whether it is what was seen: between a look and a
    replacement there would be a moment in which somebody's save is lost.

    Raises:
        OSError: it is another file.
    """
    if not os.path.lexists(entry.old_path):
        entry.target.rename(entry.old_path)
    if digest_of(entry.old_path) != entry.seen_digest:
        raise OSError(errno.ESTALE, "it was changed meanwhile", str(entry.target))


def _restore_file(entry: SetFile) -> None:
    """Lets what was moved aside stand again, where nobody has saved another file meanwhile."""
    if os.path.lexists(entry.target) and _is_ours(entry):
        entry.target.unlink()
    if os.path.lexists(entry.old_path):
        try:
            place(entry.old_path, entry.target, is_fresh=True)
        except FileExistsError:
            if digest_of(entry.old_path) == entry.seen_digest:
                remove(entry.old_path)  # whoever saved there meanwhile replaced this


def _is_same(first_path: Path, second_path: Path) -> bool:
    """Whether two names are of one file."""
    try:
        return os.path.samestat(os.lstat(first_path), os.lstat(second_path))
    except FileNotFoundError:
        return False


def _is_ours(entry: SetFile) -> bool:
    """Whether what stands at the target is the new file, and nobody else's that was written there meanwhile."""
    try:
        waiting_stat = os.lstat(entry.new_path)
    except FileNotFoundError:
        # The waiting name is gone once a rename took place; then only the bytes tell that the target is ours.
        return digest_of(entry.target) == entry.digest
    return os.path.lexists(entry.target) and os.path.samestat(waiting_stat, os.lstat(entry.target))


def _keep(entry: SetFile) -> None:
    """A second name for what stands there; where the disk has none, the file itself goes aside."""
    try:
        mode = os.lstat(entry.target).st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(entry.target))
    # Kept by a run that was broken off here: what stands there now may be the new file already.
    if os.path.lexists(entry.old_path):
        return
    if sys.platform == "win32":  # no second name of a file that is open elsewhere could be removed again there
        entry.target.replace(entry.old_path)
        return
    try:
        # A second name instead of a move: at no moment does the target's name lead nowhere.
        os.link(entry.target, entry.old_path, follow_symlinks=False)
    except OSError:
        entry.target.replace(entry.old_path)


def digest_of(path: Path) -> str:
    """The digest of a file's bytes, empty where there is no such file."""
    digest = new_digest()
    try:
        with open(path, "rb", opener=_open_without_links) as handle:
            while piece := handle.read(_CHUNK):
                digest.update(piece)
    except (FileNotFoundError, IsADirectoryError):
        return ""
    except OSError as error:
        if error.errno == errno.ELOOP:  # a link, which no new file is
            return ""
        raise
    return digest.hexdigest()


def digest_of_bytes(data: bytes) -> str:
    """The digest of a file that holds these bytes."""
    digest = new_digest()
    digest.update(data)
    return digest.hexdigest()


def new_digest() -> hashlib.blake2b:
    """Returns a new hash object, of the kind that `digest_of` uses."""
    return hashlib.blake2b(digest_size=32)


def remove(path: Path) -> None:
    """Removes a file of ours, if it is there and may be removed."""
    with suppress(OSError):
        path.unlink()


def sync_folders(entries: Iterable[SetFile]) -> None:
    """Makes the names in all folders of a set last through a power cut."""
    for folder in dict.fromkeys(entry.folder for entry in entries):
        sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Makes new names last through a power cut, where the system lets a folder be synced."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _open_without_links(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))

"""One writer at a time, and only of what is still as it was seen."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ecpat_training.core.errors import OutputError
from ecpat_training.core.location import Location
from ecpat_training.files.opening import is_file, read_bytes
from ecpat_training.files.writing import PeopleBytes, write_all, write_file
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.safety.inside import checked
from ecpat_training.words.catalogue.message import Command, Option, phrase

NOTHING = "none"
"""The version of a file that isn't there."""
PATIENCE = 30.0
"""Seconds for which one waits for another writer."""
_MOST = 256 << 20
_UNDO = ".ecpat/undo"
_VERSIONS = 50  # earlier versions of files that are kept
_VERSION = re.compile(r"[0-9a-f]{64}(\.\w+)?")


@contextmanager
def writing(site: Site) -> Iterator[None]:
    """Holds the folder's lock, so that nobody else writes meanwhile.

    Raises:
        OutputError: the folder is served to be read alone; or somebody else writes for longer than `PATIENCE`.
    """
    if site.read_only:
        message = "this folder is served to be read alone."
        raise OutputError.because(
            "serve.read-only",
            message,
            hint=phrase(
                "Start {command} without {option} to change it.", command=Command("serve"), option=Option("--read-only")
            ),
        )
    if not site.writing.acquire(timeout=PATIENCE):
        message = "something else is being written."
        raise OutputError.because("serve.writing", message, hint="Try again in a minute.")
    try:
        yield
    finally:
        site.writing.release()


def version(path: Path) -> str:
    """The version of a file: the SHA-256 of its bytes, or `NOTHING` where there is no file."""
    return hashlib.sha256(read_bytes(path, _MOST)).hexdigest() if is_file(path) else NOTHING


def require_unchanged(path: Path, seen_version: str) -> None:
    """Refuses to go on where a file is no longer as the person has seen it.

    Raises:
        OutputError: the file has changed since.
    """
    # By its bytes, not by its time: Excel saves within the same second, and copying keeps old times.
    if version(path) != seen_version:
        message = "somebody has changed this file since the page was opened; nothing was written."
        hint = "Open the page again to see the file as it is now, then make your change again."
        raise OutputError.because("serve.changed", message, location=Location(path.name), hint=hint)


def replace_file(site: Site, path: Path, data: bytes, seen_version: str) -> str:
    """Puts a file of the folder in place of the version that the person saw, which is kept so that there is a way back;
    returns its new version. To be called within `writing`.

    Raises:
        RefusedError: the file stands outside the programme's folder.
        OutputError: the file was changed since the person saw it, or can't be written.
    """
    checked(site.folder, path)
    require_unchanged(path, seen_version)
    if seen_version != NOTHING:
        _keep(site, path, seen_version)
    # `force` is safe here alone: the lock is held and the version was compared a moment ago.
    write_file(path, data, force=True)
    return version(path)


def take_away(site: Site, path: Path, seen_version: str) -> str:
    """Takes a file out of the folder, as the person saw it; `undo` puts it back where nothing stands. To be called
    within `writing`. Returns its version.

    Raises:
        RefusedError: the file stands outside the programme's folder.
        OutputError: the file was changed since the person saw it, or its version can't be kept.
    """
    checked(site.folder, path)
    require_unchanged(path, seen_version)
    _keep(site, path, seen_version)
    path.unlink()
    return seen_version


def _keep(site: Site, path: Path, seen_version: str) -> None:
    backup = _backup_path(site, seen_version, path.suffix)
    write_all({backup: read_bytes(path, _MOST)}, force=True, private=[backup])
    _forget(backup.parent)


def undo(site: Site, path: Path, seen_version: str, back_to: str) -> str:
    """Puts an earlier version back in place of `seen_version`, or takes the file away where there was none; returns the
    version. See `replace_file`.

    Raises:
        InputError: the earlier version isn't kept any longer.
    """
    if back_to == NOTHING:
        checked(site.folder, path)
        require_unchanged(path, seen_version)
        backup = _backup_path(site, seen_version, path.suffix)
        write_all({backup: read_bytes(path, _MOST)}, force=True, private=[backup])
        path.unlink(missing_ok=True)
        return NOTHING
    data = earlier_bytes(site, path, back_to)
    # Where nothing stands any longer whose rights stay, what comes back may be answers.
    return replace_file(site, path, PeopleBytes(data) if seen_version == NOTHING else data, seen_version)


def earlier_bytes(site: Site, path: Path, earlier_version: str) -> bytes:
    """An earlier version of a file, as it was kept when another took its place.

    Raises:
        InputError: it isn't kept any longer.
    """
    return read_bytes(_backup_path(site, earlier_version, path.suffix), _MOST)


def _backup_path(site: Site, version_: str, ending: str) -> Path:
    """Where an earlier version is kept."""
    # A version comes from a form: one that isn't plain letters and digits must not become part of a path.
    name = hashlib.sha256(version_.encode()).hexdigest() if not version_.isalnum() else version_
    return checked(site.folder, site.folder / _UNDO / f"{name}{ending}")


def _forget(folder: Path) -> None:
    """Lets the oldest earlier versions go, of which there are too many: they hold people's names."""
    backups = [(path.lstat().st_mtime_ns, path) for path in folder.iterdir() if _VERSION.fullmatch(path.name)]
    for _, old in sorted(backups, reverse=True)[_VERSIONS:]:
        old.unlink(missing_ok=True)

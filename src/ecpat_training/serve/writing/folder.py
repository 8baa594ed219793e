"""One writer at a time, and only of what is still as it was seen."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ecpat_training.core.errors import OutputError
from ecpat_training.core.location import Location
from ecpat_training.files.opening import is_file, read_bytes
from ecpat_training.files.writing import PeopleBytes, write_all
from ecpat_training.folder.journal.lines import (
    CHANGED,
    NOTHING,
    PUT_BACK,
    REMOVED,
    TAKEN_OUT,
    JournalLine,
    append_line,
    grown_journal,
    last_versions,
    lines_of,
    taken_out,
)
from ecpat_training.folder.journal.lines import PLACE as JOURNAL
from ecpat_training.serve.model.site import Site
from ecpat_training.serve.safety.inside import require_inside
from ecpat_training.words.catalogue.message import Command, Option, phrase

PATIENCE = 30.0
"""Seconds for which one waits for another writer."""
_MAX_FILE_BYTES = 256 << 20
_UNDO = ".ecpat/undo"
_TAKEN_OUT_FOLDER = ".ecpat/taken-out"
_VERSIONS = 50  # earlier versions of each file that are kept
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
    return hashlib.sha256(read_bytes(path, _MAX_FILE_BYTES)).hexdigest() if is_file(path) else NOTHING


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
    require_inside(site.folder, path)
    require_unchanged(path, seen_version)
    _write(site, path, data, seen_version, CHANGED)
    return version(path)


def take_away(site: Site, path: Path, seen_version: str) -> str:
    """Takes a file out of the folder, as the person saw it, and keeps it until `remove_kept`; `put_back` brings it
    back. To be called within `writing`. Returns its version.

    Raises:
        RefusedError: the file stands outside the programme's folder.
        OutputError: the file was changed since the person saw it, or its version can't be kept.
    """
    require_inside(site.folder, path)
    require_unchanged(path, seen_version)
    _take(site, path, seen_version, TAKEN_OUT, _TAKEN_OUT_FOLDER)
    return seen_version


def list_taken_out(site: Site, folder: Path) -> list[JournalLine]:
    """What was taken out of a folder of the site on pages, and neither put back nor removed since; the last first."""
    place = folder.relative_to(site.folder).as_posix()
    lines = [line for line in taken_out(lines_of(site.folder)) if line.file.rpartition("/")[0] == place]
    return [
        line
        for line in reversed(lines)
        if is_file(_backup_path(site, line.before, Path(line.file).suffix, _TAKEN_OUT_FOLDER))
    ]


def restore_file(site: Site, path: Path, kept_version: str) -> None:
    """Puts a file back that was taken out, where nothing stands now. To be called within `writing`.

    Raises:
        InputError: it isn't kept any longer, as a person has removed it.
        OutputError: another file stands there now.
    """
    require_inside(site.folder, path)
    kept_path = _backup_path(site, kept_version, path.suffix, _TAKEN_OUT_FOLDER)
    data = PeopleBytes(read_bytes(kept_path, _MAX_FILE_BYTES))
    lines = append_line(lines_of(site.folder), PUT_BACK, _name(site, path), NOTHING, kept_version)
    is_still_out = any(
        line.before == kept_version for line in taken_out(lines)
    )  # the same was taken out elsewhere, too
    write_all({path: data}, files_beside=_journal(site, lines), deleted_files=() if is_still_out else [kept_path])


def delete_taken_out(site: Site, path: Path, kept_version: str) -> None:
    """Removes for good what was taken out. To be called within `writing`.

    Raises:
        InputError: it isn't kept any longer.
        OutputError: it can't be removed.
    """
    kept_path = _backup_path(site, kept_version, path.suffix, _TAKEN_OUT_FOLDER)
    read_bytes(kept_path, _MAX_FILE_BYTES)
    lines = append_line(lines_of(site.folder), REMOVED, _name(site, path), kept_version, NOTHING)
    is_still_out = any(line.before == kept_version for line in taken_out(lines))
    write_all({}, files_beside=_journal(site, lines), deleted_files=() if is_still_out else [kept_path])


def _take(site: Site, path: Path, seen_version: str, action: str, place: str) -> None:
    """Takes a file away that is kept elsewhere; both, with the line of the journal, or nothing."""
    data = _read_seen_version(path, seen_version)
    backup = _backup_path(site, seen_version, path.suffix, place)
    lines = append_line(lines_of(site.folder), action, _name(site, path), seen_version, NOTHING)
    write_all({backup: PeopleBytes(data)}, force=True, files_beside=_journal(site, lines), deleted_files=[path])
    require_unchanged(path, NOTHING)
    _forget(site, lines)


def _write(site: Site, path: Path, data: bytes, seen_version: str, action: str) -> None:
    """Puts a file in place of what was seen, which is kept; both, with the line of the journal, or nothing."""
    lines = lines_of(site.folder)
    files = {path: data}
    replaced_bytes = {}
    if seen_version != NOTHING:
        replaced_bytes[path] = _read_seen_version(path, seen_version)
        files[_backup_path(site, seen_version, path.suffix)] = PeopleBytes(replaced_bytes[path])
    new_version = hashlib.sha256(data).hexdigest()
    lines = append_line(lines, action, _name(site, path), seen_version, new_version)
    try:
        # `force` is safe here alone: the lock is held, and what another program saves meanwhile is told by `seen`.
        write_all(files, force=seen_version != NOTHING, files_beside=_journal(site, lines), seen_content=replaced_bytes)
    except OutputError:
        require_unchanged(path, seen_version)
        raise
    _forget(site, lines)


def _read_seen_version(path: Path, seen_version: str) -> bytes:
    data = read_bytes(path, _MAX_FILE_BYTES)
    if hashlib.sha256(data).hexdigest() != seen_version:
        require_unchanged(path, seen_version)
    return data


def _name(site: Site, path: Path) -> str:
    return path.relative_to(site.folder).as_posix()


def _journal(site: Site, lines: Sequence[JournalLine]) -> dict[Path, bytes]:
    place = require_inside(site.folder, site.folder / JOURNAL)
    return {place: grown_journal(site.folder, lines[-1:])}


def undo(site: Site, path: Path, seen_version: str, target_version: str) -> str:
    """Puts an earlier version back in place of `seen_version`, or takes the file away where there was none; returns the
    version. See `replace_file`.

    Raises:
        InputError: the earlier version isn't kept any longer.
    """
    if target_version == NOTHING:
        require_inside(site.folder, path)
        require_unchanged(path, seen_version)
        if seen_version != NOTHING:
            _take(site, path, seen_version, CHANGED, _UNDO)
        return NOTHING
    data = earlier_bytes(site, path, target_version)
    # Where nothing stands any longer whose rights stay, what comes back may be answers.
    return replace_file(site, path, PeopleBytes(data) if seen_version == NOTHING else data, seen_version)


def earlier_bytes(site: Site, path: Path, earlier_version: str) -> bytes:
    """An earlier version of a file, as it was kept when another took its place.

    Raises:
        InputError: it isn't kept any longer.
    """
    return read_bytes(_backup_path(site, earlier_version, path.suffix), _MAX_FILE_BYTES)


def _backup_path(site: Site, version_: str, ending: str, place: str = _UNDO) -> Path:
    """Where an earlier version is kept, or what was taken out."""
    # A version comes from a form: one that isn't plain letters and digits must not become part of a path.
    name = hashlib.sha256(version_.encode()).hexdigest() if not version_.isalnum() else version_
    return require_inside(site.folder, site.folder / place / f"{name}{ending}")


def _forget(site: Site, lines: Sequence[JournalLine]) -> None:
    """Lets the oldest earlier versions of each file go, of which there are too many: they hold people's names. Of
    versions that were kept before there was a journal, nobody knows the file: the last of all of them stay. What was
    taken out is kept elsewhere, and never goes by itself."""
    folder = site.folder / _UNDO
    kept_versions = last_versions(lines, _VERSIONS)
    journal_versions = {version_ for line in lines for version_ in (line.before, line.after)}
    versions = [path for path in folder.iterdir() if _VERSION.fullmatch(path.name)] if folder.is_dir() else []
    unlisted_paths = [path for path in versions if _parse_version(path) not in journal_versions]
    newest_paths = sorted(unlisted_paths, key=lambda path: path.stat().st_mtime_ns)[-_VERSIONS:]
    for path in versions:
        if _parse_version(path) not in kept_versions and path not in newest_paths:
            path.unlink(missing_ok=True)


def _parse_version(path: Path) -> str:
    return path.name.partition(".")[0]

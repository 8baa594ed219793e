"""A folder as a partner sent it: its files in memory, none followed outside."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ecpat_training.core.errors import ContentError, InputError, RefusedError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import listing, visible
from ecpat_training.files.opening import display_name, is_folder, read_bytes
from ecpat_training.files.writing import place_of
from ecpat_training.folder.merging.model.memory import Folder, MergeMemory
from ecpat_training.folder.merging.reading.envelope import ENVELOPE, differing, read_envelope
from ecpat_training.folder.merging.reading.memory import read_memory
from ecpat_training.words.catalogue.message import Command, phrase

WORKBOOK, MEMORY = "merge.xlsx", "merge.json"
"""What a merge writes into the merged folder: what is asked, and what the next merge has to know."""
_MOST_BYTES = 64 << 20
_MOST_FILES = 20_000
_OF_PROGRAMS = ("~$", ".")  # what Excel and the system lay beside files that are open or seen


def read_files(folder: Path) -> dict[str, bytes]:
    """The files of a folder and of the folders in it, by their paths with `/`. Links aren't followed (`links_left_out`
    tells them), and hidden files are left alone.

    Raises:
        InputError: the path leads to no folder, or a file in it can't be read.
        RefusedError: the folder holds more files, or larger ones, than are merged.
    """
    if not is_folder(folder):
        hint = "Please name the folder that holds the programme's files."
        raise InputError.because(
            "merge.no-folder", "this is no folder.", location=Location(display_name(folder)), hint=hint
        )
    files: dict[str, bytes] = {}
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        # A link in a folder that somebody sent could name any file of the reader, which the merge would copy.
        if name not in (WORKBOOK, MEMORY) and not path.is_symlink():
            data = read_bytes(path, _MOST_BYTES)
            if name != ENVELOPE or read_envelope(data) is None:
                files[name] = data
        if len(files) > _MOST_FILES:
            message = phrase(
                "this folder holds more than {most_files:,} files, the most that are merged.", most_files=_MOST_FILES
            )
            hint = "Please name the programme's folder, not one that holds several."
            raise RefusedError.because(
                "merge.too-many-files", message, location=Location(display_name(folder)), hint=hint
            )
    return files


def _walk(folder: Path) -> Iterator[Path]:
    """Files and links, also those to folders, which aren't gone into."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(folder_name for folder_name in folders if not folder_name.startswith(_OF_PROGRAMS))
        linked_folders = [name for name in folders if Path(root, name).is_symlink()]
        for name in sorted([*names, *linked_folders]):
            if not name.startswith(_OF_PROGRAMS):
                yield Path(root) / name


def read_folders(paths: Sequence[Path]) -> list[Folder]:
    """Partners' folders, each once, called by their names and by so much of their paths as tells them apart.

    Raises:
        InputError, RefusedError: a folder can't be read, or holds more than is merged.
        ContentError: what an earlier merge kept in a folder can't be understood.
    """
    places = sorted({place_of(path) for path in paths})
    steps = 1
    while len({place.parts[-steps:] for place in places}) < len(places):
        steps += 1
    return [Folder("/".join(place.parts[-steps:]), read_files(place), memory_of(place)) for place in places]


def links_left_out(folders: Sequence[Folder], paths: Sequence[Path], base: Path) -> list[Finding]:
    """A warning for each folder that holds links, the one that was sent out first: what they lead to isn't merged.

    Args:
        folders: as they were read.
        paths: where they lie.
        base: the folder that was sent out.
    """
    places = sorted({place_of(path) for path in paths})
    labelled_places = [(display_name(base), base), *zip((folder.label for folder in folders), places, strict=True)]
    findings = []
    for label, place in labelled_places:
        links = [path.relative_to(place).as_posix() for path in _walk(place) if path.is_symlink()]
        if links:
            message = phrase(
                "{links:,} {links:link leads|links lead} elsewhere and {links:is|are} not merged: {names}.",
                links=len(links),
                names=visible(listing(links, 10)),
            )
            hint = "Please ask whoever sent it for the files themselves, put them in, and merge again."
            findings.append(Finding("merge.link", Severity.WARNING, message, Location(visible(label)), hint))
    return findings


def damaged_on_the_way(folders: Sequence[Folder], paths: Sequence[Path], base: Path) -> list[Finding]:
    """What is to be said of folders that hold another folder's files than their envelopes say. What partners changed in
    a folder that was sent out with its envelope is what is merged: only files that are missing are said then.

    Args:
        folders: as they were read.
        paths: where they lie.
        base: the folder that was sent out.
    """
    sent_envelope = _envelope(base)
    places = sorted({place_of(path) for path in paths})
    findings = []
    for folder, place in zip(folders, places, strict=True):
        envelope = _envelope(place)
        changed_files, missing_files = differing(envelope or {}, folder.files)
        for files, damage in (
            ([] if envelope == sent_envelope else changed_files, "not as"),
            (missing_files, "missing that were there"),
        ):
            if files:
                message = phrase(
                    "{files} {files:file is|files are} {state} when this folder was written: {names}.",
                    files=len(files),
                    state=damage,
                    names=visible(listing(files, 10)),
                )
                hint = "Please ask whoever sent it whether they did that; else it was damaged on the way."
                location = Location(f"{folder.label}/{ENVELOPE}")
                findings.append(Finding("merge.envelope", Severity.WARNING, message, location, hint))
    return findings


def _envelope(folder: Path) -> dict[str, str] | None:
    path = folder / ENVELOPE
    return read_envelope(read_bytes(path, _MOST_BYTES)) if path.is_file() and not path.is_symlink() else None


def memory_of(folder: Path) -> MergeMemory:
    """What an earlier merge kept in a folder; empty where none wrote anything.

    Raises:
        ContentError: `merge.json` isn't what `ecpat merge` wrote, or was changed.
    """
    path = folder / MEMORY
    if not path.is_file() or path.is_symlink():
        return MergeMemory()
    try:
        return read_memory(read_bytes(path, _MOST_BYTES))
    except ValueError:
        message = phrase("this isn't what {command} wrote, or it was changed.", command=Command("merge"))
        hint = "Please take it from the merged folder as it was written; without it the folder can't be merged again."
        raise ContentError.because(
            "merge.memory", message, location=Location(visible(f"{folder.name}/{MEMORY}")), hint=hint
        ) from None

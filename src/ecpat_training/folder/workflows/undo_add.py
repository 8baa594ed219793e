"""`ecpat add --undo`: the folder as it was before files were added last."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

from ecpat_training.commands.deliver import Delivery, Outcome, provenance
from ecpat_training.core.errors import Exit, OutputError, UsageError
from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import count, listing, visible
from ecpat_training.files.hashing import sha256
from ecpat_training.files.opening import is_file
from ecpat_training.files.writing import write_all
from ecpat_training.folder.journal.additions import MADE, Step, journal_withdrawal, steps
from ecpat_training.folder.journal.lines import PLACE
from ecpat_training.folder.report.for_machines import AddResult
from ecpat_training.programme.reading.programme import programme_file
from ecpat_training.words.catalogue.message import phrase

_ASIDE = Path(".ecpat") / "taken-back"
_HINT = "Nothing was taken back. Take the files away yourself that you don't need."


def undo_add(folder: Path, delivery: Delivery, *, step: str = "") -> Outcome:
    """Takes away the files that were added last, all of them or none; nothing was overwritten when they came. `step`
    names the step that must have been the last.

    Raises:
        UsageError: nothing was added that could be taken back.
        OutputError: a file was changed since, or can't be taken away.
    """
    programme = programme_file(folder)
    place = programme.parent
    known_steps = steps(place)
    if not known_steps or (step and known_steps[-1][0] != step):
        message = "nothing was added here last that could be taken back."
        raise UsageError.because("add.nothing", message, hint="Take the files away yourself that you don't need.")
    files = {place / path: digest for path, digest in known_steps[-1][1].items() if digest != MADE}
    created_folders = [place / path for path, digest in known_steps[-1][1].items() if digest == MADE]
    _bring_back(place, files)
    changed_files = [
        Finding(
            "add.changed",
            Severity.ERROR,
            phrase(
                "`{file}` was changed or moved since it was added.", file=visible(path.relative_to(place).as_posix())
            ),
            Location(path.name),
            _HINT,
        )
        for path, digest in files.items()
        if not _inside(place, path) or not is_file(path) or sha256(path) != digest
    ]
    if changed_files:
        raise OutputError(changed_files)
    _take_away(place, files, known_steps[-1])
    rmtree(place / _ASIDE, ignore_errors=True)
    for parent in sorted(created_folders, reverse=True):  # those within others first
        with suppress(OSError):  # others' files stand in it
            if _inside(place, parent):
                parent.rmdir()
    names = [path.relative_to(place).as_posix() for path in files]
    headline = f"{count(len(files), 'file')} taken back: {listing([visible(name) for name in names], 20)}."
    delivery.say(headline)
    origin = provenance("ecpat add", [programme])
    delivery.data(lambda: AddResult(False, (), tuple(names)), (), origin)
    return Outcome(Exit.CLEAN, headline)


def _inside(folder: Path, path: Path) -> bool:
    """Whether a path of the journal, which anybody may have written, stands in the folder."""
    return path.resolve().is_relative_to(folder.resolve())


def _bring_back(folder: Path, files: Mapping[Path, str]) -> None:
    """Moves files back to their places that an earlier version of the program had moved aside when it was killed."""
    for number, (file, digest) in enumerate(files.items()):
        moved_file = folder / _ASIDE / str(number)
        if is_file(moved_file) and sha256(moved_file) == digest and not file.exists() and _inside(folder, file):
            with suppress(OSError):
                file.parent.mkdir(parents=True, exist_ok=True)
                moved_file.rename(file)


def _take_away(folder: Path, files: Collection[Path], step: Step) -> None:
    """Takes the files away and says so in the journal, all of it or nothing.

    Raises:
        OutputError: one can't be taken away, or the journal can't be written.
    """
    try:
        write_all({}, files_beside={folder / PLACE: journal_withdrawal(folder, step)}, deleted_files=files)
    except OutputError as failure:
        raise OutputError([replace(finding, hint=_HINT) for finding in failure.findings]) from None

"""What a disk answers, in plain words."""

import errno
from pathlib import Path

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.words.catalogue.message import Option, phrase

_REASONS = {
    errno.ENOSPC: ("disk-full", "The disk is full.", "Free some space, or write to another disk."),
    errno.EDQUOT: ("disk-full", "Your share of the disk is used up.", "Free some space, or write to another disk."),
    errno.EFBIG: ("too-large", "The file would be larger than this disk or account allows.", "Write to another disk."),
    errno.EACCES: ("not-allowed", "You may not write here.", "Choose a folder of your own, or ask its owner."),
    errno.EPERM: ("not-allowed", "You may not write here.", "Choose a folder of your own, or ask its owner."),
    errno.EROFS: ("read-only", "This disk can only be read.", "Choose a folder on another disk."),
    errno.ENAMETOOLONG: ("name-too-long", "The name is too long for this disk.", "Choose a shorter name."),
    errno.ENOENT: ("no-folder", "A folder on this path is not there.", "Check the path, or make the folder first."),
    errno.ENOTDIR: ("not-a-folder", "A part of this path is a file, not a folder.", "Check the path."),
    errno.EISDIR: ("folder", "This is a folder.", "Name a file in it."),
    errno.EBUSY: ("busy", "Another program holds the file.", "Close it there, then run the command again."),
    errno.ELOOP: ("loop", "The links on this path lead in a circle.", "Choose another folder."),
    errno.EEXIST: (
        "exists",
        "The file is there already and was left as it is.",
        phrase("Choose another name, or add {option}.", option=Option("--force")),
    ),
    errno.EINVAL: ("name", "This disk does not take such a name.", "Use letters, digits and hyphens."),
}


_WINDOWS_LOCK_ERRORS = (5, 32, 33)  # what Windows answers where another program, such as Excel, has the file open


def disk_finding(path: Path, error: OSError | ValueError, *, are_several: bool = False) -> Finding:
    """Why a file could not be written, as a finding; what was there before still is, with `are_several` also that of
    the others that were to be written with it."""
    number = error.errno if isinstance(error, OSError) else errno.EINVAL
    default = ("failed", f"The system says: {getattr(error, 'strerror', None) or error}.", "Choose another folder.")
    if getattr(error, "winerror", None) in _WINDOWS_LOCK_ERRORS:
        number = errno.EBUSY
    code, message, hint = _REASONS.get(number or 0, default)
    consequence = (
        "Neither it nor any other file of this run was written." if are_several else "The file was not written."
    )
    return Finding(f"output.{code}", Severity.ERROR, f"{message} {consequence}", Location(str(path)), hint)

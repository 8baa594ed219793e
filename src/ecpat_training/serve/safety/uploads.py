"""How much a form may bring, and what its files may be called."""

from pathlib import PurePosixPath, PureWindowsPath

from ecpat_training.core.text import unsafe_characters

FILES = 50
FIELDS = 2_000
FIELD = 1 << 20  # bytes of a field that is no file
ALL = 300 << 20  # bytes of a whole request: no file of more than 256 MB is read
_LONGEST = 120


def plain_name(given: str) -> str:
    """The last part of a file's name, without what could lead elsewhere, hide it or steer; the name is what the sender
    says, and only its ending and words are ever used."""
    name = PurePosixPath(PureWindowsPath(given).name).name
    name = "".join(
        "-" if letter in '<>:"/\\|?*' or unsafe_characters(letter) or letter in "\r\n\t" else letter for letter in name
    )
    name = name.strip(" .") or "file"
    stem, dot, ending = name.rpartition(".")
    return f"{stem[:_LONGEST]}{dot}{ending[:20]}" if dot else name[:_LONGEST]

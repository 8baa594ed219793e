"""How much a form may bring, and what its files may be called."""

from pathlib import PurePosixPath, PureWindowsPath

from ecpat_training.core.text import unsafe_characters

FILES = 50
FIELDS = 2_000
FIELD = 1 << 20  # bytes of a field that is no file
FORM = 8 << 20  # bytes of a form without files
ALL = 300 << 20  # bytes of a whole request: no file of more than 256 MB is read
_LONGEST, _ENDING = 120, 20  # bytes
_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))})
"""Names that mean a device to Windows, whatever their ending."""


def plain_name(sent_name: str) -> str:
    """The last part of a file's name, without what could lead elsewhere, hide it or steer; the name is what the sender
    says, and only its ending and words are ever used."""
    # By both systems' rules: the sender's system, not ours, decides which slashes a name has.
    name = PurePosixPath(PureWindowsPath(sent_name).name).name
    name = "".join(
        "-" if letter in '<>:"/\\|?*' or unsafe_characters(letter) or letter in "\r\n\t" else letter for letter in name
    )
    name = name.strip(" .") or "file"
    if name.partition(".")[0].rstrip().upper() in _DEVICES:
        name = f"file-{name}"
    # Shortened apart: the ending says how the file is read, and has to survive a long name.
    stem, dot, ending = name.rpartition(".")
    return f"{_short(stem, _LONGEST)}{dot}{_short(ending, _ENDING)}" if dot else _short(name, _LONGEST)


def _short(text: str, most: int) -> str:
    """The beginning of a text, so long that it takes no more bytes: disks count these, not letters."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")

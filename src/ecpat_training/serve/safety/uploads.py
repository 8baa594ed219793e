"""How much a form may bring, and what its files may be called."""

from pathlib import PurePosixPath, PureWindowsPath

from ecpat_training.core.text import unsafe_characters

FILES = 50
FIELDS = 2_000
FIELD = 1 << 20  # bytes of a field that is no file
FORM = 8 << 20  # bytes of a form without files
ALL = 300 << 20  # bytes of a whole request: no file of more than 256 MB is read
_MAX_NAME_BYTES, _MAX_SUFFIX_BYTES = 120, 20  # bytes
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL", *(f"{port}{port_number}" for port in ("COM", "LPT") for port_number in range(10))}
)
"""Names that mean a device to Windows, whatever their ending."""


def clean_file_name(sent_name: str) -> str:
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
    return (
        f"{_truncate_text(stem, _MAX_NAME_BYTES)}{dot}{_truncate_text(ending, _MAX_SUFFIX_BYTES)}"
        if dot
        else _truncate_text(name, _MAX_NAME_BYTES)
    )


def _truncate_text(text: str, max_bytes: int) -> str:
    """The beginning of a text, so long that it takes no more bytes: disks count these, not letters."""
    return text.encode("utf-8", "replace")[:max_bytes].decode("utf-8", "ignore")

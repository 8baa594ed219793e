"""The fingerprint of an input, by which a report says what it was made from."""

import hashlib
from pathlib import Path

from ecpat_training.core.errors import InputError
from ecpat_training.core.location import Location
from ecpat_training.read.opening import display_name


def sha256(path: Path | str) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal.

    Raises:
        InputError: the file can't be read.
    """
    try:
        with Path(path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise InputError.because(
            "input.unreadable",
            f"this file can't be opened: {error.strerror or 'unknown reason'}.",
            where=Location(display_name(path)),
        ) from None

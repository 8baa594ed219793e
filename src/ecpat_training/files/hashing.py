"""The fingerprint of an input, by which a report says what it was made from."""

import hashlib
from pathlib import Path

from ecpat_training.core.errors import InputError
from ecpat_training.core.location import Location
from ecpat_training.files.opening import display_name, open_regular
from ecpat_training.words.catalogue.message import phrase


def sha256(path: Path | str) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal.

    Raises:
        InputError: the file can't be read.
    """
    try:
        with open_regular(path) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        raise InputError.because(
            "input.unreadable",
            phrase("this file can't be opened: {value}.", value=getattr(error, "strerror", None) or "unknown reason"),
            location=Location(display_name(path)),
            hint="Please copy it to another folder, or ask for it again.",
        ) from None

"""Private keys, on the disk of whoever signs: outside of the programme's folder, which is shared, and for its owner
alone."""

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ecpat_training.core.errors import InputError, RefusedError
from ecpat_training.core.location import Location
from ecpat_training.event.certificates.signing.signature import key_id, public_of
from ecpat_training.files.opening import read_bytes
from ecpat_training.words.catalogue.message import Command, phrase

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

FOLDER = "ECPAT_KEYS"
"""The variable that names another folder, such as one on a stick."""
_MAX_KEY_BYTES = 10_000  # bytes
_OTHERS_PERMISSIONS = stat.S_IRWXG | stat.S_IRWXO


def keys_folder() -> Path:
    """Where private keys are: what the variable says, else a folder of the person's own settings."""
    if named_folder := os.environ.get(FOLDER):
        return Path(named_folder)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home()) / "ecpat" / "keys"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "ecpat" / "keys"


def private_path(programme: str, key: str) -> Path:
    """Where the private key of that name is, or would be."""
    return keys_folder() / f"{programme}-{key}.pem"


def refuse_shared(folder: Path) -> None:
    """Refuses a folder for private keys that is inside the programme's: whoever gets that one could sign.

    Raises:
        RefusedError: the folder is inside the programme's folder.
    """
    # Resolved first: a link or `..` may lead into the shared folder.
    if keys_folder().resolve().is_relative_to(folder.resolve()):
        message = (
            "private keys would stand inside of the programme's folder, which is shared: whoever gets it could sign."
        )
        hint = phrase("Please let {folder} name a folder elsewhere, or remove the variable.", folder=FOLDER)
        raise RefusedError.because("certificate.shared-key", message, location=Location(str(keys_folder())), hint=hint)


def generate_key() -> "Ed25519PrivateKey":
    """A key drawn by the system."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate()


def pem(private_key: "Ed25519PrivateKey") -> bytes:
    """The key as a file holds it, PKCS #8."""
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    return private_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def read_private(programme: str, key: str) -> "Ed25519PrivateKey | None":
    """The private key of that name; None where this computer hasn't it.

    Raises:
        InputError, RefusedError: the file is there and can't be read, holds another key, or others may read it.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    path = private_path(programme, key)
    if not path.is_file():
        return None
    location = Location(str(path))
    # Windows keeps access apart from these bits, which say nothing there.
    if sys.platform != "win32" and path.stat().st_mode & _OTHERS_PERMISSIONS:
        message = "others on this computer may read this private key."
        hint = phrase("Please let its owner alone read it: chmod 600 {path}", path=path)
        raise RefusedError.because("certificate.open-key", message, location=location, hint=hint)
    try:
        private_key = load_pem_private_key(read_bytes(path, _MAX_KEY_BYTES), None)
    except (ValueError, TypeError):
        private_key = None
    # The name is checked against the key itself: a file that was renamed would sign under another key's name.
    if not isinstance(private_key, Ed25519PrivateKey) or key_id(public_of(private_key)) != key:
        message = "this file doesn't hold the private key that its name says."
        hint = phrase(
            "Please put the right file there, or take this one away and make a new key: {command}.",
            command=Command("event keys", "--new"),
        )
        raise InputError.because("certificate.private-key", message, location=location, hint=hint)
    return private_key

"""Private keys in folders that are merged: whoever gets one can sign as the programme, so none is ever copied on."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from ecpat_training.core.finding import Finding, Severity
from ecpat_training.core.location import Location
from ecpat_training.core.text import visible
from ecpat_training.folder.merging.model.memory import Folder
from ecpat_training.words.catalogue.message import Command, phrase, sentences

_PEM = re.compile(rb"-----BEGIN [A-Z0-9 ]*PRIVATE KEY[A-Z ]*-----")  # RFC 7468, OpenSSH, PGP
_ED25519 = bytes.fromhex("302e020100300506032b657004220420")  # how PKCS #8 begins in DER (RFC 8410)
_STORES = (".p12", ".pfx")  # certificates with their private keys


def is_private_key(name: str, data: bytes) -> bool:
    """Whether a file is a private key or holds one, in whatever letters it was saved."""
    # Saved as UTF-16 by an editor, each letter has a NUL beside it, and the search would miss the key.
    text_bytes = data.replace(b"\x00", b"") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else data  # UTF-16
    return (
        PurePosixPath(name).suffix.lower() in _STORES
        or data.startswith(_ED25519)
        or _PEM.search(text_bytes) is not None
    )


def remove_private_keys(
    sent_folder: Folder, folders: Sequence[Folder]
) -> tuple[dict[str, bytes], list[Folder], list[Finding]]:
    """(the files that were sent out, the folders, an error for each private key): keys are left out of both."""
    findings = [finding for folder in (sent_folder, *folders) for finding in _key_findings(folder)]
    return (
        _remove_keys(sent_folder.files),
        [replace(folder, files=_remove_keys(folder.files)) for folder in folders],
        findings,
    )


def _remove_keys(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if not is_private_key(name, data)}


def _key_findings(folder: Folder) -> Iterator[Finding]:
    for name in sorted(name for name, data in folder.files.items() if is_private_key(name, data)):
        message = "this is a private key, or holds one: it is not copied. Whoever has this folder can sign with it."
        hint = sentences(
            "Please take it out of the folder, and find out who got it. If it signs certificates, write `stolen` "
            "beside it in certificate-keys.csv and make a new one:",
            phrase("{command}.", command=Command("event keys", "--new")),
        )
        yield Finding("merge.private-key", Severity.ERROR, message, Location(visible(f"{folder.label}/{name}")), hint)

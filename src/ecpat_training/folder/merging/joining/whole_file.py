"""A file that is no table: taken as a whole, or asked with both kept."""

import hashlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from ecpat_training.folder.merging.model.votes import Address, Ballot

_DIGEST_LENGTH = 8


def digest_token(data: bytes) -> str:
    """A file's content as a token."""
    return f"f{hashlib.sha256(data).hexdigest()}"


def variant(file: str, token: str) -> str:
    """Where one of several contents is kept until a person decides: `letter.1a2b3c4d.docx`."""
    path = PurePosixPath(file)
    # Named by the content: the same version of two partners is kept once, and again under the same name.
    return str(path.with_name(f"{path.stem}.{token[1 : 1 + _DIGEST_LENGTH]}{path.suffix}"))


def join_whole(
    ballot: Ballot, file: str, base: bytes | None, versions: Mapping[str, bytes], blobs: Mapping[str, bytes]
) -> dict[str, bytes]:
    """The files to be written, by path: the one that stands, and beside it each version that is asked about."""
    address = Address(file)
    if base is not None:
        ballot.base[address] = digest_token(base)
    for label, data in versions.items():
        ballot.vote(address, digest_token(data), label)
    settlement = ballot.settle(address)
    written_files = {file: blobs[settlement.stands]} if settlement.stands in blobs else {}
    return written_files | {variant(file, token): blobs[token] for token in settlement.choices if token in blobs}

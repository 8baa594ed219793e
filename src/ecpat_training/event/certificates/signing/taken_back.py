"""The list of numbers taken back as signed text, and back: a line that says which list it is, a line for each number
with its reason, a line with the signature. People may read it in an editor; who changes a letter makes it void."""

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ecpat_training.core.text import squeeze, visible
from ecpat_training.event.certificates.model.taken_back import TakenBackList
from ecpat_training.event.certificates.signing.signature import is_signature_valid, key_id, public_of

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_FOR = b"ecpat-training numbers taken back 1\n"  # a signature under anything else of this key is none of a list
_HEADER_PATTERN = re.compile(r"ECPAT-STATES1: list ([1-9]\d{0,6}) of (\d{4}-\d\d-\d\d), (\d{1,6}) taken back")
_SIGNATURE_PATTERN = re.compile(r"signed by ([0-9a-f]{8}): ([0-9a-f]{128})")
_MOST_REASON = 200


def sign_list(taken_back_list: TakenBackList, private_key: "Ed25519PrivateKey") -> bytes:
    """The list as a file that nobody without the key can make; equal whenever it is made of the same list and key."""
    body = _body(taken_back_list)
    key = key_id(public_of(private_key))
    return f"{body}signed by {key}: {private_key.sign(_FOR + body.encode()).hex()}\n".encode()


def read_list(data: bytes, keys: Iterable[bytes]) -> TakenBackList:
    """The list of a file, if one of the public keys (32 bytes each) signed exactly this; line ends don't count.

    Raises:
        ValueError: the file is no such list, or none of the keys signed it as it is.
    """
    text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
    lines = text.removesuffix("\n").split("\n")
    head_match = _HEADER_PATTERN.fullmatch(lines[0])
    signature = _SIGNATURE_PATTERN.fullmatch(lines[-1])
    if head_match is None or signature is None or len(lines) - 2 != int(head_match[3]):
        raise ValueError("it is no list of numbers taken back, or lines of it are missing")
    reasons = {number: reason for number, _, reason in (line.partition(" ") for line in lines[1:-1])}
    taken_back_list = TakenBackList(int(head_match[1]), date.fromisoformat(head_match[2]), reasons)
    body = _body(taken_back_list)
    if body != "".join(f"{line}\n" for line in lines[:-1]):
        raise ValueError("it isn't written as such a list is")
    if not any(
        key_id(key) == signature[1] and is_signature_valid(key, bytes.fromhex(signature[2]), _FOR + body.encode())
        for key in keys
    ):
        raise ValueError("none of the programme's keys has signed it as it is")
    return taken_back_list


def reason_on_list(reason: str) -> str:
    """A reason as a line of the list holds it."""
    return squeeze(visible(reason))[:_MOST_REASON].rstrip()


def _body(taken_back_list: TakenBackList) -> str:
    head_line = (
        f"ECPAT-STATES1: list {taken_back_list.issue} of {taken_back_list.day.isoformat()}, "
        f"{len(taken_back_list.reasons)} taken back"
    )
    lines = (f"{number} {reason}".rstrip() for number, reason in sorted(taken_back_list.reasons.items()))
    return "".join(f"{line}\n" for line in (head_line, *lines))

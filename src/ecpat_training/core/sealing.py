"""Bytes as text that tells nothing without a key, and the same bytes with it.

The stream comes from SHAKE256 over the key and a number that is itself a keyed digest of the bytes: equal bytes are
equal texts, two of them never share a stream, and a text that was changed is noticed (a synthetic initialisation
vector: P. Rogaway and T. Shrimpton (2006), A provable-security treatment of the key-wrap problem, EUROCRYPT, 373-390,
doi:10.1007/11761679_23).
"""

import base64
import hashlib
import secrets
from collections.abc import Iterable

MAX_PART_LENGTH = 16_000  # characters of a part, which a reader of files takes
_START = 16  # bytes


def sealed(plain_bytes: bytes, key: bytes) -> tuple[str, ...]:
    """Returns the bytes as text that only the key can open, in parts of at most `LONGEST` letters."""
    start = _start(plain_bytes, key)
    text = base64.b64encode(start + _enciphered(plain_bytes, key, start)).decode()
    return tuple(text[position : position + MAX_PART_LENGTH] for position in range(0, len(text), MAX_PART_LENGTH))


def open_sealed(parts: Iterable[str], key: bytes) -> bytes:
    """Returns the bytes that `sealed` was given.

    Raises:
        ValueError: the parts were sealed with another key, or were changed since.
    """
    data = base64.b64decode("".join(parts), validate=True)
    plain_data = _enciphered(data[_START:], key, data[:_START])
    # In constant time: how long it takes must not tell how many bytes of a forged start are right.
    if not secrets.compare_digest(data[:_START], _start(plain_data, key)):
        raise ValueError("sealed with another key, or changed")
    return plain_data


def _start(plain_bytes: bytes, key: bytes) -> bytes:
    return hashlib.blake2b(plain_bytes, digest_size=_START, key=key, person=b"start").digest()


def _enciphered(data: bytes, key: bytes, start: bytes) -> bytes:
    stream = hashlib.shake_256(b"stream" + key + start).digest(len(data))
    return (int.from_bytes(data, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(data), "big")

"""Sets of people as text that tells nothing without the key, and the same people with it.

Of each person a keyed digest is kept, and the list of them is enciphered under the same key, so that a file of several
sets doesn't tell either how many people two of them share. The stream comes from SHAKE256 over the key and a number
that is itself a keyed digest of the list: equal lists are equal texts, two lists never share a stream, and a text that
was changed is noticed (a synthetic initialisation vector: P. Rogaway and T. Shrimpton (2006), A provable-security
treatment of the key-wrap problem, EUROCRYPT, 373-390, doi:10.1007/11761679_23).
"""

import base64
import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    import pandas
    from numpy.typing import NDArray

MOST_KEPT = 5_000  # people of whom a set is kept; of more, a mean's rounding hides what a few answered
LONGEST = 16_000  # characters of a part
_START = 16  # bytes


def sealed(digests: "NDArray[numpy.uint64]", key: bytes) -> tuple[str, ...]:
    """The text of a set of digests, each once, in parts that a reader of files takes."""
    import numpy

    plain = numpy.sort(digests).astype("<u8").tobytes()
    start = _start(plain, key)
    text = base64.b64encode(start + _enciphered(plain, key, start)).decode()
    return tuple(text[at : at + LONGEST] for at in range(0, len(text), LONGEST))


def opened(parts: Iterable[str], key: bytes) -> "NDArray[numpy.uint64]":
    """The digests of a sealed set, in rising order.

    Raises:
        ValueError: it was made with another key, or changed.
    """
    import numpy

    data = base64.b64decode("".join(parts), validate=True)
    start, plain = data[:_START], _enciphered(data[_START:], key, data[:_START])
    if len(plain) % 8 or start != _start(plain, key):
        raise ValueError("a set that was made with another key, or changed")
    return numpy.frombuffer(plain, "<u8").astype(numpy.uint64)


def _start(plain: bytes, key: bytes) -> bytes:
    return hashlib.blake2b(plain, digest_size=_START, key=key, person=b"start").digest()


def _enciphered(data: bytes, key: bytes, start: bytes) -> bytes:
    stream = hashlib.shake_256(b"stream" + key + start).digest(len(data))
    return (int.from_bytes(data, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(data), "big")


def keyed(values: "pandas.Series[str]", key: bytes, kind: str) -> "NDArray[numpy.uint64]":
    """Digests that nobody can make without the key; equal values are told apart by a number, so that each is there
    once."""
    import numpy

    again = values.groupby(values).cumcount()
    made = (
        hashlib.blake2b(f"{kind}\x1f{value}\x1f{number}".encode(), digest_size=8, key=key).digest()
        for value, number in zip(values, again, strict=True)
    )
    return numpy.frombuffer(b"".join(made), "<u8").astype(numpy.uint64)

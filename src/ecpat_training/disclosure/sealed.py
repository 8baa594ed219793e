"""Sets of people as text that tells nothing without the key, and the same people with it.

Of each person a keyed digest is kept, and the list of them is sealed under the same key, so that a file of several sets
doesn't tell either how many people two of them share.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from itertools import count
from typing import TYPE_CHECKING

from ecpat_training.core import sealing

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

MAX_PEOPLE_KEPT = 5_000  # people of whom a set is kept; of more, a mean's rounding hides what a few answered
MAX_PART_LENGTH = sealing.MAX_PART_LENGTH  # characters of a part


def sealed(digests: "NDArray[numpy.uint64]", key: bytes) -> tuple[str, ...]:
    """The text of a set of digests, each once, in parts that a reader of files takes."""
    import numpy

    # Sorted, so that the text tells nothing of the order of people in the file.
    return sealing.sealed(numpy.sort(digests).astype("<u8").tobytes(), key)


def open_digests(parts: Iterable[str], key: bytes) -> "NDArray[numpy.uint64]":
    """The digests of a sealed set, in rising order.

    Raises:
        ValueError: the set was sealed with another key, or its text was changed.
    """
    import numpy

    plain_bytes = sealing.open_sealed(parts, key)
    if len(plain_bytes) % 8:
        raise ValueError("a set that was made with another key, or changed")
    return numpy.frombuffer(plain_bytes, "<u8").astype(numpy.uint64)


def keyed_digests(values: Iterable[str], key: bytes, kind: str) -> "NDArray[numpy.uint64]":
    """Digests of 64 bits, one for each value, that nobody can make without the key. Equal values get a number each,
    so that no two digests are equal."""
    import numpy

    # Two people with one answer would be one digest, and a set of them would seem smaller than it is.
    repeats: defaultdict[str, count[int]] = defaultdict(count)
    digests = (
        hashlib.blake2b(f"{kind}\x1f{value}\x1f{next(repeats[value])}".encode(), digest_size=8, key=key).digest()
        for value in values
    )
    return numpy.frombuffer(b"".join(digests), "<u8").astype(numpy.uint64)

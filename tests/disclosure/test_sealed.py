"""A set of people under a key: the same with it, nothing without."""

import base64

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.disclosure.sealed import MAX_PART_LENGTH, open_digests, sealed

pytestmark = pytest.mark.attack("the ledger")

KEY, OTHER = bytes(range(32)), bytes(32)


@settings(deadline=None)
@given(st.sets(st.integers(0, 2**64 - 1), min_size=1))
def test_what_is_sealed_is_opened(people: set[int]) -> None:
    digests = numpy.array([*people], numpy.uint64)
    parts = sealed(digests, KEY)
    assert open_digests(parts, KEY).tolist() == sorted(people)
    assert parts == sealed(digests[::-1], KEY), "equal sets are equal texts"


def test_another_key_or_a_changed_text_opens_nothing() -> None:
    (text,) = sealed(numpy.arange(20, dtype=numpy.uint64), KEY)
    changed = ("A" if text[30] != "A" else "B").join((text[:30], text[31:]))
    for parts, key in (((text,), OTHER), ((changed,), KEY), ((text[:-4],), KEY)):
        with pytest.raises(ValueError, match="another key, or changed"):
            open_digests(parts, key)


def test_two_sets_that_share_people_share_no_text() -> None:
    """Nobody who has the ledger and not the key may count who is in both of two groups."""
    first, second = (
        base64.b64decode("".join(sealed(numpy.arange(size, dtype=numpy.uint64), KEY))) for size in (40, 41)
    )
    alike = sum(one == other for one, other in zip(first, second, strict=False))
    assert alike < 12, "of 336 bytes one or two are alike by chance"
    assert not any(numpy.arange(40, dtype=numpy.uint64).tobytes()[at : at + 8] in first for at in range(0, 320, 8))


def test_many_people_are_kept_in_parts_that_a_reader_takes() -> None:
    parts = sealed(numpy.arange(5_000, dtype=numpy.uint64), KEY)
    assert len(parts) > 1
    assert max(map(len, parts)) <= MAX_PART_LENGTH

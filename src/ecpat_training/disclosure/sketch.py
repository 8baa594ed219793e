"""How two sets of people differ, from sketches of a fixed size that hold neither.

An invertible Bloom lookup table: each person's digest is added to one cell in each of six parts of a table. Two tables
subtracted leave the people who are in one set alone; a cell with one person left tells that one's digest, which is then
taken out of its other cells. Up to some eighty people come out whole; where more differ, that is all that is told.

D. Eppstein, M. T. Goodrich, F. Uyeda and G. Varghese (2011), What's the difference? Efficient set reconciliation
without prior context, ACM SIGCOMM Computer Communication Review 41(4), 218-229, doi:10.1145/2043164.2018462.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

SKETCH_PARTS, CELLS_IN_PART = 6, 24
_SIZE = SKETCH_PARTS * CELLS_IN_PART
_BITS = 10  # of a digest from one part's place to the next one's
_MIX = 0x9E3779B97F4A7C15  # odd: multiplying by it turns digests round without losing any
_CELL = 2 + 8 + 4  # bytes: number, digests, checks


@dataclass(frozen=True)
class Sketch:
    """A set of people: of each cell how many there are, their digests and the checks of these, each added up without
    carry."""

    numbers: "NDArray[numpy.int16]"
    digests: "NDArray[numpy.uint64]"
    checks: "NDArray[numpy.uint32]"

    @classmethod
    def of(cls, digests: "NDArray[numpy.uint64]") -> "Sketch":
        """The sketch of a set of digests of 64 bits, each once."""
        import numpy

        numbers = numpy.zeros(_SIZE, numpy.int64)
        sums, checks = numpy.zeros(_SIZE, numpy.uint64), numpy.zeros(_SIZE, numpy.uint32)
        check = _check(digests)
        for part_number in range(SKETCH_PARTS):
            place = _places(digests, part_number)
            numbers += numpy.bincount(place, minlength=_SIZE)
            numpy.bitwise_xor.at(sums, place, digests)
            numpy.bitwise_xor.at(checks, place, check)
        return cls(numbers.astype(numpy.int16), sums, checks)  # beyond 32,767 it wraps round; so does a difference

    def __str__(self) -> str:
        cells = (self.numbers.astype("<i2"), self.digests.astype("<u8"), self.checks.astype("<u4"))
        return base64.b64encode(b"".join(array.tobytes() for array in cells)).decode()

    @classmethod
    def from_text(cls, text: str) -> "Sketch":
        """A sketch from its text.

        Raises:
            ValueError: the text is not base64, or has another length than a sketch.
        """
        import numpy

        data = base64.b64decode(text, validate=True)
        if len(data) != _SIZE * _CELL:
            raise ValueError("a sketch of another size")
        return cls(
            numpy.frombuffer(data, "<i2", _SIZE).astype(numpy.int16),
            numpy.frombuffer(data, "<u8", _SIZE, _SIZE * 2).astype(numpy.uint64),
            numpy.frombuffer(data, "<u4", _SIZE, _SIZE * 10).astype(numpy.uint32),
        )


def count_differences(first_sketch: Sketch, second_sketch: Sketch) -> tuple[int, int] | None:
    """(people in the first set alone, people in the second set alone); None where sets differ by more than some
    eighty people, which sketches can't tell."""
    numbers = (first_sketch.numbers - second_sketch.numbers).tolist()
    sums = (first_sketch.digests ^ second_sketch.digests).tolist()
    checks = (first_sketch.checks ^ second_sketch.checks).tolist()
    counts = {1: 0, -1: 0}
    cells_to_decode = list(range(_SIZE))
    while cells_to_decode:
        cell = cells_to_decode.pop()
        number, digest, check = numbers[cell], sums[cell], checks[cell]
        # A cell may hold 1 by cancelling (3 of one set, 2 of the other): the check tells a single digest from such a
        # sum.
        if number not in counts or _check_of(digest) != check:
            continue
        counts[number] += 1
        for place in _places_of_digest(digest):
            numbers[place] -= number
            sums[place] ^= digest
            checks[place] ^= check
            cells_to_decode.append(place)
    # A rest that does not come apart: more people differ than the table can tell, or digests collided.
    return None if any(numbers) or any(sums) else (counts[1], counts[-1])


def _check(digests: "NDArray[numpy.uint64]") -> "NDArray[numpy.uint32]":
    import numpy

    return ((digests * numpy.uint64(_MIX)) >> numpy.uint64(32)).astype(numpy.uint32)


def _check_of(digest: int) -> int:
    return (digest * _MIX % 2**64) >> 32


def _places(digests: "NDArray[numpy.uint64]", part_number: int) -> "NDArray[numpy.int64]":
    """The cell of each digest in one part of the table, from bits of its own."""
    import numpy

    bits = (digests >> numpy.uint64(_BITS * part_number)) % numpy.uint64(CELLS_IN_PART)
    return bits.astype(numpy.int64) + part_number * CELLS_IN_PART


def _places_of_digest(digest: int) -> Iterable[int]:
    return [
        (digest >> _BITS * part_number) % CELLS_IN_PART + part_number * CELLS_IN_PART
        for part_number in range(SKETCH_PARTS)
    ]

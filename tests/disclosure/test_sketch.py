"""Two sketches tell by how few people two sets differ, and nothing else."""

import numpy
import pytest

from ecpat_training.disclosure.sketch import Sketch, count_differences

PEOPLE = numpy.random.default_rng(5).integers(0, 2**63, 3000).astype(numpy.uint64)


@pytest.mark.parametrize("common", [0, 20, 2000])
@pytest.mark.parametrize(("first", "second"), [(0, 0), (1, 0), (0, 3), (9, 9), (5, 12), (20, 20)])
def test_how_many_are_in_one_set_alone(common: int, first: int, second: int) -> None:
    one = numpy.concatenate([PEOPLE[:common], PEOPLE[2500 : 2500 + first]])
    other = numpy.concatenate([PEOPLE[:common][::-1], PEOPLE[2700 : 2700 + second]])
    sketches = [Sketch.from_text(str(Sketch.of(people))) for people in (one, other)]
    assert count_differences(*sketches) == (first, second)


def test_small_differences_are_found_every_time() -> None:
    draw = numpy.random.default_rng(6)
    for _ in range(300):
        people = draw.integers(0, 2**63, 218).astype(numpy.uint64)
        assert count_differences(Sketch.of(people[:209]), Sketch.of(people[9:])) == (9, 9)


def test_sets_that_differ_by_hundreds_are_not_counted() -> None:
    assert count_differences(Sketch.of(PEOPLE[:1000]), Sketch.of(PEOPLE[1000:2000])) is None


def test_a_text_that_is_no_sketch_is_refused() -> None:
    for text in ("", "AAAA", "no sketch"):
        with pytest.raises(ValueError):
            Sketch.from_text(text)

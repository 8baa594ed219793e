"""A record is a frozen dataclass: only how fast its class is made differs."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.core.record import record


@record
class Seat:
    """A place in a room."""

    row: int
    name: str = ""

    @property
    def front(self) -> bool:
        return self.row == 1


@record
class Chair:
    row: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Frozen:
    row: int
    name: str = ""


VALUES = st.tuples(st.integers(0, 2), st.sampled_from(["", "Ana", "it's"]))


@given(VALUES, VALUES)
def test_records_compare_show_and_hash_themselves_as_frozen_dataclasses_do(
    one: tuple[int, str], other: tuple[int, str]
) -> None:
    assert (Seat(*one) == Seat(*other)) == (Frozen(*one) == Frozen(*other))
    assert repr(Seat(*one)) == repr(Frozen(*one)).replace("Frozen", "Seat")
    assert hash(Seat(*one)) == hash(Frozen(*one))


def test_records_of_two_kinds_are_never_equal() -> None:
    assert len({Seat(1), Chair(1)}) == 2  # type: ignore[comparison-overlap, unused-ignore]


@pytest.mark.parametrize("name", ["row", "name", "front", "unknown"])
def test_nothing_of_a_record_is_set_or_deleted_once_it_is_made(name: str) -> None:
    seat = Seat(1, "Ana")
    with pytest.raises(AttributeError):
        setattr(seat, name, 2)
    with pytest.raises(FrozenInstanceError):
        delattr(seat, name)
    assert seat == Seat(1, "Ana")


def test_records_are_replaced_matched_copied_and_pickled_as_dataclasses_are() -> None:
    seat = replace(Seat(1), name="Ana")
    match seat:
        case Seat(row, name):
            assert (row, name) == (1, "Ana")
    assert [one.name for one in fields(seat)] == ["row", "name"]
    assert copy.copy(seat) == copy.deepcopy(seat) == pickle.loads(pickle.dumps(seat)) == seat

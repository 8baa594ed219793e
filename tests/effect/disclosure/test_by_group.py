"""Groups are shown from k people on; those that are smaller are merged as declared, or nothing is shown by them."""

import pytest

from ecpat_training.effect.disclosure.by_group import broken_down
from ecpat_training.survey.instrument.analysis_plan import Merge

NON_GOVERNMENT = Merge(groups=("IGO", "NGO"), into="non-government")
EVERYBODY = Merge(groups=("GO", "non-government"), into="all")


@pytest.mark.parametrize(
    ("sizes", "unknown", "shown"),
    [
        ({"GO": 12, "IGO": 10, "NGO": 11}, 0, {"GO": ("GO",), "IGO": ("IGO",), "NGO": ("NGO",)}),
        ({"GO": 12, "IGO": 3, "NGO": 11}, 0, {"GO": ("GO",), "non-government": ("IGO", "NGO")}),
        ({"GO": 12, "IGO": 3, "NGO": 4}, 0, None),
        ({"GO": 12, "IGO": 3, "NGO": 11}, 1, None),
        ({"GO": 12, "IGO": 3, "NGO": 11}, 10, {"GO": ("GO",), "non-government": ("IGO", "NGO")}),
        ({"GO": 12, "IGO": 0, "NGO": 11}, 0, {"GO": ("GO",), "non-government": ("IGO", "NGO")}),
        ({"GO": 25}, 0, None),
        ({}, 0, None),
    ],
)
def test_which_groups_are_shown(sizes: dict[str, int], unknown: int, shown: dict[str, tuple[str, ...]] | None) -> None:
    assert broken_down(sizes, 10, [NON_GOVERNMENT], unknown_people=unknown) == shown


def test_merges_are_made_in_their_order_and_only_while_they_are_needed() -> None:
    sizes = {"GO": 12, "IGO": 3, "NGO": 11}
    assert broken_down(sizes, 10, [NON_GOVERNMENT, EVERYBODY]) == {"GO": ("GO",), "non-government": ("IGO", "NGO")}


def test_without_a_merge_small_groups_take_the_breakdown_with_them_unless_they_are_many() -> None:
    assert broken_down({"GO": 12, "IGO": 3, "NGO": 11}, 10) is None
    assert broken_down({"GO": 12, "NGO": 11, "a": 4, "b": 4, "c": 4}, 10) == {"GO": ("GO",), "NGO": ("NGO",)}

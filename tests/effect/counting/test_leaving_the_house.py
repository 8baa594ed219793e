"""What of counts may leave the house: attacked as a partner would, who reads the file."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.effect.counting.engines.rows import count_responses
from ecpat_training.effect.counting.file import CountFile, count_file_json
from ecpat_training.effect.counting.joint import Joint, ScoreSums
from ecpat_training.effect.disclosure.counts import releasable_counts, sums_for_pooling
from tests.draws import draws
from tests.effect.counting.drawn import FORM, SCALES, answers
from tests.effect.waves import instrument, wave

pytestmark = pytest.mark.attack("files of counts")


def told(seed: int, people: int) -> dict[str, Any]:
    """The file of a partner of so many people."""
    counted = count_responses(FORM, *answers(seed, people))
    file = count_file_json(CountFile(FORM, (releasable_counts(counted, FORM),), False), "1.0")
    read: dict[str, Any] = json.loads(json.dumps(file))["counts"][0]
    return read


@settings(max_examples=draws(40, 10))
@given(st.integers(0, 10_000), st.integers(1, 400))
def test_attack_no_cell_and_no_total_is_of_fewer_than_ten_people(seed: int, people: int) -> None:
    file = told(seed, people)
    for joint in (*file["scales"], *file["items"], *file["groups"]):
        assert all(number >= 10 for *_, number in joint["cells"])
        assert joint["figures"] is None or joint["figures"]["n"] >= 10
    assert file["alone"] == file["waves"] == []


@settings(max_examples=draws(40, 10))
@given(st.integers(0, 10_000), st.integers(1, 400))
def test_attack_no_difference_of_two_sets_of_people_is_a_few(seed: int, people: int) -> None:
    """All less the groups, and those of an item less those of its scale: both would tell the answers of the few."""
    file = told(seed, people)
    sizes = {one["scale"]: _n(one) for one in file["scales"]}
    of_groups: dict[str, int] = {}
    for group in file["groups"]:
        assert group["cells"] == [], "a table less those of all groups but one is that one's"
        of_groups[group["scale"]] = of_groups.get(group["scale"], 0) + _n(group)
    differences = [sizes[scale] - n for scale, n in of_groups.items()]
    scale_of = {item.id: scale.id for scale in FORM.scales for item in scale.items}
    differences += [_n(item) - sizes[scale_of[item["item"]]] for item in file["items"] if _n(item)]
    assert [few for few in differences if 0 < abs(few) < 10 and 0 not in sizes.values()] == []


def _four_cells(figures: dict[str, Any], low: float, high: float) -> dict[tuple[bool, bool], int]:
    """How many have which of two scores before and after, from n, the means and r."""
    n, width = figures["n"], high - low
    first, second = ((mean - low) / width for mean in figures["means"])
    together = first * second + (figures["r"] or 0.0) * (first * (1 - first) * second * (1 - second)) ** 0.5
    both, before, after = (round(n * share) for share in (together, first, second))
    return {(True, True): both, (True, False): before - both, (False, True): after - both,
            (False, False): n - before - after + both}  # fmt: skip


@settings(max_examples=draws(40, 10))
@given(st.integers(0, 10_000), st.integers(10, 400))
def test_attack_no_cell_of_a_question_follows_from_its_figures(seed: int, people: int) -> None:
    counted = count_responses(FORM, *answers(seed, people))
    recovered = 0
    for item in told(seed, people)["items"]:
        if item["figures"] and item["item"].startswith("q"):
            exact = counted.items[item["item"]].cells
            cells = _four_cells(item["figures"], 0.0, 1.0)
            recovered += sum(0 < exact.get((float(key[0]), float(key[1])), 0) == few < 10 for key, few in cells.items())
    assert recovered == 0


@settings(max_examples=draws(40, 10))
@given(st.integers(0, 10_000), st.integers(1, 400))
def test_attack_sums_for_pooling_tell_no_wave_and_nothing_of_fewer_than_twenty(seed: int, people: int) -> None:
    counted = count_responses(FORM, *answers(seed, people))
    file = count_file_json(CountFile(FORM, (sums_for_pooling(counted, FORM),), False), "1.0")
    read: dict[str, Any] = json.loads(json.dumps(file))["counts"][0]
    assert read["groups"] == read["alone"] == read["waves"] == []
    for joint in (*read["scales"], *read["items"]):
        assert joint["figures"] is None
        assert all(number >= 10 for *_, number in joint["cells"])
        assert joint["pooled"] is None or (joint["pooled"]["n"] >= 20 and {*joint["pooled"]} == {"n", "change", "se"})
    assert all(item["pooled"] is None for item in read["items"])


def test_a_scale_of_one_question_and_one_of_which_all_but_one_answered_alike_have_no_figures() -> None:
    question = {"id": "one", "title": "One", "kind": "multiple choice", "items": [{"id": "o1", "key": "a"}]}
    form = instrument(question, SCALES[2])
    people = [f"{letter}{letter}{number}" for letter in "BCDF" for number in range(10, 19)]
    waves = [
        wave(name, people, {"o1": ["ab"[(place // turn) % 2] for place in range(36)], "p0": [7.0] * 35 + [9.0]})
        for name, turn in (("pre", 4), ("post", 9))
    ]
    released = releasable_counts(count_responses(form, *waves), form)
    shown = {scale: (joint.n, joint.hidden) for scale, joint in released.scales.items()}
    assert shown == {"one": (0, 1), "points": (0, 1)}


@pytest.mark.parametrize(("people", "tells"), [(9, "nothing"), (40, "figures")])
def test_small_trainings_tell_less(people: int, tells: str) -> None:
    scales = told(1, people)["scales"]
    assert all((one["figures"] is not None) == (tells == "figures") and not one["cells"] for one in scales)
    assert all(one["hidden"] == (tells == "nothing") for one in scales)


def _joint(people: int) -> Joint:
    return Joint(moments=ScoreSums.of_figures(people, (3.0, 3.5), (1.0, 1.0), 0.5))


@pytest.mark.parametrize(("fewest", "shown"), [(9, []), (10, ["A", "B"])])
def test_groups_of_the_first_column_alone_are_told_from_ten_people_on(fewest: int, shown: list[str]) -> None:
    form = FORM.model_copy(update={"groups": ("side", "role")})
    groups = {("side", "A"): fewest, ("side", "B"): 12, ("role", "care"): fewest + 1, ("role", "police"): 11}
    joints = {(*key, "points"): _joint(people) for key, people in groups.items()} | {("side", "A", "view"): _joint(3)}
    counted = count_responses(FORM, *answers(1, 40))
    counted = replace(counted, scales={"points": _joint(fewest + 12)}, groups=joints)
    assert [*releasable_counts(counted, form).groups] == [("side", name, "points") for name in shown]


def test_figures_are_rounded() -> None:
    for scale in told(2, 40)["scales"]:
        for figure in (*scale["figures"]["means"], *scale["figures"]["sds"]):
            assert figure == pytest.approx(round(figure, 2), abs=1e-9)
    correlations = [scale["figures"]["r"] for scale in told(2, 40)["scales"]]
    assert correlations == [pytest.approx(round(r, 4), abs=1e-9) for r in correlations]
    assert correlations != [pytest.approx(round(r, 2), abs=1e-9) for r in correlations]


def _n(joint: dict[str, Any]) -> int:
    return sum(number for *_, number in joint["cells"]) + (joint["figures"]["n"] if joint["figures"] else 0)

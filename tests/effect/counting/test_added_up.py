"""Counts add up: ten partners' files give the figures of all their answers together."""

import json
import math
from collections.abc import Callable
from functools import reduce
from operator import add
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.core.errors import ContentError
from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.counting.counted import TwoWaveCounts
from ecpat_training.effect.counting.engines.rows import count_responses
from ecpat_training.effect.counting.file import CountFile, count_file_json, read_count_file
from ecpat_training.effect.counting.possible import fingerprints
from ecpat_training.effect.disclosure.counts import releasable_counts, sums_for_pooling
from ecpat_training.effect.linking.several_files import one_per_wave
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.workflows.from_counts import report_of_counts
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.survey.instrument.instrument import Instrument
from tests.draws import draws
from tests.effect.counting.drawn import FORM, SCALES, answers
from tests.effect.waves import instrument

MADE = Provenance("1.0", "ecpat evaluate", ())
SIZES = (3, 12, 40, 25, 1, 18, 33, 9, 60, 21)
PARTNERS = [answers(seed, people, first=1000 * seed) for seed, people in enumerate(SIZES)]
OF_EACH = {"upper_lower", "parts", "stability"}  # need each person's answers
KEPT_FROM_COUNTS = ("missing", "sizes", "headroom", "precision", "reliable_change", "items", "reliability", "groups")


def counted(partner: int) -> TwoWaveCounts:
    return count_responses(FORM, *PARTNERS[partner])


def same(one: Any, other: Any, at: str = "") -> list[str]:
    """Where two reports differ by more than 12 digits."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = one.keys() | other.keys()
        return [found for key in keys for found in same(one.get(key), other.get(key), f"{at}.{key}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [found for n, pair in enumerate(zip(one, other, strict=True)) for found in same(*pair, f"{at}[{n}]")]
    if isinstance(one, float) and isinstance(other, float):
        return [] if math.isclose(one, other, rel_tol=1e-12, abs_tol=1e-12) else [f"{at}: {one} and {other}"]
    return [] if one == other else [f"{at}: {one} and {other}"]


def test_ten_partners_counts_give_the_figures_of_the_joined_answers() -> None:
    files = [
        read_count_file(json.dumps(count_file_json(CountFile(FORM, (counted(at),), True), "1.0")).encode(), "x")
        for at in range(10)
    ]
    together = reduce(add, (file.counts[0] for file in files))
    assert together.parts == 10
    joined, _ = one_per_wave([wave for partner in PARTNERS for wave in partner], FORM)
    expected = effect_json(evaluate_waves(FORM, joined), MADE)
    found = effect_json(report_of_counts(FORM, [together]), MADE)
    assert found["comparisons"][0]["n"] == expected["comparisons"][0]["n"] > 100
    for one, other in zip(found["comparisons"][0]["scales"], expected["comparisons"][0]["scales"], strict=True):
        assert same(one, other) == []
    for name in KEPT_FROM_COUNTS:
        one, other = (_without(OF_EACH, report["analyses"][name]) for report in (found, expected))
        assert same(one, other, name) == []


def _without(keys: set[str], data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _without(keys, one) for key, one in data.items() if key not in keys}
    return [_without(keys, one) for one in data] if isinstance(data, list) else data


@settings(max_examples=draws(25, 8))
@given(st.permutations(range(4)))
def test_the_order_of_partners_does_not_matter(order: list[int]) -> None:
    one, two, three, four = (counted(at) for at in order)
    assert (one + two) + (three + four) == one + (two + (three + four)) == ((four + three) + two) + one


def test_counts_of_a_million_are_no_longer_than_of_some_thousand() -> None:
    small, large = (
        len(json.dumps(count_file_json(CountFile(FORM, (of,), True), "1")))
        for of in (counted(8), _often(counted(8), 20_000))
    )
    assert large < 1.3 * small


def _often(one: TwoWaveCounts, times: int) -> TwoWaveCounts:
    total, part = None, one
    while times:
        if times & 1:
            total = part if total is None else total + part
        part, times = part + part, times >> 1
    assert total is not None
    return total


def test_counts_of_another_key_are_not_added() -> None:
    other = instrument(
        {**SCALES[0], "items": [{"id": f"q{n}", "key": "b"} for n in range(4)]}, *SCALES[1:], groups=["side"]
    )
    with pytest.raises(ContentError, match="questionnaires that score answers differently"):
        counted(0) + count_responses(other, *PARTNERS[1])


def test_wordings_and_titles_may_differ() -> None:
    other = instrument({**SCALES[0], "title": "Wissen"}, *SCALES[1:], groups=["side"])
    assert (counted(0) + count_responses(other, *PARTNERS[1])).parts == 2


@pytest.mark.parametrize("damaged", [b"", b"[]", b'{"schema": "ecpat-counted/1"}', b"\xff\xfe", b'{"schema": "x"}'])
def test_what_is_no_file_of_counts_is_refused_in_plain_words(damaged: bytes) -> None:
    with pytest.raises(ContentError, match="this is no file of counts"):
        read_count_file(damaged, "counted.json")


def _scale(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in data["counts"][0]["scales"] if one["scale"] == "quiz")
    return found


def _set(at: str, place: int, value: float) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        _scale(data)["cells"][0][place] = value

    change.__name__ = at
    return change


def _scale_twice(data: dict[str, Any]) -> None:
    data["counts"][0]["scales"].append({**_scale(data), "cells": [[0, 100, 5]]})


def _cell_twice(data: dict[str, Any]) -> None:
    _scale(data)["cells"].append(_scale(data)["cells"][0])


@pytest.mark.parametrize(
    "change",
    [
        _set("off the scale", 1, 500),
        _set("below it", 0, -3),
        _set("no number", 0, math.nan),
        _set("more people than linked", 2, 1000),
        _scale_twice,
        _cell_twice,
    ],
)
def test_a_file_that_says_what_no_answers_can_was_changed(change: Callable[[dict[str, Any]], None]) -> None:
    data: dict[str, Any] = json.loads(json.dumps(count_file_json(CountFile(FORM, (counted(2),), True), "1.0")))
    read_count_file(json.dumps(data).encode(), "counted.json")
    change(data)
    with pytest.raises(ContentError, match="or it was changed"):
        read_count_file(json.dumps(data).encode(), "counted.json")


@pytest.mark.parametrize(
    ("figure", "value"),
    [("r", 3.5), ("sds", [-5.0, 10.0]), ("sds", [10.0, 400.0]), ("means", [10.0, 5000.0]), ("n", 1000)],
)
def test_figures_that_no_answers_have_were_changed(figure: str, value: object) -> None:
    data: dict[str, Any] = json.loads(
        json.dumps(count_file_json(CountFile(FORM, (releasable_counts(counted(2), FORM),), False), "1.0"))
    )
    read_count_file(json.dumps(data).encode(), "counted.json")
    _scale(data)["figures"][figure] = value
    with pytest.raises(ContentError, match="or it was changed"):
        read_count_file(json.dumps(data).encode(), "counted.json")


@pytest.mark.parametrize(("figure", "value"), [("change", 500.0), ("se", -1.0), ("se", 900.0), ("n", 1000)])
def test_sums_for_pooling_that_no_answers_have_were_changed(figure: str, value: object) -> None:
    told = sums_for_pooling(counted(2), FORM)
    data: dict[str, Any] = json.loads(json.dumps(count_file_json(CountFile(FORM, (told,), False), "1.0")))
    read_count_file(json.dumps(data).encode(), "counted.json")
    next(scale for scale in data["counts"][0]["scales"] if scale["pooled"] and scale["scale"] != "points")["pooled"][
        figure
    ] = value
    with pytest.raises(ContentError, match="or it was changed"):
        read_count_file(json.dumps(data).encode(), "counted.json")


def test_a_file_of_an_earlier_version_is_read() -> None:
    """It knows neither sums for pooling nor what a file says of itself."""
    told = releasable_counts(counted(2), FORM)
    data: dict[str, Any] = json.loads(json.dumps(count_file_json(CountFile(FORM, (told,), False), "1.0")))
    del data["notice"]
    for kind in ("scales", "items", "groups"):
        for row in data["counts"][0][kind]:
            del row["pooled"]
    assert (
        read_count_file(json.dumps(data).encode(), "counted.json").counts
        == read_count_file(
            json.dumps(count_file_json(CountFile(FORM, (told,), False), "1.0")).encode(), "counted.json"
        ).counts
    )


@pytest.mark.parametrize("release", [releasable_counts, sums_for_pooling])
def test_the_same_people_are_known_whole_and_not(release: Callable[[TwoWaveCounts, Instrument], TwoWaveCounts]) -> None:
    whole, told = counted(2), release(counted(2), FORM)
    (back,) = read_count_file(
        json.dumps(count_file_json(CountFile(FORM, (told,), False), "1.0")).encode(), "counted.json"
    ).counts
    assert fingerprints([whole]) & fingerprints([back])
    assert not fingerprints([whole]) & fingerprints([counted(3)])
    assert not fingerprints([counted(0)])  # three people of two sites may answer alike

"""Attacks on a published report, from its output alone: what a reader could work out with pencil and paper.

Each attack is first made on the internal report, where it succeeds: it tests the attack itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any

import pytest

from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.model.report import EffectReport
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import effect_json
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.sentences.words import report as words
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.effect.waves import instrument, number_scale, quiz, quiz_wave, scores, wave

pytestmark = pytest.mark.attack("a published report")

MADE = Provenance("1.0", "ecpat evaluate", (("pre.csv", "0" * 64),))
WAVES = ("pre", "post", "follow-up")
PEOPLE = 13
CODES = [f"{chr(65 + person) * 3}{person:04d}" for person in range(PEOPLE)]
POINTS = {
    "pre": [6.0, 9.0, 4.0, 11.0, 7.0, 8.0, 5.0, 10.0, 12.0, 3.0, 9.0, 6.0, 2.0],
    "post": [9.0, 11.0, 9.0, 13.0, 12.0, 9.0, 11.0, 13.0, 16.0, 8.0, 10.0, 9.0, 17.0],
    "follow-up": [8.0, 12.0, 7.0, 12.0, 13.0, 8.0, 9.0, 14.0, 15.0, 5.0, 9.0, 7.0, 13.0],
}


def scales(report: EffectReport, at: int = 0) -> list[dict[str, Any]]:
    """One scale in every comparison, as the JSON file has it."""
    return [comparison["scales"][at] for comparison in effect_json(report, MADE)["comparisons"]]


# -- the difference of groups that one person more or less belongs to --


def without_the_last(missing: str, how: str) -> EffectReport:
    """Three waves of 13 people, in one of which the last of them was away or left the scale blank."""
    waves = []
    for name in ("pre", "post", "follow-up"):
        here = name == missing
        points: list[float | None] = [*POINTS[name]]
        if here:
            points[-1] = None
        away = 1 if here and how == "away" else 0
        waves.append(scores(name, points[: PEOPLE - away], CODES[: PEOPLE - away]))
    return evaluate_waves(instrument(number_scale(answers="0-20")), waves)


def the_lasts_change(found: Sequence[Mapping[str, Any]], missing: str) -> float | None:
    """The sums of the changes pre to post and post to follow-up, less that of pre to follow-up, are the change of
    whoever isn't in all three; the three means and who was missing are all that one must know."""
    total = 0.0
    for pair, sign, scale in zip(combinations(WAVES, 2), (1, -1, 1), found, strict=True):
        mean = scale["raw_change"]["value"]
        if mean is None:
            return None
        total += sign * mean * (PEOPLE - (missing in pair))
    return total


@pytest.mark.parametrize("how", ["away", "blank"])
@pytest.mark.parametrize("missing", WAVES)
def test_the_difference_of_three_changes_is_nobodys_answer(missing: str, how: str) -> None:
    first, last = (POINTS[name][-1] for name in WAVES if name != missing)
    report = without_the_last(missing, how)
    assert abs(the_lasts_change(scales(report), missing) or 0.0) == pytest.approx(abs(last - first))
    assert the_lasts_change(scales(publish(report)), missing) is None


# -- a scale that few left blank, and the number of those who did not --

ANSWERED = [5.0 + 7 * person % 11 for person in range(38)]
RATED = [1.0 + person % 5 for person in range(38)]


def left_blank(blank: int) -> EffectReport:
    """38 people: all have points, `blank` of them didn't rate themselves after the training."""
    form = instrument(
        number_scale(answers="0-20"),
        {"id": "sure", "title": "Confidence", "kind": "likert", "answers": "1-5", "items": [{"id": "sure"}]},
    )
    codes = [f"{chr(65 + person % 26) * 3}{person:04d}" for person in range(38)]
    after = {
        "points": [point + person % 4 for person, point in enumerate(ANSWERED)],
        "sure": [None if person < blank else min(5.0, rate + person % 3) for person, rate in enumerate(RATED)],
    }
    return evaluate_waves(form, [wave("pre", codes, {"points": ANSWERED, "sure": RATED}), wave("post", codes, after)])


@pytest.mark.parametrize("blank", [1, 2])
def test_no_second_mean_of_a_wave_gives_away_those_who_left_a_scale_blank(blank: int) -> None:
    (inside,), (outside,) = (scales(report, 1) for report in (left_blank(blank), publish(left_blank(blank))))
    assert inside["before"]["others"] == blank
    assert outside["before"]["mean"] == pytest.approx(inside["before"]["mean"], abs=0.05), (
        "the scale itself is published"
    )
    for side in ("before", "after"):
        assert outside[side]["others"] is outside[side]["others_mean"] is None


def numbers_of_people(value: object, key: str = "") -> Iterator[tuple[str, object]]:
    """Whatever in an output is a number of people or nearly one."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from numbers_of_people(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from numbers_of_people(inner, key)
    elif key in ("n", "df", "t", "v") and value is not None:
        yield key, value
    elif isinstance(value, str):
        yield from ((key, said) for said in re.findall(r"(?<![\d.])3[567](?![\d.])", value))


@pytest.mark.parametrize("blank", [1, 2])
def test_how_many_answered_a_scale_is_nowhere_where_it_differs(blank: int) -> None:
    """37 of 38 people, or the 36 degrees of freedom, say that one person left it blank."""
    report = left_blank(blank)
    ((inside,), (outside,)) = (scales(one, 1) for one in (report, publish(report)))
    assert {("n", 38 - blank), ("df", 37 - blank)} <= set(numbers_of_people(inside))
    assert list(numbers_of_people(outside)) == []
    said = repr(effect_document(publish(report), MADE).blocks)
    assert "Confidence" in said
    assert re.findall(rf"(?<![\d.]){38 - blank}(?:\.0)?(?![\d.])", said) == []


# -- a score that is a count --


def knew(scale: Mapping[str, Any], side: str, people: int, items: int) -> list[tuple[int, ...]]:
    """Every number of people who knew 0, 1, 2... questions that fits a wave's mean and SD, as they are printed."""
    mean, spread = scale[side]["mean"], scale[side]["sd"]
    return [
        counts
        for counts in _parts(people, items + 1)
        if mean is None or _fits([100.0 * right / items for right in range(items + 1)], counts, mean, spread)
    ]


def _parts(whole: int, parts: int) -> Iterator[tuple[int, ...]]:
    for bars in combinations(range(whole + parts - 1), parts - 1):
        edges = (-1, *bars, whole + parts - 1)
        yield tuple(right - left - 1 for left, right in pairwise(edges))


def _fits(values: Sequence[float], counts: Sequence[int], mean: float, spread: float) -> bool:
    people = sum(counts)
    middle = sum(count * value for count, value in zip(counts, values, strict=True)) / people
    squares = sum(count * (value - middle) ** 2 for count, value in zip(counts, values, strict=True))
    return abs(middle - mean) <= 0.05 and abs((squares / (people - 1)) ** 0.5 - spread) <= 0.05


@pytest.mark.parametrize(
    ("items", "counts"), [(1, (18, 6)), (2, (11, 9, 4)), (3, (12, 6, 4, 2))], ids=["1 item", "2 items", "3 items"]
)
def test_a_mean_is_not_the_number_of_those_who_knew(items: int, counts: tuple[int, ...]) -> None:
    """24 people: 25.0 % right of one question are the 6 who knew, and 18 who didn't."""
    before = [right for right, number in enumerate(counts) for _ in range(number)]
    after = [items - right for right in before[::2] + before[1::2]]
    report = evaluate_waves(quiz(items), [quiz_wave("pre", items, before), quiz_wave("post", items, after)])
    ((inside,), (outside,)) = (scales(one) for one in (report, publish(report)))
    for side, true in (("before", counts), ("after", counts[::-1])):
        possible = knew(inside, side, 24, items)
        assert true in possible
        assert len(possible) <= 4
        assert len(knew(outside, side, 24, items)) > 24
    assert outside["improved"] is outside["share_improved"] is outside["raw_change"]["value"] is None


# -- a mean of ten people is their sum --

GRADES = (1.0, 2.0, 3.0, 4.0, 5.0)
MIXED = [1.0, 2.0, 3.0, 4.0, 5.0, 2.0, 3.0, 4.0, 3.0, 3.0]


def rated(before: Sequence[float], after: Sequence[float]) -> EffectReport:
    """People who rated themselves from 1 to 5 by one question."""
    form = instrument(number_scale(kind="likert", answers="1-5"))
    return evaluate_waves(form, [scores("pre", before), scores("post", after)])


@pytest.mark.parametrize(
    ("before", "after"),
    [([1.0] * 8 + [2.0] * 2, [5.0] * 8 + [4.0] * 2), (MIXED, [5.0] * 7 + [4.0, 4.0, 3.0])],
    ids=["both waves", "the later one"],
)
def test_a_mean_near_the_best_score_does_not_tell_who_is_left(before: list[float], after: list[float]) -> None:
    """4.8 by 10 people is one 3 or two 4; one 3 would be nearly all alike, and is never published."""
    report = rated(before, after)
    ((inside,), (outside,)) = (scales(one) for one in (report, publish(report)))
    assert inside["after"]["mean"] == pytest.approx(sum(after) / 10)
    assert outside["before"]["mean"] is outside["after"]["mean"] is outside["raw_change"]["value"] is None
    assert outside["n"] is None


def test_a_mean_of_ten_people_that_is_published_has_many_ways_to_come_about() -> None:
    """For every sum of ten answers from 1 to 5: none of the sets of answers that make it is published, or ten are."""
    report = rated(MIXED, MIXED[::-1])
    (comparison,) = report.comparisons
    (change,) = comparison.changes
    ways: dict[float, int] = {}
    for counts in _parts(10, 5):
        first = [grade for grade, number in zip(GRADES, counts, strict=True) for _ in range(number)]
        answered = replace(change, pairs=tuple(zip(first, MIXED, strict=True)))
        public = publish(replace(report, comparisons=(replace(comparison, changes=(answered,)),)))
        ways[sum(first)] = ways.get(sum(first), 0) + (public.comparisons[0].changes[0].n is not None)
    assert {total for total, number in ways.items() if number} == set(range(17, 44))
    assert min(number for number in ways.values() if number) >= 10


@pytest.mark.parametrize("few", [[], [3.0]], ids=["nobody else", "one other"])
def test_two_grades_are_not_counted_by_mean_and_spread(few: list[float]) -> None:
    """24 people answered 4 or 5, and one 3: the SD is as small as it can be, which tells that nobody is lower."""
    before = [1.0 + person % 5 for person in range(24 + len(few))]
    report = rated(before, [4.0, 5.0, 5.0] * 8 + few)
    assert report.comparisons[0].changes[0].after.sd is not None
    (outside,) = scales(publish(report))
    assert outside["after"]["mean"] is outside["after"]["sd"] is None
    assert outside["withheld"] == words.WITHHELD_SENTENCES["few values given"]

"""The table of verdicts, row by row at its limits; and what is said of those who are missing, and of sites."""

from dataclasses import replace
from typing import Literal

import pytest

from ecpat_training.effect.model.change import AdjustedP, AllAnswers, ScaleChange, SiteChange
from ecpat_training.effect.sentences.claims import derive_claims, headroom, size
from ecpat_training.effect.sentences.sentences import notes, sentence, tone
from ecpat_training.effect.sentences.verdicts import (
    excludes_zero,
    has_too_few,
    has_unequal_start,
    holds_only_unadjusted,
    is_beyond_chance,
    is_not_supported,
    only_all_show_direction,
    verdict,
)
from ecpat_training.stats.estimate import Estimate
from tests.effect.waves import change

RISEN = change([2, 3, 2, 4, 3, 2, 3, 3, 2, 3, 4, 2], [3, 4, 3, 4, 4, 3, 4, 3, 3, 4, 4, 4], answers="0-10")


def interval(value: float, low: float | None, high: float | None) -> Estimate:
    return Estimate("mean change", value, low, high, 0.95, 12, "", "")


def adjusted(p: float) -> AdjustedP:
    return AdjustedP(p, 4, "Holm (1979)")


def one(
    raw: tuple[float, float | None, float | None],
    every: tuple[float, float | None, float | None] | None = None,
    elsewhere: tuple[float, float | None, float | None] = (0.0, -1.0, 1.0),
    p: float | None = None,
    p_all: float | None = None,
) -> ScaleChange:
    """A change of twelve people with this interval; and, where people are missing, the one of all answers."""
    missing = every and AllAnswers(
        interval(*every), 15, None if p_all is None else adjusted(p_all), interval(*elsewhere)
    )
    return replace(RISEN, raw=interval(*raw), adjusted=None if p is None else adjusted(p), all_answers=missing or None)


UP, DOWN, OPEN = (0.5, 0.1, 0.9), (-0.5, -0.9, -0.1), (0.2, -0.1, 0.5)


@pytest.mark.parametrize(
    ("raw", "p", "said"),
    [
        (UP, None, "better"),
        (DOWN, None, "worse"),
        (OPEN, None, "open"),
        ((0.5, 0.0, 1.0), None, "open"),
        ((-0.5, -1.0, 0.0), None, "open"),
        (UP, 0.049, "better"),
        (UP, 0.05, "open"),
        (OPEN, 0.001, "open"),
        ((0.0, None, None), None, "same"),
        ((0.5, None, None), None, "none"),
    ],
)
def test_what_the_interval_and_the_adjusted_p_allow(
    raw: tuple[float, float | None, float | None], p: float | None, said: str
) -> None:
    made = one(raw, p=p)
    assert verdict(made) == said
    turned = {"better": "worse", "worse": "better"}
    assert verdict(replace(made, better="lower")) == turned.get(said, said)
    assert holds_only_unadjusted(made) is (raw == UP and p == 0.05)
    assert tone(made) == {"better": "good", "worse": "bad", "none": "attention"}.get(said, "plain")


def test_an_interval_that_touches_no_change_does_not_leave_it_out() -> None:
    assert [excludes_zero(interval(*one)) for one in (UP, DOWN, OPEN, (0.5, 0.0, 1.0), (0.5, None, None))] == [
        True, True, False, False, False,
    ]  # fmt: skip
    assert is_beyond_chance(interval(*UP), adjusted(0.0499))
    assert not is_beyond_chance(interval(*UP), adjusted(0.05))


@pytest.mark.parametrize(("people", "few"), [(2, True), (5, True), (6, False), (None, False)])
def test_of_five_people_nothing_is_claimed_and_of_six_it_may_be(people: int | None, few: bool) -> None:
    """All of five going one way have p 1 / 16, all of six 1 / 32."""
    made = replace(one(UP), n=people)
    assert has_too_few(made) is few
    assert verdict(made) == ("open" if few else "better")
    assert not has_too_few(replace(one(OPEN), n=people))


@pytest.mark.parametrize(
    ("raw", "every", "p", "p_all", "borne", "alone"),
    [
        (UP, None, None, None, True, False),
        (UP, (0.4, 0.05, 0.8), None, None, True, False),
        (UP, OPEN, None, None, False, False),
        (UP, (0.4, 0.0, 0.8), None, None, False, False),
        (UP, DOWN, None, None, False, False),
        (DOWN, UP, None, None, False, False),
        (DOWN, DOWN, None, None, True, False),
        (UP, UP, 0.01, 0.05, False, False),
        (UP, UP, 0.01, 0.049, True, False),
        (UP, (0.4, None, None), None, None, True, False),
        (OPEN, UP, None, None, True, True),
        (OPEN, OPEN, None, None, True, False),
        (UP, UP, 0.2, 0.01, True, True),
        (OPEN, UP, 0.2, 0.2, True, False),
    ],
)
def test_a_direction_must_be_borne_by_all_answers_too(
    raw: tuple[float, float, float],
    every: tuple[float, float | None, float | None] | None,
    p: float | None,
    p_all: float | None,
    borne: bool,
    alone: bool,
) -> None:
    made = one(raw, every, p=p, p_all=p_all)
    assert is_not_supported(made) is not borne
    assert only_all_show_direction(made) is alone
    if not borne or alone or raw == OPEN:
        assert verdict(made) == "open"
    said = " ".join(notes(made))
    assert ("A direction is named only where the complete pairs show it as well." in said) is alone
    assert ("All answers together" in said) is alone


@pytest.mark.parametrize(
    ("elsewhere", "words"),
    [
        ((0.5, 0.2, 0.8), "started 0.50 points higher than those who did not answer again (0.20 to 0.80)"),
        ((-0.5, -0.8, -0.2), "started 0.50 points lower than those who did not answer again (-0.80 to -0.20)"),
        ((0.5, 0.0, 1.0), ""),
        ((0.5, None, None), ""),
    ],
)
def test_those_compared_started_elsewhere_where_the_interval_says_so(
    elsewhere: tuple[float, float | None, float | None], words: str
) -> None:
    made = one(UP, UP, elsewhere)
    said = " ".join(notes(made))
    assert has_unequal_start(made) is bool(words)
    assert words in said
    assert ("had started" in said) is ("All answers together" in said) is bool(words)
    if words:
        assert "+0.50 points (95 % interval 0.10 to 0.90; 15 people)" in said
        public = replace(made, all_answers=None, claims=derive_claims(made, made))
        side = "higher" if elsewhere[0] > 0 else "lower"
        assert f"had started {side} than those who did not answer again, more than chance" in " ".join(notes(public))
    assert not has_unequal_start(one(UP))


@pytest.mark.parametrize(
    ("elsewhere", "every", "words"),
    [
        ((0.5, 0.2, 0.8), UP, "Neither figure is safe: where low starters left"),
        ((0.5, -0.4, 1.4), UP, "began lower, which chance may explain. This figure is not safe: where low starters"),
        ((0.5, -0.4, 1.4), OPEN, "began lower, which chance may explain. Neither figure is safe: where low starters"),
        ((0.3, -0.6, 1.2), UP, ""),
        ((-0.5, -0.8, -0.2), UP, ""),
        ((0.5, None, None), UP, ""),
    ],
)
def test_that_intervals_hold_less_often_is_said_where_those_missing_began_lower_by_a_standard_error(
    elsewhere: tuple[float, float | None, float | None], every: tuple[float, float, float], words: str
) -> None:
    made = one(UP, every, elsewhere)
    said = " ".join(notes(made))
    assert words in said
    assert ("low starters left" in said) is bool(words)
    public = " ".join(notes(replace(made, all_answers=None, claims=derive_claims(made, made))))
    assert ("intervals of complete pairs held the true mean in 68 to 97 of 100" in public) is bool(words)


@pytest.mark.parametrize(("sites", "more"), [(6, 0), (7, 1), (9, 3)])
def test_six_sites_are_told_and_the_others_counted(sites: int, more: int) -> None:
    each = [SiteChange(f"Site {at}", 1 if at == 0 else 8, 2.0, 3.0, interval(1.0, 0.5, 1.5)) for at in range(sites)]
    each[1] = replace(each[1], change=interval(-0.25, None, None))
    (said,) = [note for note in notes(replace(one(UP), sites=tuple(each))) if note.startswith("Site by site")]
    assert "Site 0 (1 person); Site 1 -0.25 points (8 people);" in said
    assert said.count("Site ") - 1 == min(sites, 6)
    assert (f"and {more} more, in the table." in said) is bool(more)


def test_few_people_are_fewer_than_ten() -> None:
    assert "Only 9 people" in " ".join(notes(replace(one(UP), n=9)))
    assert "Only" not in " ".join(notes(replace(one(UP), n=10)))


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        ((1.5, 1.0, 2.0), "reached"),
        ((1.5, 0.9, 2.1), "unsure"),
        ((0.5, 0.1, 0.9), "too small"),
        ((0.5, 0.1, 1.0), "unsure"),
        ((-1.5, -2.0, -1.0), "reached"),
        ((-0.5, -0.9, -0.1), "too small"),
        ((-0.6, -1.0, -0.1), "unsure"),
        ((0.2, -0.5, 0.9), "open, small"),
        ((0.2, -0.5, 1.0), "open, unsure"),
        ((0.2, -1.0, 0.9), "open, unsure"),
        ((1.0, None, None), "reached"),
        ((-1.0, None, None), "reached"),
        ((0.9, None, None), "too small"),
    ],
)
def test_an_interval_against_the_smallest_change_that_matters(
    raw: tuple[float, float | None, float | None], told: str
) -> None:
    assert size(replace(one(raw), smallest_change=1.0)) == told


def test_room_is_what_lies_between_the_mean_before_and_the_best_score() -> None:
    before = RISEN.before.mean or 0.0
    assert headroom(RISEN) == pytest.approx(10 - before)
    assert headroom(replace(RISEN, better="lower")) == pytest.approx(before)
    assert headroom(replace(RISEN, high=None)) is None
    for smallest, told in ((10 - before, "too small"), (10.1 - before, "too small, no room")):
        assert size(replace(one(UP), smallest_change=smallest)) == told


@pytest.mark.parametrize(("half", "wide"), [(5.0, False), (5.1, True)])
def test_an_interval_is_too_wide_that_is_longer_than_the_scale(half: float, wide: bool) -> None:
    assert ("wider than" in sentence(one((0.0, -half, half)))) is wide


@pytest.mark.parametrize(
    ("raw", "better", "told"),
    [(UP, "higher", True), (DOWN, "higher", False), (DOWN, "lower", True), (UP, "lower", False)],
)
def test_a_ceiling_is_told_unless_the_mean_got_worse(
    raw: tuple[float, float, float], better: Literal["higher", "lower"], told: bool
) -> None:
    made = replace(one(raw), ceiling=True, at_best=3, better=better)
    assert ("3 of 12 people had the best possible score" in " ".join(notes(made))) is told
    same = replace(one((0.0, None, None)), ceiling=True, at_best=None)
    assert "Many had the best possible score" in " ".join(notes(same))


@pytest.mark.parametrize(("t", "ranks", "told"), [(0.05, 0.049, True), (0.049, 0.05, True), (0.05, 0.05, False)])
def test_ranks_disagree_where_one_test_alone_is_below_005(t: float, ranks: float, told: bool) -> None:
    made = replace(one(UP), t_test=replace(RISEN.t_test, p=t), wilcoxon=replace(RISEN.wilcoxon, p=ranks))
    assert ("take this result with care" in " ".join(notes(made))) is told

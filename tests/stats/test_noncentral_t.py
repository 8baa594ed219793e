"""Limits of the noncentrality keep their digits where library routines lose them."""

import math

import pytest

from ecpat_training.stats.noncentral_t import cdf, limits

# t, df, lower and upper limit of the 95 % interval, from 30-digit quadrature and root finding (mpmath 1.3), with the
# integral over S rather than over Z.
LIMITS = [
    (0.1, 1, -1.88363126663616531, 2.04341392785640718),
    (5, 1, -0.639627839187779417, 11.4289562458777098),
    (1000, 1, 31.3379976904136791, 2241.403848306029),
    (-50, 9, -72.7675467035089338, -27.2915995933440977),
    (300, 19, 205.376898714705789, 394.501123629195938),
    (2000, 19, 1369.32355855965664, 2629.88482478182884),
    (1e8, 19, 68466343.9485260611, 131494100.051214494),
    (40, 10_000, 37.9622177417511565, 42.0359226061183697),
]


@pytest.mark.parametrize(
    ("df", "error"), [(1.0, 1e-13), (1.1, 1e-7), (1.5, 1e-7), (2.5, 1e-7), (3.5, 1e-13), (7.0, 1e-13)]
)
def test_without_an_effect_it_agrees_with_student_as_far_as_it_says(df: float, error: float) -> None:
    from scipy.special import stdtr

    assert abs(cdf(1.54, df, 0.0) - float(stdtr(df, 1.54))) < error


@pytest.mark.parametrize(("t", "df", "low", "high"), LIMITS)
def test_limits_agree_with_30_digit_arithmetic(t: float, df: float, low: float, high: float) -> None:
    assert limits(t, df) == pytest.approx((low, high), rel=1e-12)


def test_the_lower_limit_is_zero_where_p_is_5_percent() -> None:
    found = limits(2.0930240544083087, 19)
    assert found is not None
    assert found[0] == pytest.approx(0.0, abs=1e-14)


def test_without_an_effect_the_distribution_is_students() -> None:
    from scipy.special import stdtr

    for t in (-3.0, -0.5, 0.0, 0.5, 3.0, 40.0):
        assert cdf(t, 7, 0.0) == pytest.approx(float(stdtr(7, t)), rel=1e-13)


@pytest.mark.parametrize("t", [0.0, 1e-12, 0.7, 6.5, 900.0])
def test_turning_the_sign_turns_the_limits(t: float) -> None:
    found, turned = limits(t, 19), limits(-t, 19)
    assert found is not None
    assert turned is not None
    assert found == pytest.approx((-turned[1], -turned[0]), rel=1e-13)


def test_a_wider_level_gives_a_wider_interval() -> None:
    narrow, wide = limits(2.5, 19, 0.90), limits(2.5, 19, 0.99)
    assert narrow is not None
    assert wide is not None
    assert wide[0] < narrow[0] < 2.5 < narrow[1] < wide[1]


def test_what_can_not_be_computed_is_not_given() -> None:
    assert limits(math.inf, 19) is None
    assert limits(math.nan, 19) is None

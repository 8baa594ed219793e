"""Effects put together: what counts, what is left unsaid with too few, and what stands beside the headline."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from ecpat_training.effect.programme.disclosure.publish import LEAST_UNKNOWN, publishable
from ecpat_training.effect.programme.model.programme_effect import ProgrammeEffect
from ecpat_training.effect.programme.model.training_effect import NoEffect, OutcomeScale, TrainingEffect
from ecpat_training.effect.programme.pooling.pool import pool, prediction_holding
from ecpat_training.effect.programme.report.sentences import (
    all_answers_sentence,
    headline_sentence,
    heterogeneity_sentence,
    lower_better_sentence,
    no_figure_text,
    people,
    verdict,
)
from ecpat_training.effect.programme.report.tables import ways_table
from ecpat_training.stats import cluster_robust, random_effects, three_level

POINTS = OutcomeScale("fear", "Fear", "lower", 0.0, 100.0, "percentage points", "", "pre", "post", declared=True)


def effect(country: str, number: int, y: float, v: float | None = 4.0, n: int = 20) -> TrainingEffect:
    return TrainingEffect(f"{country.lower()}-{number}", "", country, None, y, v, n, changes=(y - 1.0, y, y + 1.0))


def several(means: Sequence[float], each: int = 2) -> list[TrainingEffect]:
    return [effect(f"C{at}", number, y + number) for at, y in enumerate(means) for number in range(each)]


def test_each_country_counts_alike_however_many_trainings_it_has() -> None:
    many = [effect("AL", number, 10.0) for number in range(9)]
    found = pool("p", POINTS, [*many, effect("BG", 1, 2.0), effect("MD", 1, 3.0), effect("RO", 1, 1.0)], ())
    assert found.headline is not None
    assert found.headline.value == pytest.approx(4.0)
    assert found.headline.n == 4


def test_one_training_a_country_has_hartung_and_knapp_beside_it() -> None:
    found = pool("p", POINTS, several([5.0, 7.0, 9.0, 2.0, 4.0], each=1), ())
    expected = random_effects.compute([5.0, 7.0, 9.0, 2.0, 4.0], [4.0] * 5)
    assert found.beside.two_levels == expected
    assert found.beside.three_levels is found.beside.robust is None


def test_trainings_in_countries_have_three_levels_and_cr2_beside_it() -> None:
    trainings = several([5.0, 7.0, 9.0, 2.0, 4.0])
    found = pool("p", POINTS, trainings, ()).beside
    y, of = [one.y for one in trainings], [one.country for one in trainings]
    three = three_level.compute(y, [4.0] * 10, of)
    assert three is not None
    assert found.three_levels is not None
    assert (found.two_levels, found.three_levels.mu) == (None, three.mu)
    assert found.robust == cluster_robust.compute(y, three.covariance, of)
    assert found.between == pytest.approx(three.between_countries + three.within_countries)


def test_the_range_for_a_further_country_knows_how_little_few_countries_tell_of_their_spread() -> None:
    found = pool("p", POINTS, several([5.0, 7.0, 9.0, 2.0, 4.0], each=1), ())
    assert found.prediction is not None
    # SciPy's quad over the chi-square of 4 degrees of freedom, the ends by brentq, 1e-12
    assert found.prediction == pytest.approx((5.4 - 7.426345289306, 5.4 + 7.426345289306), abs=1e-8)
    holding = prediction_holding(found)
    assert holding is not None
    assert 0.93 <= holding.least <= holding.most <= 0.98


def test_there_is_no_range_where_fewer_than_five_countries_have_errors() -> None:
    trainings = [*several([5.0, 7.0, 9.0, 2.0]), effect("C9", 1, 6.0, v=None)]
    found = pool("p", POINTS, trainings, ())
    assert (found.prediction, prediction_holding(found)) == (None, None)


def test_a_training_whose_people_changed_alike_counts_in_the_headline_alone() -> None:
    trainings = [*several([5.0, 7.0, 9.0, 2.0]), effect("C9", 1, 6.0, v=None)]
    found = pool("p", POINTS, trainings, ())
    assert found.headline is not None
    assert found.beside.three_levels is not None
    assert (found.headline.n, found.beside.three_levels.k) == (5, 8)


def test_a_lopsided_programme_gets_no_p_from_cr2() -> None:
    trainings = [effect("AL", number, 5.0 + number) for number in range(9)]
    trainings += [effect("BG", 1, 2.0), effect("MD", 1, 3.0), effect("RO", 1, 1.0)]
    found = pool("p", POINTS, trainings, ())
    table = ways_table(found)
    assert table is not None
    assert found.beside.robust is not None
    row = next(row for row in table.rows if str(row[0]).startswith("the same with CR2"))
    assert found.beside.robust.df < 4.0
    assert (row[4], row[5]) == ("df below 4: not said", "")


def test_countries_that_agree_to_the_last_digit_have_no_interval_and_are_not_too_few() -> None:
    said = headline_sentence(pool("p", POINTS, several([5.0] * 5, each=1), ()))
    assert "changed alike everywhere" in said
    assert "too few" not in said


def test_where_lower_is_better_a_fall_is_said_to_be_wanted() -> None:
    found = pool("p", POINTS, several([-5.0, -7.0, -9.0, -6.0, -8.0]), ())
    assert headline_sentence(found).startswith("Over 10 trainings in 5 countries Fear fell by 6.5 percentage points")
    assert lower_better_sentence(found) == "Lower is better here: a fall of Fear is wanted."


def test_reasons_are_told_once_with_all_who_have_them() -> None:
    without = [
        NoEffect("al-1", "", "AL", "no answers have come yet"),
        NoEffect("bg-1", "", "BG", "no answers have come yet"),
    ]
    said = no_figure_text(pool("p", POINTS, several([1.0, 2.0]), without))
    assert said == "2 trainings gave no figure. al-1 and bg-1: no answers have come yet."


def test_no_spread_is_never_said_to_be_none() -> None:
    said = heterogeneity_sentence(pool("p", POINTS, several([5.0, 5.1, 5.0, 4.9, 5.0]), ()))
    assert "an SD of about 0.0 percentage points (95 % interval 0.0 to" in said


@pytest.mark.parametrize("small", [1, 2, 5, 8])
def test_what_is_left_out_of_publication_has_more_unknowns_than_equations(small: int) -> None:
    """The mean and the interval of eight countries' means, less those shown, leave two equations."""
    trainings = [effect(f"C{at}", 1, float(at), n=5 if at < small else 20) for at in range(8)]
    found = publishable(pool("p", POINTS, trainings, ()), 10)
    hidden = {one.country for one in found.countries if one.country in found.withheld}
    assert len(hidden) == max(small, LEAST_UNKNOWN)
    assert {f"C{at}" for at in range(small)} <= hidden
    assert {one.training for one in trainings if one.country in hidden} <= found.withheld
    assert (found.prediction, found.left_out, found.beside.three_levels) == (None, (), None)


def test_without_a_headline_only_the_small_training_and_its_country_are_left_out() -> None:
    trainings = [effect("AL", 1, 3.0, n=5), effect("AL", 2, 3.5), effect("BG", 1, 4.0), effect("MD", 1, 5.0)]
    found = publishable(pool("p", POINTS, trainings, ()), 10)
    assert found.withheld == {"al-1", "AL"}
    assert "not for publication" in headline_sentence(found), "whether it rose is that training's figure, too"


def test_of_one_country_four_trainings_are_left_out() -> None:
    trainings = [effect("AL", number, float(number), n=5 if number == 3 else 20 + number) for number in range(6)]
    found = publishable(pool("p", POINTS, trainings, ()), 10)
    assert found.withheld == {"AL", "al-3", "al-0", "al-1", "al-2"}
    assert found.headline is not None


def test_four_countries_with_a_small_training_publish_the_mean_alone() -> None:
    trainings = [effect("AL", 1, 3.0, n=5), effect("BG", 1, 4.0), effect("MD", 1, 5.0), effect("RO", 1, 7.0)]
    found = publishable(pool("p", POINTS, trainings, ()), 10)
    assert found.headline is not None
    assert {one.country for one in found.countries} <= found.withheld


def by_model(changes: Sequence[float], model: Sequence[tuple[float, float]]) -> ProgrammeEffect:
    trainings = [
        replace(effect(f"C{at}", 1, y), all_answers=ends, answered=(30, 30), by="complete pairs")
        for at, (y, ends) in enumerate(zip(changes, model, strict=True))
    ]
    return pool("p", replace(POINTS, low=1.0, high=5.0, kind="likert"), trainings, ())


def test_a_direction_is_claimed_only_where_pairs_and_all_answers_show_it() -> None:
    """The guard of the single report; both figures are said, in percentage points and in points."""
    rise, unsure = [10.0, 12.0, 11.0, 9.0, 13.0], [(one, one) for one in (-3.0, 4.0, 2.0, -2.0, 5.0)]
    apart = by_model(rise, unsure)
    assert (apart.agreement, verdict(apart)) == ("apart", "apart")
    assert "Fear (on a scale of 1 to 5) changed by +11.0 percentage points (+0.44 points)" in headline_sentence(apart)
    assert "all answers together don't show this" in headline_sentence(apart)
    assert ": +1.2 percentage points (+0.05 points); 95 % interval" in all_answers_sentence(apart)
    alone = by_model([one for one, _ in unsure], [(one, one) for one in rise])
    assert (alone.agreement, verdict(alone)) == ("only all", "open")
    assert "A direction is named only where the complete pairs show it as well." in all_answers_sentence(alone)
    agreed = by_model(rise, [(one, one) for one in rise])
    assert (agreed.agreement, verdict(agreed)) == ("", "rose")
    worst = by_model(rise, [(one - 30.0, one + 30.0) for one in rise])
    assert verdict(worst) == "at worst"
    assert all_answers_sentence(worst) == "", "only a least and a most are known"


def test_a_published_report_counts_people_recognised_of_people_who_answered() -> None:
    """All of them, unless the sum would tell beside the trainings shown how few are in the others."""
    trainings = [
        replace(effect(f"C{at}", 1, 5.0 + at, n=n), answered=(30, 28)) for at, n in enumerate([4, 5, 6, 7, 20])
    ]
    public = publishable(pool("p", POINTS, trainings, ()), 10)
    assert people(public) == "42 of the 150 who answered before were recognised afterwards."
    one = [replace(effect("AL", at, 5.0 + at, n=n), answered=(30, 28)) for at, n in enumerate([4, 20, 22])]
    few = people(publishable(pool("p", POINTS, one, ()), 10))
    assert few.startswith("In the trainings shown one by one 42 of the 60 who answered before")


def test_what_all_answers_give_is_published_only_beside_enough_missing_people() -> None:
    """The difference from complete pairs would tell of a few missing in few trainings."""
    model = [(10.0 + at, 10.0 + at) for at in range(5)]
    assert publishable(by_model([9.0, 8.0, 7.0, 6.0, 5.0], model), 10).all_answers is not None
    whole = by_model([9.0, 8.0, 7.0, 6.0, 5.0], model)
    few = replace(whole, trainings=tuple(replace(one, answered=(21, 21)) for one in whole.trainings))
    assert publishable(few, 10).all_answers is None

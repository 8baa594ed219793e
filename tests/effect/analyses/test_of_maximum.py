"""Points in per cent of those that could be had: the same figures divided, and only where a most is known."""

import pytest

from ecpat_training.effect.analyses.of_maximum.section import OfMaximumResult
from ecpat_training.effect.report.publish import publish
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.effect.waves import instrument, number_scale, scores

BEFORE, AFTER = [8, 10, 12, 9, 11] * 5, [12, 15, 13, 14, 18] * 5


@pytest.mark.parametrize("answers", ["0-100", "1-20", "at least 0", None])
def test_points_without_a_most_or_not_from_nought_are_not_turned(answers: str | None) -> None:
    form = instrument(number_scale(**({"answers": answers} if answers else {})))
    assert evaluate_waves(form, [scores("pre", BEFORE), scores("post", AFTER)]).found(OfMaximumResult) is None


def test_a_scale_in_another_unit_is_not_turned() -> None:
    form = instrument(number_scale(answers="0-20", unit="minutes"))
    assert evaluate_waves(form, [scores("pre", BEFORE), scores("post", AFTER)]).found(OfMaximumResult) is None


def test_means_and_change_are_shares_of_the_most() -> None:
    report = evaluate_waves(instrument(number_scale(answers="0-20")), [scores("pre", BEFORE), scores("post", AFTER)])
    found = report.found(OfMaximumResult)
    assert found is not None
    (row,), (change,) = found.rows, report.comparisons[0].changes
    assert (row.first, row.last) == (50.0, 72.0)
    assert row.change.value == pytest.approx(22.0)
    assert change.raw.low is not None
    assert row.change.low == pytest.approx(change.raw.low * 5)


def test_what_is_published_is_divided_from_the_rounded_figures() -> None:
    before = [*BEFORE[:-1], 10.3]
    report = evaluate_waves(instrument(number_scale(answers="0-20")), [scores("pre", before), scores("post", AFTER)])
    public = publish(report)
    found = public.found(OfMaximumResult)
    assert found is not None
    (change,) = public.comparisons[0].changes
    assert change.before.mean == 10.0
    assert found.rows[0].first == 50.0

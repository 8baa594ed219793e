"""Before and after asked in one form: the change as people see it looking back, with its paired test."""

from pathlib import Path

import pytest
from scipy.stats import ttest_rel

from ecpat_training.effect.analyses.then_test.section import analysis
from ecpat_training.effect.comparing.evaluation_data import EvaluationData
from ecpat_training.effect.scoring.scoring import score
from ecpat_training.effect.workflows.report import headline_sentence
from ecpat_training.effect.workflows.waves import evaluate_waves
from ecpat_training.files.table_file import read_table
from ecpat_training.survey.reading.table import survey_of
from tests.survey.drafting import completed, drafted, table

THEN, NOW = [1, 2, 2, 3, 1, 4, 2, 3], [3, 3, 4, 4, 2, 4, 5, 3]


def evaluated(folder: Path, then: list[int], now: list[int]) -> EvaluationData:
    """The answers of one form that asked of both times, as analyses get them."""
    path = table(
        folder, "form.csv", ["Sure before the training", "Sure after the training"], *zip(then, now, strict=True)
    )
    instrument = completed(drafted([path], folder), folder)
    waves, _ = survey_of(read_table(path), instrument, "post")
    scores = waves[0].answers[[]].assign(**{scale.id: score(scale, waves[0].answers) for scale in instrument.scales})
    return EvaluationData(instrument, tuple(waves), {"post": scores}, ())


def test_the_change_is_now_minus_then_of_the_same_people_with_its_paired_t_test(tmp_path: Path) -> None:
    result = analysis.analyse(evaluated(tmp_path, THEN, NOW))
    assert result is not None
    (row,) = result.rows
    assert (row.n, row.mean_then, row.mean_now) == (8, sum(THEN) / 8, sum(NOW) / 8)
    assert row.change.value == pytest.approx(row.mean_now - row.mean_then)
    assert row.test.p == pytest.approx(ttest_rel(NOW, THEN).pvalue)
    (figures,) = analysis.data(result)
    assert figures["now_minus_then"]["value"] == row.change.value  # type: ignore[index, call-overload]


def test_the_line_that_sums_up_says_that_people_remember_the_change(tmp_path: Path) -> None:
    data = evaluated(tmp_path, THEN, NOW)
    line = headline_sentence(evaluate_waves(data.instrument, data.waves))
    assert "looking back, people put themselves at 2.25 before and at 3.50 now: +1.25 points" in line
    assert line.endswith("This is a change as people remember it, no change that was measured.")


def test_a_scale_without_a_then_test_has_nothing_to_look_back_on(tmp_path: Path) -> None:
    data = evaluated(tmp_path, THEN, NOW)
    scales = tuple(scale.model_copy(update={"then": None}) for scale in data.instrument.scales)
    without = data.instrument.model_copy(update={"scales": scales})
    assert analysis.analyse(EvaluationData(without, data.waves, data.scores, ())) is None

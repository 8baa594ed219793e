"""`ecpat design power` on the line: what it counts in a programme, what it says, and the plan that it writes."""

from pathlib import Path

import pytest

from ecpat_training.survey.reading.instrument import read_instrument
from tests.commands.conftest import Ecpat
from tests.commands.material import SERIES, small_files


@pytest.fixture(autouse=True)
def _files(folder: Path) -> None:
    small_files(folder)


def test_countries_and_trainings_of_the_programme_are_counted(ecpat: Ecpat, folder: Path) -> None:
    (folder / "series.yaml").write_text(SERIES, encoding="utf-8")
    ran = ecpat("design", "power", "-p", "series.yaml")
    assert ran.exit_code == 0, ran.stderr
    assert "2 countries, 4 trainings" in ran.said
    assert "can't be tested" in ran.said


def test_a_small_programme_says_that_nothing_can_be_tested(ecpat: Ecpat) -> None:
    ran = ecpat("design", "power", "--countries", "3", "--trainings", "1")
    assert "3 countries can't be tested" in ran.said
    assert "each country needs a second training" in ran.said


def test_points_and_the_chance_of_a_change_are_said(ecpat: Ecpat) -> None:
    ran = ecpat("design", "power", "--countries", "10", "--spread", "18", "--effect", "0.3")
    assert "0.26 SD (4.8 points)" in ran.said
    assert "Chance" in ran.said


def test_the_questionnaire_is_written_with_its_plan(ecpat: Ecpat, folder: Path) -> None:
    line = ("design", "power", "--countries", "10", "-i", "quiz.yaml", "--primary", "knowledge", "--on", "2026-01-05")
    before = (folder / "quiz.yaml").read_text("utf-8")
    scale = read_instrument(folder / "quiz.yaml")[0].scales[0].id
    line = (*line[:7], scale, *line[8:])
    ran = ecpat(*line, "--design", "delayed_start", "--out", "planned.yaml")
    assert ran.exit_code == 0, ran.stderr
    assert (folder / "planned.yaml").read_text("utf-8").startswith(before.rstrip())
    plan = read_instrument(folder / "planned.yaml")[0].plan
    assert plan is not None
    assert (plan.primary, str(plan.declared)) == (scale, "2026-01-05")
    assert plan.comparison_group is not None
    assert plan.comparison_group.randomised
    assert "10 countries" in plan.because


@pytest.mark.parametrize("share", ["0%", "120%", "many"])
def test_a_share_that_cant_be_is_refused(ecpat: Ecpat, share: str) -> None:
    ran = ecpat("design", "power", "--countries", "10", "--linked", share)
    assert ran.exit_code == 2
    assert "--linked" in ran.stderr

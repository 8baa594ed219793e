"""People who can't be recognised afterwards, and tests that were too easy: what the report says of them."""

from pathlib import Path

import numpy
import pytest

from ecpat_training.effect.comparing.all_answers import model_of
from ecpat_training.effect.programme.reading.mean_change import mean_change
from tests.effect.programme.programme import ITEMS, write
from tests.effect.programme.test_programme_effect import evaluate, result

COUNTRIES = ("AL", "BG", "MD", "RO")


def lose(folder: Path, training: str, people: int) -> None:
    """The last so many write another code afterwards."""
    file = folder / "trainings" / training / "post.csv"
    head, *rows = file.read_text("utf-8").splitlines()
    rows[-people:] = [f"LOST{at}X,{row.partition(',')[2]}" for at, row in enumerate(rows[-people:])]
    file.write_text("\n".join([head, *rows]) + "\n", "utf-8")


def test_who_was_not_recognised_is_said_with_the_mean_of_everybody_and_what_it_could_be(tmp_path: Path) -> None:
    """5 of 12 in one of four trainings; 48 scores before and after stay whoever is recognised."""
    folder = write(tmp_path, {one: [2] for one in COUNTRIES})
    means = []
    for country in COUNTRIES:
        sums = []
        for wave in ("pre", "post"):
            rows = (folder / "trainings" / f"{country.lower()}-1" / f"{wave}.csv").read_text("utf-8").splitlines()[1:]
            sums.append(sum(row.split(",")[2:].count("a") for row in rows) / len(rows))
        means.append(100.0 * (sums[1] - sums[0]) / len(ITEMS))
    lose(folder, "al-1", 5)
    said = evaluate(folder).said
    assert "10 % of people weren't recognised again (more than 20 % in al-1)." in said
    assert f"Everybody who answered, recognised or not, gives +{sum(means) / 4:.1f} percentage points;" in said
    assert "whatever those missing would have scored, the mean of all lies between" in said
    assert "Everybody who answered" not in evaluate(folder, "--publish").said
    told = result(folder)["unrecognised"]
    assert (told["share"], told["everybody"]) == (pytest.approx(5 / 48), pytest.approx(sum(means) / 4))
    assert told["bounds"][0] < told["everybody"] < told["bounds"][1]
    public = result(folder, "--publish")
    assert public["published"]
    assert public["unrecognised"] is None or public["unrecognised"]["everybody"] is None


def test_where_everybody_was_recognised_nothing_is_said_of_it(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2] for one in COUNTRIES})
    said = evaluate(folder).said
    assert "weren't recognised again" not in said
    assert "had the best score already before" not in said
    assert result(folder)["unrecognised"] is None


def test_a_test_that_was_too_easy_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2] for one in COUNTRIES})
    file = folder / "trainings" / "bg-1" / "pre.csv"
    head, *rows = file.read_text("utf-8").splitlines()
    rows[:2] = [",".join([*row.split(",")[:2], *"aaaaaaaaaa"]) for row in rows[:2]]
    file.write_text("\n".join([head, *rows]) + "\n", "utf-8")
    said = evaluate(folder).said
    assert "In 1 training (bg-1) more than 15 % had the best score already before, and could not rise" in said
    assert [one["training"] for one in result(folder)["trainings"] if one["too_easy"]] == ["bg-1"]


def test_scores_of_lost_codes_count_in_the_mean_change_by_the_model_and_in_its_bounds() -> None:
    """Those who lost the code had low scores and rose: complete pairs alone say 1, everybody 2."""
    nan = float("nan")
    linked = [[50.0 + at, 51.0 + at + (-1) ** at] for at in range(10)]
    low = [[30.0 + at, 35.0 + at] for at in range(4)]
    scores = [*linked, *([one, nan] for one, _ in low), *([nan, other] for _, other in low)]
    found = mean_change(numpy.array(scores), 0, 1, (0.0, 100.0))
    assert (found.by, found.value) == ("complete pairs", pytest.approx(1.0))
    model, _, _ = model_of(numpy.array(scores))
    assert model is not None
    assert found.value < model.means[1] - model.means[0]
    assert found.everybody == pytest.approx((10 * 1.0 + 4 * 5.0) / 14)
    assert found.bounds is not None
    assert found.bounds == pytest.approx(
        ((10 - sum(one for one, _ in low) + sum(other - 100.0 for _, other in low)) / 18,
         (10 + sum(100.0 - one for one, _ in low) + sum(other for _, other in low)) / 18)
    )  # fmt: skip

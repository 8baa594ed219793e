"""What is left months after a programme's trainings, with bounds for those who didn't answer."""

import math
import random
from pathlib import Path

import pytest

from ecpat_training.effect.programme.model.follow_up import TrainingFollowUp
from ecpat_training.effect.programme.pooling.follow_ups import follow_up
from tests.effect.programme.programme import ITEMS, write
from tests.effect.programme.test_designs import COUNTRIES, designs, right
from tests.effect.programme.test_programme_effect import evaluate, findings, result


def later(folder: Path, more: float, *, answer: int = 8, months: int = 6) -> None:
    """A follow-up of the first people of every training, who know `more` than before."""
    chance = random.Random(8)
    for training in sorted((folder / "trainings").iterdir()):
        known = [*right(training / "pre.csv").items()][:answer]
        text = [",".join(["code", "c1", *ITEMS])]
        for code, before in known:
            now = min(10, max(0, round(before / 10 + more + chance.uniform(-1.0, 1.0))))
            text.append(",".join([code, "3", *("a" if number < now else "b" for number in range(10))]))
        (training / f"follow-up-{months}-months.csv").write_text("\n".join(text) + "\n", "utf-8")


def test_knowledge_that_is_gone_at_six_months_is_the_headline(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2, 2] for one in COUNTRIES[:5]})
    later(folder, 0.0)
    said = evaluate(folder, "--for", "donor").said
    assert said.index("6 months after the trainings Knowledge was back") < said.index("Knowledge rose by")
    month = designs(folder)["follow_ups"][0]
    assert (month["left"], month["took_part"], month["answered"]) == ("gone", 120, 80)


def test_what_is_left_and_what_was_lost_are_both_said(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [3, 3] for one in COUNTRIES[:5]})
    later(folder, 1.5)
    assert designs(folder)["follow_ups"][0]["left"] == "partly"
    assert "was still better than before" in evaluate(folder).said


def test_the_bounds_take_the_silent_for_the_ends_of_the_scale(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2] for one in COUNTRIES[:4]})
    later(folder, 1.0)
    month = designs(folder)["follow_ups"][0]
    low, high = [], []
    for country in COUNTRIES[:4]:
        training = folder / "trainings" / f"{country.lower()}-1"
        before, after = right(training / "pre.csv"), right(training / "follow-up-6-months.csv")
        low.append(sum(after.get(code, 0.0) - score for code, score in before.items()) / len(before))
        high.append(sum(after.get(code, 100.0) - score for code, score in before.items()) / len(before))
    assert month["bounds"] == pytest.approx([sum(low) / 4, sum(high) / 4])


def test_weights_by_side_and_third_stand_beside_the_plain_mean() -> None:
    """Three police officers with low scores, of whom one answers; three social workers with high ones, who all do."""
    police = [("police", 10.0, 5.0), ("police", 11.0, math.nan), ("police", 12.0, math.nan)]
    social = [("social work", 60.0 + at, 15.0) for at in range(3)]
    one = TrainingFollowUp("al-1", "AL", 6, 6, 4, (12.5, 4), None, (0.0, 1.0), (), (*police, *social))
    found = follow_up(6, [one], (), None).reweighed
    assert found is not None
    assert (found.plain, found.answers) == (12.5, 4)
    assert found.weighed == pytest.approx((2 * 5.0 + 3 * 15.0) / 5), "the middle third of the police is silent"
    assert found.covered == pytest.approx(5 / 6)


@pytest.mark.parametrize(
    ("countries", "left", "says"),
    [
        (1, 1.0, "was better than before in the one country where people were asked again"),
        (1, -0.5, "was no better than before in the one country where people were asked again"),
        (3, 1.0, "was better than before in all 3 countries: too few countries for more"),
    ],
)
def test_of_few_countries_it_is_a_sentence_also_where_all_are_better(
    tmp_path: Path, countries: int, left: float, says: str
) -> None:
    folder = write(tmp_path, {one: [2] for one in COUNTRIES[:countries]})
    later(folder, left)
    said = " ".join(evaluate(folder).said.split())
    assert says in said
    assert "0 of" not in said.partition("better than before")[2][:40]


def test_commitments_stand_with_their_bounds_and_are_no_learning(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2] for one in COUNTRIES[:4]})
    later(folder, 1.0)
    training = folder / "trainings" / "al-1"
    (training / "commitments.csv").write_text("code,commitment 1\nAAA1,Call\nBBB2,Write\nCCC3,Meet\n", "utf-8")
    (training / "commitments-6-months.csv").write_text("code,status 1\nAAA1,done\nBBB2,no\n", "utf-8")
    month = designs(folder)["follow_ups"][0]
    assert month["used"] == [{"text": "Commitments done", "asked": 3, "answered": 2, "yes": 1}]
    assert "33 % to 67 %" in evaluate(folder).said


def test_sums_of_a_follow_up_do_not_tell_the_people_of_a_few_small_trainings(tmp_path: Path) -> None:
    """Of three countries each training's people are shown but a small one's: the sum would give it."""
    folder = write(tmp_path, {one: [2] for one in COUNTRIES[:3]}, sizes={"al-1": 6})
    later(folder, 1.0, answer=6)
    assert [month["took_part"] for month in designs(folder)["follow_ups"]] != []
    assert designs(folder, "--publish")["follow_ups"] == []


@pytest.mark.parametrize("of", ["post", "pre", "follow-up-3-months"])
def test_a_file_given_as_a_follow_up_too_loses_the_follow_up_alone(tmp_path: Path, of: str) -> None:
    folder = write(tmp_path, {one: [2] for one in COUNTRIES[:4]})
    later(folder, 1.0)
    later(folder, 1.0, months=3)
    figure = result(folder)["trainings"][0]["y"]
    at = folder / "trainings" / "al-1"
    head, *rows = (at / f"{of}.csv").read_text("utf-8").splitlines()
    (at / "follow-up-6-months.csv").write_text("\n".join([head, *rows[::-1]]) + "\n", "utf-8")
    found = result(folder)
    assert found["trainings"][0]["why"] == ""
    assert found["trainings"][0]["y"] == pytest.approx(figure, abs=5)
    months = {one["months"]: one for one in found["designs"]["follow_ups"]}
    why = months[6]["since_before"]["without"]["al-1"]
    assert why == f"its follow-up-6-months.csv is the same rows in another order or format as its {of}.csv"
    assert ("al-1" in months[3]["trainings"]) == (of != "follow-up-3-months")
    told = [one for one in findings(folder) if one["code"] == "across.no-part"]
    assert f"al-1 has no part in what is left after 6 months: {why}." in [one["message"] for one in told]
    assert "al-1" in {one["where"]["file"] for one in told}


def test_a_follow_up_that_cant_be_read_loses_the_follow_up_alone(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2] for one in COUNTRIES[:4]})
    before = result(folder)["trainings"][0]["y"]
    (folder / "trainings" / "al-1" / "follow-up-6-months.csv").write_bytes(b"\x00\x01\x02")
    found = result(folder)
    assert found["trainings"][0]["y"] == before
    assert "can't be read" in found["designs"]["follow_ups"][0]["since_before"]["without"]["al-1"]

"""What a programme's designs show besides the change: an effect only where lots decided."""

import csv
import json
import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest
from scipy import stats

from tests.effect.programme.drawn import draw, steps, waiting
from tests.effect.programme.programme import ITEMS, write
from tests.effect.programme.test_programme_effect import changes, evaluate, findings, result, with_days

COUNTRIES = ("AL", "BG", "MD", "RO", "UA", "RS")
SECOND = [f"{one.lower()}-2" for one in COUNTRIES]


def designs(folder: Path, *more: object) -> dict[str, Any]:
    found: dict[str, Any] = result(folder, *more)["designs"]
    return found


def right(file: Path) -> dict[str, float]:
    """The percentage right of each code, read once more without our code."""
    with file.open(encoding="utf-8") as lines:
        return {row["code"]: 10.0 * sum(row[item] == "a" for item in ITEMS) for row in csv.DictReader(lines)}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six countries in six waves, a second group that waits in each, answers at all steps; no test changes it."""
    folder = write(tmp_path_factory.mktemp("drawn"), {one: [2, 2] for one in COUNTRIES})
    waiting(folder, dict.fromkeys(SECOND, 0.5))
    steps(folder, draw(folder, COUNTRIES, [1] * 6).order, 1.5)
    return folder


@pytest.fixture(scope="module")
def found(drawn: Path) -> dict[str, Any]:
    return designs(drawn)


def test_those_who_waited_are_taken_from_those_trained_country_by_country(drawn: Path, found: dict[str, Any]) -> None:
    figures = {}
    for country in COUNTRIES:
        first = changes(drawn, f"{country.lower()}-1")
        folder = drawn / "trainings" / f"{country.lower()}-2"
        early, own = right(folder / "pre-early.csv"), right(folder / "pre.csv")
        waited = [own[code] - early[code] for code in early]
        figures[country] = sum(first) / len(first) - sum(waited) / len(waited)
    delayed = found["delayed_start"]
    assert {one["country"]: one["value"] for one in delayed["countries"]} == pytest.approx(figures)
    expected = stats.ttest_1samp([*figures.values()], 0.0)
    interval = expected.confidence_interval()
    assert [delayed["low"], delayed["high"], delayed["p"]] == pytest.approx(
        [interval.low, interval.high, expected.pvalue]
    )
    assert (delayed["df"], delayed["effect"]) == (5, True)
    assert delayed["sign_flip_p"] == pytest.approx(2 / 64)


def test_of_an_effect_is_spoken_where_lots_decided(drawn: Path) -> None:
    said = evaluate(drawn).said
    assert "The trainings raised Knowledge by" in said
    assert "Lots decided who was trained first, so that this is an effect." in said


def test_without_a_draw_it_is_a_difference(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2, 2] for one in COUNTRIES[:4]})
    waiting(folder, dict.fromkeys(SECOND[:4], 0.5))
    said = evaluate(folder).said
    assert "Who was trained first was not drawn by lot" in said
    assert "The trainings raised" not in said
    assert designs(folder)["delayed_start"]["effect"] is False


def test_a_fall_beside_those_who_waited_is_said_as_loudly(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [-2, 2] for one in COUNTRIES[:4]})
    waiting(folder, dict.fromkeys(SECOND[:4], 0.5))
    draw(folder, COUNTRIES[:4], [1] * 4)
    assert "The trainings lowered Knowledge by" in evaluate(folder).said


def test_lots_that_lost_too_many_make_no_effect(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2, 2] for one in COUNTRIES[:4]})
    waiting(folder, dict.fromkeys(SECOND[:4], 0.5), lost=6)
    draw(folder, COUNTRIES[:4], [1] * 4)
    said = evaluate(folder).said
    assert "were not recognised again: lots no longer make the groups alike" in said
    assert "The trainings raised" not in said


def test_three_countries_with_people_who_waited_are_described(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2, 2] for one in COUNTRIES[:3]})
    waiting(folder, dict.fromkeys(SECOND[:3], 0.0))
    delayed = designs(folder)["delayed_start"]
    assert (delayed["mean"], delayed["p"], len(delayed["countries"])) == (None, None, 3)
    assert "too little for a mean that would hold for others" in evaluate(folder).said


def test_those_who_waited_and_have_nobody_to_compare_with_are_named(tmp_path: Path) -> None:
    folder = write(tmp_path, {"AL": [2, 2], "BG": [2]})
    waiting(folder, {"al-2": 0.5, "bg-1": 0.5})
    (folder / "trainings" / "al-1" / "post.csv").unlink()
    why = designs(folder)["delayed_start"]["without"]
    assert set(why) == {"al-2", "bg-1"}
    assert all("no other training of its country before it" in one for one in why.values())


def test_the_steps_have_an_effect_and_a_test_over_the_orders_of_the_log(drawn: Path, found: dict[str, Any]) -> None:
    wedge = found["stepped_wedge"]
    assert wedge["effect"] == pytest.approx(15.0, abs=2.0)
    assert (wedge["modelled"]["df"], wedge["countries"], wedge["steps"]) == (4, 6, [0, 1, 2, 3, 4, 5, 6])
    assert (wedge["orders"], wedge["p"]) == (720, pytest.approx(1 / 720))
    said = evaluate(drawn).said
    assert "over the 720 orders that could have been drawn; p 0.001" in said
    assert "Lots decided the order of the countries, so that this is an effect." in said


def test_an_evaluator_reads_how_the_effect_over_steps_was_computed_and_the_model_beside_it(drawn: Path) -> None:
    said = evaluate(drawn, "--for", "evaluator").said
    assert "two of a country correlating by 0.5; error robust" in said
    assert "Beside it, with the likeliest correlation of the means" in said


def test_steps_that_come_later_leave_fewer_orders_that_differ(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2] for one in COUNTRIES})
    steps(folder, draw(folder, COUNTRIES, [1] * 6).order, 1.5)
    for step in range(2, 7):
        (folder / f"step-{step}.csv").unlink()
    wedge = designs(folder)["stepped_wedge"]
    assert (wedge["orders"], wedge["p"], wedge["low"]) == (6, None, None)
    said = evaluate(folder).said
    assert "with fewer than 20 no p could be 0.05, and neither p nor interval is computed" in said
    assert "5 steps still to come" in said
    assert "That is no claim: there is no interval yet." in said


def test_steps_without_a_draw_are_refused_and_the_rest_is_reported(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2] for one in COUNTRIES[:4]})
    steps(folder, {one: at + 1 for at, one in enumerate(COUNTRIES[:4])}, 1.5)
    ran = evaluate(folder)
    assert ran.exit_code == 1
    assert "across.steps-not-drawn" in ran.stderr
    assert "An order can't be drawn afterwards" in ran.said
    assert "Over 4 trainings in 4 countries Knowledge rose" in ran.said
    assert "began beside those that waited" not in ran.said


def test_a_draw_that_was_changed_is_not_believed(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2, 2] for one in COUNTRIES[:4]})
    waiting(folder, dict.fromkeys(SECOND[:4], 0.5))
    draw(folder, COUNTRIES[:4], [1] * 4)
    log = json.loads((folder / "draw.json").read_text("utf-8"))
    log["lot"]["seed"] += 1
    (folder / "draw.json").write_text(json.dumps(log), "utf-8")
    ran = evaluate(folder)
    assert ran.exit_code == 1
    assert "this draw was changed" in ran.said
    assert "not drawn by lot" in ran.said


def test_answers_from_nowhere_are_counted_and_left_out(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2] for one in COUNTRIES[:5]})
    steps(folder, draw(folder, COUNTRIES[:5], [1] * 5).order, 1.5)
    file = folder / "step-0.csv"
    text = file.read_text("utf-8").replace(",AL,", ",Albania,", 6).replace("AL11QQ,AL,", "AL11QQ,Atlantis,")
    file.write_text(text, "utf-8")
    ran = evaluate(folder)
    assert "Left out: 1 answer of no country that was drawn." in ran.said
    assert "step-0.csv:" in ran.stderr
    assert "1 answer of no country that was drawn, left out: `Atlantis`; line " in ran.stderr


def test_a_country_of_which_nobody_answered_at_a_step_is_named(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2] for one in COUNTRIES[:5]})
    steps(folder, draw(folder, COUNTRIES[:5], [1] * 5).order, 1.5)
    file = folder / "step-2.csv"
    kept = [line for line in file.read_text("utf-8").splitlines() if ",MD," not in line]
    file.write_text("\n".join(kept) + "\n", "utf-8")
    said = [one for one in findings(folder) if one["code"] == "across.step-nobody"]
    assert [one["message"] for one in said] == [
        "at step 2 nobody answered who is from MD, and the effect is computed without."
    ]
    assert said[0]["where"]["file"].endswith("step-2.csv")


def test_steps_that_were_answered_on_one_day_in_another_order_are_asked(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2] for one in COUNTRIES[:4]})
    steps(folder, draw(folder, COUNTRIES[:4], [1] * 4).order, 1.5)
    for step, day, hour in ((0, "2026-03-02", 9), (1, "2026-05-01", 14), (2, "2026-05-01", 9)):
        with_days(folder / f"step-{step}.csv", day, hour)
    (said,) = [one["message"] for one in findings(folder) if one["code"] == "across.step-order"]
    assert said == "the answers of step 2 are from 2026-05-01 09:00 on, those of step 1 from 2026-05-01 14:00 on."


def test_untaught_questions_are_taken_from_taught_ones(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [4, 4] for one in COUNTRIES[:4]})
    asked = folder / "instrument.yaml"
    text = asked.read_text("utf-8")
    for item in ITEMS[:2]:
        text = text.replace(f"id: {item}, key: a", f"id: {item}, untaught: true, key: a")
    asked.write_text(text, "utf-8")
    found = designs(folder)["untaught"]
    means = []
    for country in COUNTRIES[:4]:
        own = []
        for number in (1, 2):
            training = folder / "trainings" / f"{country.lower()}-{number}"
            both = []
            for wave in ("pre", "post"):
                with (training / f"{wave}.csv").open(encoding="utf-8") as lines:
                    rows = list(csv.DictReader(lines))
                taught = [sum(row[item] == "a" for item in ITEMS[2:]) / 8 for row in rows]
                untaught = [sum(row[item] == "a" for item in ITEMS[:2]) / 2 for row in rows]
                both.append(100.0 * (sum(taught) - sum(untaught)) / len(rows))
            own.append(both[1] - both[0])
        means.append(sum(own) / 2)
    assert found["mean"] == pytest.approx(sum(means) / 4)
    assert found["p"] == pytest.approx(stats.ttest_1samp(means, 0.0).pvalue)
    assert found["effect"] is False
    assert "on taught questions than on untaught ones" in evaluate(folder).said


def test_a_published_report_has_no_steps_and_no_small_countries(tmp_path: Path, drawn: Path) -> None:
    public = designs(drawn, "--publish")
    assert "12)" not in evaluate(drawn, "--publish", "--for", "evaluator").said.split("Country by country")[0]
    assert (public["stepped_wedge"]["se"], public["stepped_wedge"]["modelled"]) == (None, None)
    assert public["delayed_start"]["mean"] == round(public["delayed_start"]["mean"], 1)
    small = write(tmp_path, {one: [2, 2] for one in COUNTRIES}, sizes={"al-2": 6})
    waiting(small, dict.fromkeys(SECOND, 0.5))
    hidden = [one for one in designs(small, "--publish")["delayed_start"]["countries"] if one["value"] is None]
    assert "AL" in {one["country"] for one in hidden}
    assert len(hidden) >= 4


def test_the_programs_find_the_designs_again(tmp_path: Path, drawn: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert evaluate(drawn, "-q", "--data", tmp_path / "data").exit_code == 0
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(tmp_path / "data" / "recompute.py"), run_name="__main__")
    said = capsys.readouterr().out
    assert ended.value.code == 0, said
    assert "steps_high" in said
    assert "delayed_start_p" in said


def test_one_file_for_two_steps_or_for_both_ends_of_the_wait_is_no_answer(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2, 2] for one in COUNTRIES})
    waiting(folder, dict.fromkeys(SECOND, 0.5))
    steps(folder, draw(folder, COUNTRIES, [3, 3]).order, 1.5)
    shutil.copy(folder / "step-0.csv", folder / "step-1.csv")
    shutil.copy(folder / "trainings" / "al-2" / "pre.csv", folder / "trainings" / "al-2" / "pre-early.csv")
    ran = evaluate(folder, "--json")
    found = json.loads(ran.stdout)["result"]["designs"]
    assert found["stepped_wedge"] is None
    assert "step-1.csv: error: this is the very same file as step-0.csv" in ran.stderr
    assert found["delayed_start"]["without"] == {"al-2": "its pre.csv is the very same file as its pre-early.csv"}


def test_a_draw_whose_two_groups_have_one_name_decided_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2, 2] for one in COUNTRIES})
    waiting(folder, dict.fromkeys(SECOND, 0.5))
    draw(folder, COUNTRIES, [3, 3])
    log = folder / "draw.json"
    log.write_text(log.read_text("utf-8").replace('"A"', '"B"'), "utf-8")
    ran = evaluate(folder, "--json")
    assert "this draw was changed: `named` are no two groups" in ran.stderr
    assert json.loads(ran.stdout)["result"]["designs"]["delayed_start"]["effect"] is False


def test_those_who_waited_answer_before_their_own_training(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2, 2] for one in COUNTRIES[:4]})
    waiting(folder, dict.fromkeys(SECOND[:4], 0.5))
    at = folder / "trainings" / "al-2"
    with_days(at / "pre-early.csv", "2026-05-02")
    with_days(at / "pre.csv", "2026-03-02")
    why = designs(folder)["delayed_start"]["without"]
    assert why == {"al-2": "its pre-early.csv was answered later than its pre.csv"}


def exchanged(folder: Path, one: str, other: str) -> None:
    first, second = (folder / f"{name}.csv" for name in (one, other))
    text = first.read_text("utf-8")
    first.write_text(second.read_text("utf-8"), "utf-8")
    second.write_text(text, "utf-8")


def test_steps_in_each_others_place_are_noticed_by_their_times(tmp_path: Path) -> None:
    """An exchange of the first with the last leaves the effect as it was: at both no country waits beside another."""
    folder = write(tmp_path, {one: [2] for one in COUNTRIES})
    steps(folder, draw(folder, COUNTRIES, [2, 2, 2]).order, 1.5)
    before = designs(folder)["stepped_wedge"]["effect"]
    assert "Nothing in the files of steps says when they were answered" in evaluate(folder).said
    exchanged(folder, "step-0", "step-3")
    assert designs(folder)["stepped_wedge"]["effect"] == pytest.approx(before)
    exchanged(folder, "step-0", "step-3")
    for step in range(4):
        with_days(folder / f"step-{step}.csv", f"2026-0{step + 2}-10")
    assert designs(folder)["stepped_wedge"]["effect"] == pytest.approx(before)
    assert "Nothing in the files of steps" not in evaluate(folder).said
    exchanged(folder, "step-0", "step-3")
    ran = evaluate(folder)
    assert ran.exit_code == 1
    assert "before step-0.csv, which was by 2026-05-10: are they exchanged?" in ran.said


def test_the_same_answers_at_two_steps_are_refused_also_in_another_order_or_of_some_fewer(tmp_path: Path) -> None:
    folder = write(tmp_path, {one: [2] for one in COUNTRIES})
    steps(folder, draw(folder, COUNTRIES, [2, 2, 2]).order, 1.5)
    head, *rows = (folder / "step-1.csv").read_text("utf-8").splitlines()
    (folder / "step-2.csv").write_text("\n".join([head, *reversed(rows)]) + "\n", "utf-8")
    assert "this is the same rows, ordered otherwise, as step-1.csv" in evaluate(folder).said
    (folder / "step-2.csv").write_text("\n".join([head, *rows[3:]]) + "\n", "utf-8")
    assert "it holds the same answers as step-1.csv" in evaluate(folder).said

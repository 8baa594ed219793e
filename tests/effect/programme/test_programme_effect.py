"""`ecpat evaluate --programme FOLDER`: the trainings of a programme together, countries as units, nothing pooled by
person, every training without a figure named."""

import csv
import json
import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest
from scipy import stats

from tests.commands.running import Ran, run_here
from tests.effect.programme.programme import ITEMS, write

SIX = {"AL": [2, 3], "BG": [1, 2], "MD": [2], "RO": [1, 3], "UA": [3, 2], "RS": [2, 1]}


def evaluate(folder: Path, *more: object) -> Ran:
    ran = run_here(("evaluate", "--programme", folder, *more))
    assert "Traceback" not in ran.stderr
    return ran


def result(folder: Path, *more: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(evaluate(folder, "--json", *more).stdout)["result"]
    return found


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eleven trainings in six countries, which no test changes."""
    return write(tmp_path_factory.mktemp("six"), SIX)


@pytest.fixture(scope="module")
def whole(six: Path) -> dict[str, Any]:
    return result(six)


def right(folder: Path, training: str, wave: str) -> dict[str, float]:
    """The percentage right of each code, read once more without our code."""
    with (folder / "trainings" / training / f"{wave}.csv").open(encoding="utf-8") as lines:
        return {row["code"]: 10.0 * sum(row[item] == "a" for item in ITEMS) for row in csv.DictReader(lines)}


def changes(folder: Path, training: str) -> list[float]:
    before, after = (right(folder, training, wave) for wave in ("pre", "post"))
    return [after[code] - before[code] for code in before]


def test_the_headline_is_the_t_of_the_country_means(six: Path, whole: dict[str, Any]) -> None:
    folder, found = six, whole
    means = []
    for country, gains in SIX.items():
        own = [changes(folder, f"{country.lower()}-{number + 1}") for number in range(len(gains))]
        means.append(sum(sum(one) / len(one) for one in own) / len(own))
    expected = stats.ttest_1samp(means, 0.0)
    interval = expected.confidence_interval()
    head = found["headline"]
    assert head["mean"] == pytest.approx(sum(means) / 6, abs=1e-9)
    assert [head["low"], head["high"], head["p"]] == pytest.approx([interval.low, interval.high, expected.pvalue])
    assert (found["units"], head["df"], found["declared"], found["persons"]) == ("countries", 5, True, 132)
    assert {one["source"] for one in found["trainings"]} == {"answers"}


def test_each_training_has_the_error_of_its_own_people(tmp_path: Path) -> None:
    folder = write(tmp_path, {"AL": [2], "BG": [1]})
    one = result(folder)["trainings"][0]
    own = changes(folder, "al-1")
    assert one["y"] == pytest.approx(sum(own) / 12)
    assert one["v"] == pytest.approx(stats.sem(own) ** 2)


def test_a_certain_rise_and_a_certain_fall_are_said_alike(tmp_path: Path, six: Path) -> None:
    rise = evaluate(six).said
    fall = evaluate(write(tmp_path / "down", {country: [-2] * len(of) for country, of in SIX.items()})).said
    assert "Over 11 trainings in 6 countries Knowledge rose by" in rise
    assert "Over 11 trainings in 6 countries Knowledge fell by" in fall
    for said in (rise, fall):
        assert "percentage points a country on average (95 % interval" in said
        assert "t with 5 degrees of freedom" in said
        assert "it shows change, not what caused it" in said


def test_a_donor_is_told_how_to_read_an_interval_and_only_where_there_is_one(tmp_path: Path, six: Path) -> None:
    said = " ".join(evaluate(six, "--for", "donor").said.split())
    assert "judged by how much the countries differ" in said
    assert "from 0 (the lowest score) to 100 (the highest)" in said
    assert "How to read it" not in evaluate(six, "--for", "evaluator").said
    assert "How to read it" not in evaluate(write(tmp_path, {"AL": [2, 2], "BG": [1]}), "--for", "donor").said


def test_an_open_result_claims_neither(tmp_path: Path) -> None:
    said = evaluate(write(tmp_path, {"AL": [2], "BG": [-2], "MD": [1], "RO": [-1]})).said
    assert "these trainings don't show whether it rose or fell" in said
    assert "rose by" not in said


def test_three_countries_are_listed_without_an_interval(tmp_path: Path) -> None:
    folder = write(tmp_path, {"AL": [2, 2], "BG": [1, 2], "MD": [-3]})
    found, said = result(folder), evaluate(folder, "--for", "evaluator").said
    assert (found["units"], found["headline"], found["prediction"], found["tau2"]) == ("list", None, None, None)
    assert "in 4 Knowledge rose; in 1 it fell" in said
    assert "All together" not in said


def test_one_country_says_so_and_counts_its_trainings(tmp_path: Path) -> None:
    folder = write(tmp_path, {"AL": [2, 2, 1, 3]})
    found, said = result(folder), evaluate(folder).said
    assert (found["units"], found["headline"]["df"], found["prediction"]) == ("trainings", 3, None)
    assert "All trainings are of one country" in said
    assert "a training on average" in said


@pytest.mark.parametrize(("countries", "flips", "predicts"), [(4, False, False), (5, False, True), (6, True, True)])
def test_what_so_few_countries_allow(tmp_path: Path, countries: int, *, flips: bool, predicts: bool) -> None:
    folder = write(tmp_path, dict([*SIX.items()][:countries]))
    found = result(folder)
    assert (found["sign_flip_p"] is not None, found["prediction"] is not None) == (flips, predicts)
    said = evaluate(folder, "--for", "evaluator", "--out", tmp_path / "report.txt")
    text = " ".join((tmp_path / "report.txt").read_text("utf-8").split())
    assert said.exit_code == 0
    least = 2 / 2**countries
    assert f"{least:.4g}" in text


def test_trainings_without_a_figure_are_named_with_the_reason(tmp_path: Path) -> None:
    folder = write(tmp_path, SIX)
    trainings = folder / "trainings"
    (trainings / "al-1" / "post.csv").unlink()
    for name in ("pre", "post"):
        (trainings / "bg-1" / f"{name}.csv").unlink()
    (trainings / "ro-1" / "post.csv").write_bytes(b"\x00\x01\x02")
    own = (folder / "instrument.yaml").read_text("utf-8").replace("id: q1, key: a", "id: q1, key: b")
    (trainings / "ua-1" / "instrument.yaml").write_text(own, "utf-8")
    why = {one["training"]: one["why"] for one in result(folder)["trainings"] if one["why"]}
    assert set(why) == {"al-1", "bg-1", "ro-1", "ua-1"}
    assert "one of the two waves" in why["al-1"]
    assert why["bg-1"] == "no answers have come yet"
    assert "can't be read" in why["ro-1"]
    assert "other questions" in why["ua-1"]
    ran = evaluate(folder)
    assert "4 trainings gave no figure" in ran.said
    assert "bg-1 gives no figure" not in ran.stderr, "that nothing has come is no fault"
    assert "note: no answers of bg-1 have come yet." in ran.said


def test_a_translated_questionnaire_of_the_same_questions_joins(tmp_path: Path) -> None:
    folder = write(tmp_path, {"AL": [2], "BG": [1]})
    own = (folder / "instrument.yaml").read_text("utf-8").replace("What do you know", "Çfarë dini")
    (folder / "trainings" / "al-1" / "instrument.yaml").write_text(own, "utf-8")
    assert not any(one["why"] for one in result(folder)["trainings"])


def test_whoever_missed_a_wave_still_counts_in_the_mean(tmp_path: Path) -> None:
    folder = write(tmp_path, {"AL": [2], "BG": [1]})
    post = folder / "trainings" / "al-1" / "post.csv"
    post.write_text("\n".join(post.read_text("utf-8").splitlines()[:-3]) + "\n", "utf-8")
    one = result(folder)["trainings"][0]
    assert (one["n"], one["by"]) == (9, "complete pairs")
    assert one["all_answers"] not in (None, one["y"])
    own = evaluate(folder, "--training", "al-1", "--json")
    change = next(
        scale for scale in json.loads(own.stdout)["result"]["comparisons"][0]["scales"] if scale["scale"] == "knowledge"
    )
    assert one["y"] == pytest.approx(change["raw_change"]["value"]), "its own report has the same two figures"
    assert one["all_answers"] == pytest.approx(change["all_answers"]["change"]["value"])
    page = tmp_path / "effect.html"
    evaluate(folder, "--out", page)
    assert "as in its own report; beside it stands what all its answers give" in page.read_text("utf-8")


def test_a_person_in_two_trainings_counts_once_among_the_people(tmp_path: Path) -> None:
    folder = write(tmp_path, SIX)
    one, other = (folder / "trainings" / name for name in ("al-1", "al-2"))
    code = (one / "pre.csv").read_text("utf-8").splitlines()[1].split(",")[0]
    for name in ("pre.csv", "post.csv"):
        lines = (other / name).read_text("utf-8").splitlines()
        lines[1] = ",".join([code.lower(), *lines[1].split(",")[1:]])
        (other / name).write_text("\n".join(lines) + "\n", "utf-8")
    assert result(folder)["persons"] == 131
    assert "1 code of them stands in more than one training: counted once, they are 131 people" in evaluate(folder).said


def test_a_published_report_shows_no_small_training_nor_what_it_follows_from(tmp_path: Path) -> None:
    folder = write(tmp_path, SIX, sizes={"md-1": 6})
    whole, public = result(folder), result(folder, "--publish")
    hidden = {country for country, mean in public["countries"].items() if mean is None}
    assert "MD" in hidden
    assert len(hidden) >= 4, "a mean and an interval are two equations"
    shown = {one["training"] for one in public["trainings"] if one["y"] is not None}
    assert not any(name[:2].upper() in hidden for name in shown)
    assert public["headline"]["mean"] == pytest.approx(whole["headline"]["mean"], abs=0.05)
    left = (public["three_levels"], public["sign_flip_p"], public["prediction"], public["icc"], public["without_each"])
    assert left == (None, None, None, None, {})
    for ending in ("html", "docx", "xlsx", "json", "txt"):
        out = tmp_path / f"public.{ending}"
        assert evaluate(folder, "--publish", "--for", "evaluator", "-q", "-o", out).exit_code == 0
    text = (tmp_path / "public.json").read_text("utf-8")
    small = next(one["y"] for one in whole["trainings"] if one["training"] == "md-1")
    assert str(small) not in text


def test_large_trainings_are_published_one_by_one(six: Path) -> None:
    public = result(six, "--publish")
    assert all(one["y"] is not None for one in public["trainings"])
    assert public["three_levels"] is not None
    assert all(one["v"] is None and one["y"] == round(one["y"], 1) for one in public["trainings"])


def test_the_programs_of_the_folder_find_the_same_figures(
    tmp_path: Path, six: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evaluate(six, "-q", "--data", tmp_path / "data").exit_code == 0
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(tmp_path / "data" / "recompute.py"), run_name="__main__")
    said = capsys.readouterr().out
    assert ended.value.code == 0, said
    assert "cr2_df" in said


def test_data_are_not_for_a_published_report(tmp_path: Path) -> None:
    folder = write(tmp_path, {"AL": [2], "BG": [1]})
    assert evaluate(folder, "--publish", "--data", tmp_path / "data").exit_code == 2


@pytest.mark.parametrize("option", [("--sites", "one"), ("--participants", "20"), ("--comparison-group", "a=b")])
def test_what_is_for_one_training_is_refused(tmp_path: Path, option: tuple[str, str]) -> None:
    ran = evaluate(write(tmp_path, {"AL": [2], "BG": [1]}), *option)
    assert ran.exit_code == 2
    assert f"{option[0]} is for one training" in ran.said


def test_nothing_to_measure_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    folder = write(tmp_path, {"AL": [2]})
    for name in ("pre.csv", "post.csv"):
        (folder / "trainings" / "al-1" / name).unlink()
    ran = evaluate(folder)
    assert ran.exit_code == 1
    assert "no training gives a figure" in ran.said


def test_a_training_of_the_programme_is_still_evaluated_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path, {"AL": [2], "BG": [1]})
    monkeypatch.chdir(folder)
    ran = run_here(("evaluate", "--programme", ".", "--training", "al-1"))
    assert ran.exit_code == 0
    assert "further country" not in ran.said


@pytest.mark.parametrize(
    ("of", "to", "why"),
    [
        ("al-1/pre", "al-1/post", {"al-1": "its post.csv is the very same file as its pre.csv"}),
        (
            "al-1/pre",
            "bg-1/pre",
            {
                "al-1": "a file of its answers is the very same as one of bg-1",
                "bg-1": "a file of its answers is the very same as one of al-1",
            },
        ),
    ],
)
def test_a_file_that_stands_for_two_waves_or_two_trainings_gives_no_figure(
    tmp_path: Path, of: str, to: str, why: dict[str, str]
) -> None:
    folder = write(tmp_path, SIX)
    at = folder / "trainings"
    shutil.copy(at / f"{of}.csv", at / f"{to}.csv")
    found = result(folder)
    without = {one["training"]: one["why"] for one in found["trainings"] if one["y"] is None}
    assert set(without) == set(why)
    assert all(without[training].startswith(said) for training, said in why.items())


def dated(folder: Path, *starts: str) -> None:
    """The trainings of the programme held on these days."""
    file = folder / "programme.yaml"
    text = file.read_text("utf-8")
    for start in starts:
        text = text.replace(", days: 1, participants", f", days: 1, start: {start}, participants ", 1)
    file.write_text(text, "utf-8")


def test_a_training_without_answers_before_one_that_has_some_is_a_warning_with_its_place(tmp_path: Path) -> None:
    folder = write(tmp_path, {"AL": [2], "BG": [2], "MD": [2]})
    dated(folder, "2026-03-02", "2026-03-09", "2026-03-16")
    for training in ("al-1", "md-1"):
        for name in ("pre", "post"):
            (folder / "trainings" / training / f"{name}.csv").unlink()
    said = evaluate(folder).stderr
    assert "al-1: warning: no answers of al-1 have come yet, and bg-1, which is later, has some." in said
    assert "md-1: note: no answers of md-1 have come yet. " in said
    found = findings(folder)
    assert [one["severity"] for one in found if one["code"] == "across.no-answers"] == ["warning", "note"]


def findings(folder: Path, *more: object) -> list[dict[str, Any]]:
    """What is said, as other programs get it."""
    ran = evaluate(folder, "--json", "-q", *more)
    listed: list[dict[str, Any]] = json.loads(ran.stdout)["findings"]
    return listed


def swap(training: Path) -> None:
    pre, post = (training / f"{name}.csv" for name in ("pre", "post"))
    one, other = pre.read_text("utf-8"), post.read_text("utf-8")
    pre.write_text(other, "utf-8")
    post.write_text(one, "utf-8")


def test_files_without_times_whose_people_all_know_less_are_asked(tmp_path: Path) -> None:
    folder = write(tmp_path, {"AL": [3], "BG": [3]})
    swap(folder / "trainings" / "al-1")
    (said,) = [one for one in findings(folder) if one["code"] == "evaluate.swapped"]
    assert said["message"].startswith("al-1: of 12 people recognised, 12 know less in `post` than in `pre`")
    assert "pre.csv` was taken for `pre`" in said["message"]
    assert "12 know less" not in evaluate(folder, "--publish", "--json", "-q").stdout, "nothing of people is published"


def test_a_training_that_changes_nothing_is_not_taken_for_swapped_files(tmp_path: Path) -> None:
    for seed in range(5):
        folder = write(tmp_path / str(seed), {"AL": [0], "BG": [0]}, seed=seed)
        assert not [one for one in findings(folder) if one["code"] == "evaluate.swapped"]


def with_days(file: Path, day: str, hour: int = 9) -> None:
    """The export with a time for each answer, as forms write it."""
    head, *rows = file.read_text("utf-8").splitlines()
    lines = [f"date,{head}", *(f"{day} {hour:02}:{at % 60:02}:00,{row}" for at, row in enumerate(rows))]
    file.write_text("\n".join(lines) + "\n", "utf-8")


def test_answers_of_days_that_cant_be_are_asked(tmp_path: Path) -> None:
    folder = write(tmp_path, {"AL": [1], "BG": [1]})
    dated(folder, "2026-03-02", "2026-03-09")
    with_days(folder / "trainings" / "al-1" / "pre.csv", "2026-03-05")
    with_days(folder / "trainings" / "bg-1" / "post.csv", "2026-03-05")
    said = [one["message"] for one in findings(folder) if one["code"] == "across.when"]
    assert (
        "al-1: all answers taken for `pre` came after the training, which ended on 2026-03-02: pre.csv (2026" in said[0]
    )
    assert "bg-1: all answers taken for `post` came before the training, which begins on 2026-03-09" in said[1]
    with_days(folder / "trainings" / "al-1" / "post.csv", "2026-03-01")
    swapped = [one["message"] for one in findings(folder) if one["code"] == "evaluate.swapped"]
    assert swapped[0].startswith("al-1: the answers given as `pre` are from 2026-03-05")


def test_the_report_says_which_file_was_taken_for_which_wave(tmp_path: Path) -> None:
    folder = write(tmp_path, {"AL": [1], "BG": [1]})
    with_days(folder / "trainings" / "al-1" / "pre.csv", "2026-03-05")
    assert evaluate(folder, "--for", "evaluator", "-q", "-o", tmp_path / "report.html").exit_code == 0
    text = (tmp_path / "report.html").read_text("utf-8")
    assert "Taken for before" in text
    assert "pre.csv (2026-03-05)" in text


def test_the_same_rows_in_another_order_or_format_are_one_file(tmp_path: Path) -> None:
    folder = write(tmp_path, SIX)
    at = folder / "trainings"
    head, *rows = (at / "al-1" / "pre.csv").read_text("utf-8").splitlines()
    (at / "al-1" / "post.csv").write_text("\n".join([head, *rows[::-1]]).replace(",", ";") + "\n", "utf-8")
    head, *rows = (at / "bg-1" / "pre.csv").read_text("utf-8").splitlines()
    (at / "md-1" / "pre.csv").write_text("\n".join([head, *rows[3:], *rows[:3]]) + "\n", "utf-8")
    without = {one["training"]: one["why"] for one in result(folder)["trainings"] if one["y"] is None}
    assert without["al-1"] == "its post.csv is the same rows in another order or format as its pre.csv"
    assert {*without} == {"al-1", "bg-1", "md-1"}


def test_the_same_answers_in_other_words_give_no_figure(tmp_path: Path) -> None:
    folder = write(tmp_path, {"AL": [1], "BG": [1]})
    at = folder / "trainings" / "al-1"
    said = (at / "pre.csv").read_text("utf-8").replace(",a", ",yes").replace(",b", ",no")
    (at / "post.csv").write_text(said, "utf-8")
    why = {one["training"]: one["why"] for one in result(folder)["trainings"]}
    assert "are exactly those of its" in why["al-1"]

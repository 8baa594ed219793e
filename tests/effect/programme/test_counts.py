"""A training that sends counts joins the programme's effect with the figures that its answers would have given."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.effect.programme.model import reasons
from tests.commands.running import run_here
from tests.effect.programme.programme import write
from tests.effect.programme.test_programme_effect import SIX, result


def send_counts(folder: Path, training: str, *more: str, name: str = "counted.json") -> Path:
    """Counts a training's answers, and leaves the counts alone in its folder."""
    own = folder / "trainings" / training
    files = own / "pre.csv", own / "post.csv"
    ran = run_here(("survey", "count", *files, "-i", folder / "instrument.yaml", *more, "--out", own / name))
    assert ran.exit_code == 0, ran.stderr
    for file in files:
        file.unlink()
    return own / name


def row(found: dict[str, Any], training: str) -> dict[str, Any]:
    return next(one for one in found["trainings"] if one["training"] == training)


@pytest.fixture
def six(tmp_path: Path) -> Path:
    return write(tmp_path / "six", SIX)


def test_whole_counts_give_the_same_figures_as_answers(six: Path) -> None:
    lines = (six / "trainings" / "al-1" / "post.csv").read_text("utf-8").splitlines()
    (six / "trainings" / "al-1" / "post.csv").write_text("\n".join(lines[:-3]) + "\n", "utf-8")  # three are missing
    before = result(six)
    send_counts(six, "al-1", "--whole")
    send_counts(six, "bg-2", "--whole")
    after = result(six)
    for training, by in (("al-1", "complete pairs"), ("bg-2", "everybody")):
        one, other = row(before, training), row(after, training)
        assert (one["source"], other["source"]) == ("answers", "counted")
        assert (other["n"], other["by"]) == (one["n"], by)
        assert (other["all_answers"] is None) == (one["all_answers"] is None) == (by == "everybody")
        assert (other["all_answers"] or 0.0) == pytest.approx(one["all_answers"] or 0.0, rel=1e-9)
        assert [other["y"], other["v"]] == pytest.approx([one["y"], one["v"]], rel=1e-9)
    assert after["headline"]["mean"] == pytest.approx(before["headline"]["mean"], rel=1e-9)
    assert after["headline"]["p"] == pytest.approx(before["headline"]["p"], rel=1e-9)


def test_counts_that_may_leave_the_house_give_rounded_figures_of_complete_pairs(six: Path) -> None:
    before = row(result(six), "al-1")
    send_counts(six, "al-1")
    after = row(result(six), "al-1")
    assert (after["n"], after["source"]) == (before["n"], "counted")
    assert after["y"] == pytest.approx(before["y"], abs=0.011)
    assert after["v"] == pytest.approx(before["v"], rel=0.01)


def test_sums_for_pooling_join_as_answers_do_and_tell_neither_wave(tmp_path: Path) -> None:
    folder = write(tmp_path, SIX, sizes={"al-1": 24, "bg-1": 19})
    before = row(result(folder), "al-1")
    file = send_counts(folder, "al-1", "--grade", "sums")
    send_counts(folder, "bg-1", "--grade", "sums")
    (scale,) = (scale for scale in json.loads(file.read_text("utf-8"))["counts"][0]["scales"] if scale["pooled"])
    assert (scale["cells"], scale["figures"]) == ([], None)
    found = result(folder)
    after = row(found, "al-1")
    assert (after["n"], after["source"], after["by"]) == (24, "counted", before["by"])
    assert after["y"] == pytest.approx(before["y"], abs=0.5)  # a hundredth of a point of the scale
    assert after["v"] == pytest.approx(before["v"], rel=0.02)
    assert row(found, "bg-1")["why"] == reasons.COUNTS_HIDDEN, "nineteen people"


def test_partners_of_one_training_may_send_other_grades(tmp_path: Path) -> None:
    folder = write(tmp_path, SIX, sizes={"al-1": 24, "al-2": 21})
    both = [row(result(folder), training) for training in ("al-1", "al-2")]
    sent = send_counts(folder, "al-1", "--grade", "sums", name="counted-tirana.json")
    shutil.copy(send_counts(folder, "al-2", "--whole"), sent.with_name("counted-durres.json"))
    together = row(result(folder), "al-1")
    assert together["n"] == 45
    assert together["y"] == pytest.approx((24 * both[0]["y"] + 21 * both[1]["y"]) / 45, abs=0.5)


def test_partners_of_one_training_are_added_up_and_a_newer_version_counts(six: Path) -> None:
    sent = send_counts(six, "al-1", "--whole", name="counted-tirana.json")
    other = send_counts(six, "al-2", "--whole")
    shutil.copy(other, sent.with_name("counted-durres.json"))
    assert row(result(six), "al-1")["n"] == 24
    sent.with_name("counted-durres.json").rename(sent.with_name("counted-tirana-v2.json"))
    found = result(six)
    assert row(found, "al-1")["n"] == 12
    assert row(found, "al-1")["y"] == row(found, "al-2")["y"]


def test_answers_come_before_counts_and_what_is_no_count_is_named(six: Path) -> None:
    counted = six / "trainings" / "al-1" / "counted.json"
    counted.write_text("{}")
    assert row(result(six), "al-1")["source"] == "answers"
    for name in ("pre", "post"):
        counted.with_name(f"{name}.csv").unlink()
    assert (
        row(result(six), "al-1")["why"] == "its counts can't be read (counted.json): `ecpat help counts.file` explains"
    )


def test_too_few_to_be_told_is_a_reason_and_no_figure(tmp_path: Path) -> None:
    folder = write(tmp_path, SIX, sizes={"al-1": 8})
    send_counts(folder, "al-1")
    assert row(result(folder), "al-1")["why"] == ("its counts tell nothing, since too few people were there both times")

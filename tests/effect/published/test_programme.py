"""What all trainings of a programme changed, beside published effects: in `ecpat design benchmark` and in the report
itself."""

import csv
import json
from pathlib import Path
from statistics import variance

import pytest

from ecpat_training.documents.document import Bullets
from ecpat_training.effect.programme.report.compared import compared_blocks
from ecpat_training.effect.published.comparing.comparison import compare
from ecpat_training.effect.published.reading.declared import DeclaredOutcome
from ecpat_training.effect.published.reading.effects import read_report_effects
from tests.commands.running import run_here
from tests.effect.programme.programme import ITEMS, write
from tests.effect.published.material import five


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five countries; a test with a key tells without doubt that it is of what people know."""
    return write(tmp_path_factory.mktemp("compared"), {one: [2] for one in ("AL", "BG", "MD", "RO", "UA")})


def test_compare_reads_what_a_programme_changed(folder: Path, tmp_path: Path) -> None:
    """Written to a file, or answered with --json: both hold the same."""
    out, answer = tmp_path / "effect.json", tmp_path / "answer.json"
    answer.write_text(run_here(("evaluate", "--programme", folder, "--out", out, "--json")).stdout, "utf-8")
    one, other = (
        json.loads(run_here(("design", "benchmark", file, "--json")).stdout)["result"] for file in (out, answer)
    )
    (found,), (same,) = one["compared"], other["compared"]
    assert {**found, "file": ""} == {**same, "file": ""}
    assert (found["outcome"], found["instrument"], found["design"]) == ("knowledge", "test", "before-after")
    report = json.loads(out.read_text("utf-8"))
    assert report["standardised"]["low"] < report["standardised"]["value"] < report["standardised"]["high"]
    assert report["standardised"]["value"] == pytest.approx(report["headline"]["mean"] / sd_before(folder))


def sd_before(folder: Path) -> float:
    """One SD before for all trainings: the root of the mean variance, weighed by degrees of freedom."""
    of = []
    for file in sorted(folder.glob("trainings/*/pre.csv")):
        with file.open(encoding="utf-8") as lines:
            of.append([10.0 * sum(row[item] == "a" for item in ITEMS) for row in csv.DictReader(lines)])
    return float((sum((len(one) - 1) * variance(one) for one in of) / sum(len(one) - 1 for one in of)) ** 0.5)


def test_the_report_has_a_section_where_the_questionnaire_says_what_it_measures(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "effect.txt"
    run_here(("evaluate", "--programme", folder, "--out", out))
    text = " ".join(out.read_text("utf-8").split())
    assert "Compared with others" in text
    assert "Knowledge: nothing comparable." in text
    assert "neither proves a training nor fails it" in text


def test_where_nobody_says_what_a_scale_measures_nothing_is_compared(tmp_path: Path) -> None:
    folder, out = write(tmp_path / "p", {one: [2] for one in ("AL", "BG", "MD", "RO")}), tmp_path / "effect.txt"
    file = folder / "instrument.yaml"
    file.write_text(file.read_text("utf-8").replace("primary: knowledge", "primary: confidence"), "utf-8")
    run_here(("evaluate", "--programme", folder, "--out", out))
    assert "Compared with others" not in out.read_text("utf-8")


@pytest.mark.parametrize(("value", "place"), [(0.2, "below all 5"), (1.0, "between the least"), (3.0, "above all 5")])
def test_the_place_among_studies_is_said_and_never_a_mean(value: float, place: str) -> None:
    report = {
        "schema": "ecpat-programme-effect/1", "scale": "k", "outcome": "Knowledge", "kind": "multiple choice",
        "level": "learning", "better": "higher", "before": "pre", "after": "post", "persons": 90,
        "standardised": {"value": value, "low": value - 0.1, "high": value + 0.1},
    }  # fmt: skip
    (own,) = read_report_effects("", report, {})
    studies = [one.model_copy(update={"metric": "d_pre"}) for one in five()]
    (_, bullets, _) = compared_blocks([compare(own, studies)])
    assert isinstance(bullets, Bullets)
    assert place in bullets.items[0]
    assert "(the least 0.50, the middle 1.22, the most 1.86)" in bullets.items[0]


def test_lower_is_better_turns_the_sign_and_an_outcome_may_be_said() -> None:
    report = {
        "schema": "ecpat-programme-effect/1", "scale": "fear", "outcome": "Fear", "kind": "likert", "level": "",
        "better": "lower", "before": "pre", "after": "post", "persons": 90,
        "standardised": {"value": -0.5, "low": -0.9, "high": -0.1},
    }  # fmt: skip
    (unknown,) = read_report_effects("", report, {})
    assert "--outcome fear=attitude" in unknown.why_not
    (own,) = read_report_effects("", report, {"fear": DeclaredOutcome("attitude", None)})
    assert (own.sizes["d_pre"].value, own.sizes["d_pre"].low, own.sizes["d_pre"].high) == (0.5, 0.1, 0.9)

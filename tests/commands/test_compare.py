"""`ecpat design benchmark` on the command line: the table checked and listed, and a training's effect beside it or
beside nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.conftest import Ecpat
from tests.commands.material import small_files
from tests.documents.drawn_once import PICTURES
from tests.effect.published.material import STUDIES, entry

POINTS = ("--outcome", "points=knowledge:test")


@pytest.fixture(autouse=True)
def _files(folder: Path, ecpat: Ecpat) -> None:
    small_files(folder)
    assert ecpat("evaluate", "pre.csv", "post.csv", "-i", "quiz.yaml", "-o", "effect.json", "-q").exit_code == 0


def _own(folder: Path, number: int = 5) -> str:
    effects = [entry(name, value=value, se=se, metric="d_av") for name, value, se in STUDIES[:number]]
    table: dict[str, Any] = {"published effects": "Ours", "version": "3", "date": "2026-10-01", "effects": effects}
    (folder / "own.yaml").write_text(yaml.safe_dump(table), encoding="utf-8")
    return "own.yaml"


def _result(ecpat: Ecpat, *line: str) -> list[dict[str, Any]]:
    """What programs are told of each effect."""
    compared: list[dict[str, Any]] = json.loads(ecpat(*line, "--json").stdout)["result"]["compared"]
    return compared


def test_without_a_report_the_table_is_checked_and_listed(ecpat: Ecpat) -> None:
    ran = ecpat("design", "benchmark", "--only-outcome", "self-rated knowledge", "--out", "listed.json")
    assert ran.exit_code == 0, ran.stderr
    assert "all in order" in ran.said
    listed = Path("listed.json").read_text("utf-8")
    assert "Carpenter and others 2011" in listed
    assert "Arthur" not in listed


def test_no_study_alike_is_said_and_what_there_is_instead_with_why(ecpat: Ecpat) -> None:
    ran = ecpat("design", "benchmark", "effect.json", "--outcome", "points=skill:observation")
    assert ran.exit_code == 0, ran.stderr
    assert "Nothing comparable: no study in the table measured this in this way" in ran.said
    (found,) = _result(ecpat, "design", "benchmark", "effect.json", "--outcome", "points=skill:observation")
    assert {one["id"] for one in found["unlike"]} == {"compton2014-deescalation", "compton2014-referral"}
    assert found["unlike"][0]["differs"] == ["instrument", "design", "timing", "metric"]


def test_one_study_alike_is_named_and_its_number_is_not_put_beside(ecpat: Ecpat) -> None:
    ran = ecpat("design", "benchmark", "effect.json", *POINTS)
    assert "1 study measured this in this way (Lee and others 2021)" in ran.said
    assert "A single number is no comparison" in ran.said
    assert "1.59" not in ran.said
    assert "1.86" not in ran.said


def test_five_studies_show_their_spread_and_where_a_further_one_would_lie(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat("design", "benchmark", "effect.json", *POINTS, "--table", _own(folder), "--audience", "police")
    assert "the least 0.50, the middle 1.22, the most 1.86" in ran.said
    assert "between -0.26 and 2.62 (95 % prediction interval" in ran.said
    assert "own.yaml" in ran.said
    assert "version 3 of 2026-10-01" in ran.said


def test_four_studies_say_why_nothing_is_predicted(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat("design", "benchmark", "effect.json", *POINTS, "--table", _own(folder, 4), "--audience", "police")
    assert "that takes 5 studies with their standard errors, and there are 4" in ran.said


def test_a_scale_of_which_nothing_is_said_is_not_guessed(ecpat: Ecpat) -> None:
    ran = ecpat("design", "benchmark", "effect.json")
    assert ran.exit_code == 0
    why = _result(ecpat, "design", "benchmark", "effect.json")[0]["why_not"]
    assert "what it measures isn't said: add --outcome points=attitude:self-rating" in why


def test_programs_get_no_mean_and_no_single_number(ecpat: Ecpat, folder: Path) -> None:
    (alone,) = _result(ecpat, "design", "benchmark", "effect.json", *POINTS)
    assert not alone["comparable"]
    assert {study["value"] for metric in alone["metrics"] for study in metric["studies"]} == {None}
    (found,) = _result(
        ecpat, "design", "benchmark", "effect.json", *POINTS, "--audience", "police", "--table", _own(folder)
    )
    (metric,) = found["metrics"]
    assert metric["spread"] == [0.5, 1.22, 1.86]
    assert set(metric) == {
        "metric", "value", "low", "high", "k", "spread", "place", "prediction", "tau2", "studies",
    }  # fmt: skip


def test_the_same_files_give_the_same_bytes_in_every_format(ecpat: Ecpat, folder: Path) -> None:
    line = ("design", "benchmark", "effect.json", *POINTS, "--table", _own(folder), "-q")
    endings = ("html", "docx", "xlsx", "json", "txt")
    for name in ("one", "two"):
        with PICTURES.anew():
            assert ecpat(*line, *(part for end in endings for part in ("-o", f"{name}.{end}"))).exit_code == 0
    for end in endings:
        assert (folder / f"one.{end}").read_bytes() == (folder / f"two.{end}").read_bytes()


def test_a_folder_gives_its_reports_and_nothing_else(ecpat: Ecpat, folder: Path) -> None:
    (folder / "held" / "trainings" / "al-1").mkdir(parents=True)
    (folder / "held" / "trainings" / "al-1" / "effect.json").write_bytes((folder / "effect.json").read_bytes())
    (folder / "held" / "other.json").write_text('{"schema": "ours"}', encoding="utf-8")
    ran = ecpat("design", "benchmark", "held", *POINTS)
    assert ran.exit_code == 0, ran.stderr
    assert "1 effect of trainings" in ran.said


def test_for_publication_only_published_reports_are_read(ecpat: Ecpat) -> None:
    refused = ecpat("design", "benchmark", "effect.json", *POINTS, "--publish")
    assert refused.exit_code == 1
    assert "[compare.internal]" in refused.stderr
    line = ("evaluate", "pre.csv", "post.csv", "-i", "quiz.yaml", "--publish", "-o", "public.json", "-q")
    assert ecpat(*line).exit_code == 0
    assert ecpat("design", "benchmark", "public.json", *POINTS, "--publish").exit_code == 0


def test_a_scale_where_less_is_better_is_turned_round(ecpat: Ecpat, folder: Path) -> None:
    report = json.loads((folder / "effect.json").read_text("utf-8"))
    (scale,) = report["comparisons"][0]["scales"]
    scale["better"] = "lower"
    (folder / "lower.json").write_text(json.dumps(report), encoding="utf-8")
    found = [
        _result(ecpat, "design", "benchmark", name, *POINTS)[0]["metrics"][0] for name in ("effect.json", "lower.json")
    ]
    assert found[1]["value"] == -found[0]["value"]
    assert [found[1]["low"], found[1]["high"]] == [-found[0]["high"], -found[0]["low"]]


def test_months_say_when_a_follow_up_was(ecpat: Ecpat, folder: Path) -> None:
    report = json.loads((folder / "effect.json").read_text("utf-8"))
    report["comparisons"][0]["after"] = "follow-up"
    (folder / "later.json").write_text(json.dumps(report), encoding="utf-8")
    assert "add --months N" in _result(ecpat, "design", "benchmark", "later.json", *POINTS)[0]["why_not"]
    assert _result(ecpat, "design", "benchmark", "later.json", *POINTS, "--months", "6")[0]["timing"] == "6 months"
    report["waves"][0]["last_day"] = "2026-01-10"
    report["waves"].append({"wave": "follow-up", "first_day": "2026-04-15"})
    (folder / "dated.json").write_text(json.dumps(report), encoding="utf-8")
    assert _result(ecpat, "design", "benchmark", "dated.json", *POINTS)[0]["timing"] == "3 months"


@pytest.mark.parametrize(
    "scales",
    [
        '[{"scale": "points", "title": "P", "kind": "number", "level": "learning", "d_av": {"value": NaN}}]',
        '[{"scale": "points", "kind": "number", "d_av": {"value": 1e999, "low": "x"}, "before": {"sd": 0}}]',
        '[{"scale": "points", "raw_change": {"value": 1}, "before": {"sd": -2}, "kind": 7}]',
        '[{"scale": "points", "withheld": "too few people", "d_av": null}]',
    ],
)
def test_figures_that_are_none_are_compared_with_nothing(ecpat: Ecpat, folder: Path, scales: str) -> None:
    report = (
        f'{{"schema": "ecpat-effect/3", "comparisons": [{{"before": "pre", "after": "post", "scales": {scales}}}]}}'
    )
    (folder / "odd.json").write_text(report, encoding="utf-8")
    (found,) = _result(ecpat, "design", "benchmark", "odd.json", *POINTS)
    assert found["metrics"] == []
    assert found["why_not"] in ("its standardised change isn't defined", "too few people")


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{", '{"schema": "ecpat-effect/3"}', '{"schema": "ecpat-effect/2", "comparisons": 3}', "[" * 9999],
)
def test_what_is_no_report_is_refused(ecpat: Ecpat, folder: Path, text: str) -> None:
    (folder / "odd.json").write_text(text, encoding="utf-8")
    ran = ecpat("design", "benchmark", "odd.json")
    assert ran.exit_code == 1
    assert "[compare.no-report]" in ran.stderr


@pytest.mark.parametrize(("lots", "design"), [(True, "randomised"), (False, "controlled")])
def test_beside_those_not_trained_the_design_and_the_unit_are_others(
    ecpat: Ecpat, folder: Path, lots: bool, design: str
) -> None:
    report = json.loads((folder / "effect.json").read_text("utf-8"))
    beside = {"of": {"scale": "points"}, "before": "pre", "after": "post"}
    sized = {"value": 0.4, "low": 0.1, "high": 0.7}
    report["analyses"]["control_group"] = {"randomised": lots, "scales": [{**beside, "standardised": sized}]}
    (folder / "beside.json").write_text(json.dumps(report), encoding="utf-8")
    alone, two = _result(ecpat, "design", "benchmark", "beside.json", *POINTS)
    assert (alone["design"], two["design"]) == ("before-after", design)
    assert two["metrics"] == []
    assert all("metric" in one["differs"] or "size" in one["differs"] for one in two["unlike"])

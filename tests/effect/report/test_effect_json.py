"""The JSON output carries every figure in full, or null with the reason."""

import json
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.documents.provenance import Provenance
from ecpat_training.effect.report.document import effect_document
from ecpat_training.effect.report.json import SCHEMA, effect_json
from ecpat_training.effect.workflows.waves import evaluate_waves
from tests.effect.waves import instrument, number_scale, scores, wave
from tests.shared import SHARED

MADE = Provenance("1.0", "ecpat evaluate", (("pre.csv", "0" * 64),))
CASES = sorted((SHARED / "data" / "cases").glob("paired_*.json")) if SHARED else []


def output(before: list[float], after: list[float]) -> dict[str, Any]:
    report = evaluate_waves(instrument(number_scale()), [scores("pre", before), scores("post", after)])
    text = json.dumps(effect_json(report, MADE), allow_nan=False)
    read: dict[str, Any] = json.loads(text)
    return read


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_cases_beside_the_repository_to_8_digits(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    truth = case["truth"]
    (scale,) = output(case["data"]["pre"], case["data"]["post"])["comparisons"][0]["scales"]
    test = scale["t_test"]
    assert (test["t"], test["df"], test["p"]) == pytest.approx((truth["t"], truth["df"], truth["p"]), rel=1e-8)
    raw, av, z = scale["raw_change"], scale["d_av"], scale["d_z"]
    assert [raw["low"], raw["high"]] == pytest.approx(truth["ci_diff"], rel=1e-8)
    assert [av["value"], z["value"]] == pytest.approx([truth["d_av_rms"], truth["d_z"]], rel=1e-8)
    assert [av["low"], av["high"]] == pytest.approx(truth["d_av_ci_algina_keselman_nct"], rel=1e-8)
    assert [z["low"], z["high"]] == pytest.approx(truth["d_z_ci_nct"], rel=1e-8)
    assert scale["wilcoxon"]["p"] == pytest.approx(truth["wilcoxon"]["p_exact_wilcoxon_ties"], rel=1e-8)
    assert scale["wilcoxon_pratt"]["p"] == pytest.approx(truth["wilcoxon"]["pratt_p_exact"], rel=1e-8)


def test_the_schema_is_named_and_nothing_is_nan() -> None:
    assert output([1, 2, 3], [2, 4, 3])["schema"] == SCHEMA == "ecpat-effect/3"


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [([1, 2, 3], [2, 3, 4], "same amount"), ([1, 2, 3], [1, 2, 3], "no score changed"), ([1], [2], "one person")],
)
def test_what_is_not_defined_is_null_with_the_reason(before: list[float], after: list[float], why: str) -> None:
    (scale,) = output(before, after)["comparisons"][0]["scales"]
    assert scale["t_test"]["t"] is scale["t_test"]["p"] is scale["d_z"]["value"] is None
    assert why in scale["t_test"]["undefined"]
    assert why in scale["d_z"]["undefined"]
    assert scale["d_av"]["low"] is None
    assert why in (scale["d_av"]["undefined"] or scale["d_av"]["no_interval"])


def test_one_persons_scores_are_not_written_anywhere() -> None:
    read = output([17.25], [18.75])
    assert "17.25" not in json.dumps(read)
    assert read["findings"][0]["severity"] == "error"


def test_every_response_is_counted_in_the_linking() -> None:
    waves = [
        wave("pre", ["AAA1", "BBB2", "", "DDD4", "DDD4"], {"points": [1, 2, 3, 4, 5]}),
        wave("post", ["AAA1", "CCC3"], {"points": [2, 3]}),
    ]
    linking = effect_json(evaluate_waves(instrument(number_scale()), waves), MADE)["comparisons"][0]["linking"]
    assert (linking["linked_exact"], linking["only_before"], linking["only_after"]) == (1, 1, 1)
    no_code = "no code, so it isn't known whose answers these are in another wave"
    assert linking["left_out_before"] == [
        {"why": "several people of this wave have the code", "rows": 2},
        {"why": no_code, "rows": 1},
    ]


@pytest.mark.parametrize("people", [200, 2_000])
def test_the_file_is_as_long_for_many_people_as_for_few(people: int) -> None:
    """No code, link or pair of scores stands in it, whoever is linked, alone, or left out with a code of two people."""
    codes = [f"QX{number:05d}" for number in range(people)]
    before = wave("pre", [*codes, *codes[:50]], {"points": [number % 21 for number in range(people + 50)]})
    after = wave("post", [code.replace("QX", "RY") for code in codes[:60]] + codes[60:], {"points": [7.0] * people})
    comparison = effect_json(evaluate_waves(instrument(number_scale()), [before, after]), MADE)["comparisons"][0]
    assert len(json.dumps(comparison)) < 12_000
    assert "QX0" not in json.dumps(comparison)
    assert [one["rows"] for one in comparison["linking"]["left_out_before"]] == [100]


def test_names_that_stand_for_codes_are_told_and_not_printed() -> None:
    """Linked, with a typing error, given twice and alone: a name stands nowhere, its place does."""
    before = ["Ana Markovic1", "Boris Kovac", "Clara Novakova", "Dunja Horvat", "Dunja Horvat", "EF12"]
    after = ["Ana Markovic1", "Boris Kovach", "Emil Petrov", "Dunja Horvat", "EF12"]
    waves = [wave("pre", before, {"points": [3, 5, 7, 9, 4, 6]}), wave("post", after, {"points": [4, 8, 8, 9, 7]})]
    report = evaluate_waves(instrument(number_scale()), waves)
    warnings = [one for one in report.findings if one.code == "evaluate.name-as-code"]
    assert [one.message.partition(":")[0] for one in warnings] == ["wave `pre`", "wave `post`"]
    assert (
        "5 codes look like people's names or addresses: line 2, line 3, line 4, line 5 and line 6."
        in warnings[0].message
    )
    said = json.dumps(effect_json(report, MADE)) + repr(effect_document(report, MADE).blocks)
    assert not [name for name in ("Ana", "Boris", "Clara", "Dunja", "Emil") if name in said]
    assert "EF12" in [link.after.shown for link in report.comparisons[0].linking.links]
    assert [one.shown for one in report.comparisons[0].linking.only_before] == ["(line 4)"]

"""A function for notebooks gives what its command gives: the same files, byte for byte, and the same figures in
frames."""

import contextlib
import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas
import pytest

import ecpat_training as ecpat
from tests.commands.running import EXAMPLE, run_here

PRE, POST, LATER = (EXAMPLE / name for name in ("pre-kobo.csv", "post-google-forms.csv", "follow-up.csv"))
AS_SENT = EXAMPLE / "roster-as-sent.xlsx"
PROGRAMME, INSTRUMENT = EXAMPLE / "programme.yaml", EXAMPLE / "instrument.yaml"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path) -> Iterator[None]:
    with contextlib.chdir(tmp_path):
        yield


def same(result: Any, command: list[object], *endings: str) -> dict[str, Any]:
    """Holds what is saved to what the command writes, in each format, and gives the JSON file."""
    told = [part for ending in endings for part in ("--out", f"command{ending}")]
    assert run_here([*command, *told, "--quiet"]).exit_code in (0, 1)
    for ending in endings:
        saved = result.save(f"notebook{ending}")
        assert saved.read_bytes() == Path(f"command{ending}").read_bytes(), ending
    return json.loads(Path("command.json").read_text("utf-8"))


def told(value: object) -> object:
    """A cell of a frame as JSON has it."""
    return None if value is None or value is pandas.NA or value != value else value


def test_evaluate() -> None:
    effect = ecpat.evaluate(PRE, POST, follow_up=LATER, instrument=INSTRUMENT)
    command = ["evaluate", PRE, POST, "--follow-up", LATER, "--instrument", INSTRUMENT]
    written = same(effect, command, ".json", ".html", ".docx")
    changes = [(one, change) for one in written["comparisons"] for change in one["scales"]]
    rows = [{name: told(value) for name, value in row.items()} for row in effect.to_frame().to_dict("records")]
    assert len(rows) == len(changes) == 12
    for row, (comparison, change) in zip(rows, changes, strict=True):
        assert (row["before"], row["after"]) == (comparison["before"], comparison["after"])
        for name in ("scale", "title", "level", "role", "n", "improved", "same", "worsened", "verdict", "sentence"):
            assert row[name] == change[name], name
        for name, key in (("change", "raw_change"), ("d_av", "d_av"), ("d_z", "d_z"), ("r", "r")):
            estimate = change[key]
            figures = [row[name], row[f"{name}_low"], row[f"{name}_high"]]
            assert figures == [estimate["value"], estimate["low"], estimate["high"]], name
        assert [row["mean_before"], row["mean_after"]] == [change["before"]["mean"], change["after"]["mean"]]
        assert [row["sd_before"], row["sd_after"]] == [change["before"]["sd"], change["after"]["sd"]]
        assert [row["t"], row["df"], row["p"]] == [change["t_test"][key] for key in ("t", "df", "p")]
        assert row["p_adjusted"] == change["adjusted_p"]["p"]
        assert [row["wilcoxon_v"], row["wilcoxon_p"]] == [change["wilcoxon"]["v"], change["wilcoxon"]["p"]]
        assert row["pratt_p"] == change["wilcoxon_pratt"]["p"]


@pytest.mark.parametrize("reader", ["donor", "evaluator"])
def test_evaluate_for_its_readers(reader: Any) -> None:
    effect = ecpat.evaluate(str(PRE), [POST], instrument=EXAMPLE, reader=reader)
    same(effect, ["evaluate", PRE, POST, "--instrument", EXAMPLE, "--for", reader], ".json", ".html")


def test_check_roster() -> None:
    check = ecpat.check_roster(AS_SENT, PROGRAMME)
    written = same(check, ["roster", "check", AS_SENT, "--programme", PROGRAMME], ".json", ".html", ".xlsx")
    (table,) = (block for block in written["blocks"] if block.get("name") == "Rules")
    rows = check.to_frame()
    assert len(rows) == len(table["rows"])
    for row, line in zip(rows.to_dict("records"), table["rows"], strict=True):
        assert line["Rule"].startswith(row["rule"])
        assert [row["kind"], row["have"], row["want"]] == [line["Kind"], line["Have"], line["Want"]]
        assert [row["short"], row["over"], row["not_known"]] == [line["Short"], line["Over"], line["Not known"]]
        assert row["kept"] == (line["Verdict"] == "kept")
    assert not check.kept
    assert any(one.code == "rule.mix" for one in check.findings)
    assert any(one.code == "roster.unknown-value" and one.where.cell == "D20" for one in check.findings)


def test_a_list_that_keeps_its_rules() -> None:
    check = ecpat.check_roster(EXAMPLE / "roster.csv", EXAMPLE, training="al-1")
    assert check.kept
    assert check.to_frame()["kept"].all()


def test_plan() -> None:
    agenda = ecpat.plan(PROGRAMME, "al-1")
    endings = (".json", ".yaml", ".ics", ".docx", ".frab.json")
    written = same(agenda, ["plan", PROGRAMME, "--training", "al-1"], *endings)
    assert agenda.optimal
    rows = agenda.to_frame()
    tables = [block["rows"] for block in written["blocks"] if str(block.get("name", "")).startswith("Day")]
    lines = [line for table in tables for line in table]
    assert len(rows) == len(lines) > 20
    text = Path("command.yaml").read_text("utf-8")
    for row in rows[rows["kind"] == "session"].to_dict("records"):
        assert f"{row['start']}-{row['end']} {row['session']} " in text
        assert f"@ {row['trainers'].replace(', ', ' + ')}" in text
    assert list(rows["date"].dt.date.astype(str).unique()) == ["2005-06-16", "2005-06-17"]
    assert rows["minutes"].between(5, 180).all()


def test_plan_in_a_language() -> None:
    agenda = ecpat.plan(EXAMPLE, "al-1", language="sq")
    same(agenda, ["plan", EXAMPLE, "--training", "al-1", "--language", "sq"], ".json", ".html")
    english = [item.title for day in agenda.result.agenda.days for item in day.items]
    assert set(agenda.to_frame()["title"]).isdisjoint(english)


def test_read_survey() -> None:
    survey = ecpat.read_survey(PRE, INSTRUMENT, wave="pre")
    same(survey, ["survey", "inspect", PRE, "--instrument", INSTRUMENT], ".json", ".html")
    rows = survey.to_frame()
    with PRE.open(encoding="utf-8-sig", newline="") as file:
        sent = list(csv.DictReader(file, delimiter=";"))
    assert list(rows["code"]) == [line["code"] for line in sent]
    assert list(rows["k01"]) == [line["k01"] for line in sent]
    assert list(rows["place"]) == [f"line {number}" for number in range(2, len(sent) + 2)]
    assert set(rows["wave"]) == {"pre"}


def test_what_read_survey_reads_is_what_is_evaluated() -> None:
    """Each wave has as many responses in the frame as the report says, and those that were sent twice."""
    effect = ecpat.evaluate(PRE, POST, instrument=INSTRUMENT)
    for path, wave in ((PRE, "pre"), (POST, "post")):
        summary = next(one for one in effect.report.waves if one.wave == wave)
        again = [one for one in summary.not_used if "twice" in one.reason]
        assert len(ecpat.read_survey(path, INSTRUMENT, wave=wave).to_frame()) == summary.used + len(again)


QUIZ = """\
instrument: Quiz
id: quiz
scales:
  - {id: score, title: Score, kind: number, answers: 0-20, smallest_change: 2, items: [{id: points}]}
"""
BEFORE = [3, 4, 5, 6, 7, 3, 9, None, 4, 6, 8, 2]
AFTER = [6, 8, 4, 9, 12, 7, 11, 5, None, 9, None, 6]


def test_compare() -> None:
    """Two columns in a notebook and the same columns in a file give the same row, whoever is missing."""
    lines = [
        f"{'' if one is None else one},{'' if other is None else other}"
        for one, other in zip(BEFORE, AFTER, strict=True)
    ]
    Path("quiz.yaml").write_text(QUIZ, "utf-8")
    Path("both.csv").write_text("\n".join(["points.pre,points.post", *lines, ""]), "utf-8")
    of_file = ecpat.evaluate("both.csv", instrument="quiz.yaml", reader="evaluator")
    found = ecpat.compare(BEFORE, AFTER, lowest=0, highest=20, smallest_change=2)
    pandas.testing.assert_frame_equal(found.to_frame(), of_file.to_frame())
    assert run_here(["evaluate", "both.csv", "-i", "quiz.yaml", "--out", "effect.json"]).exit_code in (0, 1)
    (change,) = json.loads(Path("effect.json").read_text("utf-8"))["comparisons"][0]["scales"]
    for name, estimate in (("raw_change", found.change), ("d_av", found.d_av), ("d_z", found.d_z), ("r", found.r)):
        assert [estimate.value, estimate.low, estimate.high] == [change[name][key] for key in ("value", "low", "high")]
    assert [found.t_test.statistic, found.t_test.p] == [change["t_test"]["t"], change["t_test"]["p"]]
    assert found.wilcoxon.p == change["wilcoxon"]["p"]
    assert (found.n, found.only_before, found.only_after) == (9, 2, 1)
    assert found.sentence == change["sentence"] == found.headline
    assert found.verdict == change["verdict"]


def test_the_example_is_there_unchanged(tmp_path: Path) -> None:
    """Nothing is ever written over what a report was made from, not even by force."""
    mine = shutil.copytree(EXAMPLE, tmp_path / "mine")
    results = {
        "programme.yaml": ecpat.plan(mine, "al-1"),
        "pre-kobo.csv": ecpat.read_survey(mine / "pre-kobo.csv", mine, wave="pre"),
        "roster-as-sent.xlsx": ecpat.check_roster(mine / "roster-as-sent.xlsx", mine),
        "instrument.yaml": ecpat.evaluate(mine / PRE.name, mine / POST.name, instrument=mine),
    }
    for name, result in results.items():
        before = (mine / name).read_bytes()
        with pytest.raises(ecpat.EcpatError, match=r"output\.(input|ending)"):
            result.save(mine / name, force=True)
        assert (mine / name).read_bytes() == before

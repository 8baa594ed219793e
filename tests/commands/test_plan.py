"""`ecpat plan`: a drafted agenda in every format, and what is said where there is none."""

import json
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import PROGRAMME, written
from tests.commands.running import EXAMPLE, PROGRAMMES

FORMATS = ("yaml", "docx", "xlsx", "html", "json", "txt")


@pytest.fixture(autouse=True)
def _programme(folder: Path) -> None:
    written(folder, programme=PROGRAMME)


def test_without_a_training_the_pilot_is_planned_and_shown(ecpat: Ecpat) -> None:
    ran = ecpat("plan", "programme.yaml")
    assert ran.exit_code == Exit.CLEAN
    assert ran.stdout.startswith("The pilot\n")
    assert "Day 1, Monday 6 October 2025" in ran.stdout
    assert "every hard rule kept" in ran.stderr


def test_a_folder_means_the_programme_in_it(ecpat: Ecpat) -> None:
    assert ecpat("plan", ".", "--training", "bg-1").stdout.startswith("Training in Plovdiv\n")


def test_every_format_holds_the_same_agenda(ecpat: Ecpat, folder: Path) -> None:
    out = [part for ending in FORMATS for part in ("--out", f"agenda.{ending}")]
    ran = ecpat("plan", "programme.yaml", "--training", "bg-1", *out)
    assert ran.exit_code == Exit.CLEAN
    assert "Written: agenda.yaml, agenda.docx, agenda.xlsx, agenda.html, agenda.json and agenda.txt." in ran.said
    for ending in FORMATS:
        text = opening.text(folder / f"agenda.{ending}")
        assert all(title in text for title in ("Opening", "Signals", "Who does what", "Closing")), ending
        assert "NL-1" in text


def test_the_agenda_is_data_on_standard_output(ecpat: Ecpat) -> None:
    ran = ecpat("plan", "programme.yaml", "--out", "-")
    days = [block for block in json.loads(ran.stdout)["blocks"] if block.get("name", "").startswith("Day")]
    assert [row["Session"] for row in days[0]["rows"]] == ["Opening", "Signals", "Break", "Who does what", "Closing"]


def test_the_report_says_how_to_make_it_again(ecpat: Ecpat, folder: Path) -> None:
    ecpat("plan", "programme.yaml", "--seed", "7", "--quiet", "--out", "agenda.html")
    text = opening.text(folder / "agenda.html")
    assert "ecpat plan --training pilot --seed 7" in text
    assert "programme.yaml (SHA-256 " in text


def test_the_drafted_file_is_checked_clean(ecpat: Ecpat) -> None:
    ecpat("plan", EXAMPLE, "--training", "al-1", "--quiet", "--out", "drafts/agenda.yaml")
    ran = ecpat("plan", "check", "drafts/agenda.yaml")
    assert ran.exit_code == Exit.CLEAN
    assert "kept" in ran.stdout
    assert "broken" not in ran.stdout.replace("What is broken or gave way", "")


@pytest.mark.parametrize(
    ("training", "hint"),
    [("bg1", "Did you mean `bg-1`?"), ("tirana", "There are: pilot and bg-1.")],
)
def test_an_unknown_training_is_answered_with_those_that_there_are(ecpat: Ecpat, training: str, hint: str) -> None:
    ran = ecpat("plan", "programme.yaml", "--training", training)
    assert ran.exit_code == Exit.USAGE
    assert hint in ran.said


def test_hours_that_are_too_short_are_said_with_the_minutes_needed(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME.replace("09:00-13:00", "09:00-10:30"))
    ran = ecpat("plan", "programme.yaml", "--out", "agenda.yaml")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "at least 115 minutes" in ran.said
    assert "day 1 has 90 for sessions: 25 minutes too many" in ran.said
    assert not (folder / "agenda.yaml").exists()


def test_sessions_that_clash_are_named_with_their_lines(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME.replace("after: [signals]", "after: [signals], place: start of training"))
    ran = ecpat("plan", "programme.yaml")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert 'programme.yaml:19:9: error: "Who does what" comes after "Signals" (`after`)' in ran.stderr


def test_a_time_limit_gives_the_best_agenda_so_far_and_its_distance(ecpat: Ecpat) -> None:
    programme = PROGRAMMES / "multi-stakeholder-2005.yaml"
    ran = ecpat("plan", programme, "--training", "tot", "--time-limit", "1", "--out", "agenda.yaml")
    assert ran.exit_code == Exit.CLEAN
    assert "the best so far" in ran.stderr or "proven the least" in ran.stderr
    assert ecpat("plan", "check", "agenda.yaml").exit_code == Exit.CLEAN


@pytest.mark.parametrize(
    "arguments",
    [("--time-limit", "0"), ("--time-limit", "soon"), ("--seed", "-1"), ("--out", "agenda.pdf"), ("--out", "agenda")],
)
def test_options_that_make_no_sense_end_before_any_work(ecpat: Ecpat, folder: Path, arguments: tuple[str, str]) -> None:
    ran = ecpat("plan", "programme.yaml", *arguments)
    assert ran.exit_code == Exit.USAGE
    assert ran.stdout == ""
    assert [path.name for path in folder.iterdir()] == ["programme.yaml"]


def test_a_file_that_is_there_stays_unless_force_is_given(ecpat: Ecpat, folder: Path) -> None:
    (folder / "agenda.yaml").write_text("edited by hand", encoding="utf-8")
    refused = ecpat("plan", "programme.yaml", "--out", "new.html", "--out", "agenda.yaml")
    assert refused.exit_code == Exit.OUTPUT
    assert "--force" in refused.stderr
    assert (folder / "agenda.yaml").read_text("utf-8") == "edited by hand"
    assert not (folder / "new.html").exists()
    assert ecpat("plan", "programme.yaml", "--out", "agenda.yaml", "--force").exit_code == Exit.CLEAN
    assert "training: pilot" in (folder / "agenda.yaml").read_text("utf-8")


@pytest.mark.parametrize("path", ["nowhere.yaml", "programe.yaml", "folder/programme.yaml"])
def test_a_programme_that_is_not_there(ecpat: Ecpat, path: str) -> None:
    ran = ecpat("plan", path)
    assert ran.exit_code == Exit.INPUT
    assert ran.stderr.startswith(f"{path}: error: there is no ")
    assert path != "programe.yaml" or "Did you mean programme.yaml?" in ran.stderr


def test_a_name_that_only_ends_alike_is_no_slip(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME)
    assert "Did you mean" not in ecpat("plan", "nofile.yaml").stderr


def test_a_session_that_is_called_as_a_break_is_refused_with_its_place(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME.replace("title: Signals", "title: Coffee break"))
    ran = ecpat("plan", "programme.yaml")
    assert ran.exit_code == Exit.FINDINGS
    assert "`Coffee break` is the word for a break in an agenda; no session can be called so." in ran.said

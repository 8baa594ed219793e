"""The questionnaire that a new folder begins with counts as none until somebody changes it, whoever looks for one."""

import json
from pathlib import Path

import pytest

from ecpat_training.core.shipped import shipped
from tests.commands.conftest import Ecpat
from tests.commands.material import small_files

TRAINING = Path("trainings") / "bg-1"
TOLD = "Instrument: {place}, still the example, which counts as none; name it to use it as it is."
NONE = "still the example that a new folder begins with, which counts as none."


@pytest.fixture
def begun(folder: Path) -> Path:
    """A programme's folder as `ecpat init` leaves it, and the answers of one training."""
    small_files(folder)
    (folder / TRAINING).mkdir(parents=True)
    for name in ("pre.csv", "post.csv"):
        (folder / name).rename(folder / TRAINING / name)
    example = shipped("programmes") / "instruments" / "nine-chapters-two-forms.yaml"
    modeline = "# yaml-language-server: $schema=schema/instrument.schema.json\n"
    (folder / "instrument.yaml").write_text(modeline + example.read_text("utf-8"), "utf-8")
    return folder


@pytest.mark.parametrize(
    "line",
    [
        ("survey", "build", "-o", "form.xlsx"),
        ("survey", "quotes", TRAINING / "post.csv", "-o", "quotes.yaml"),
        ("evaluate", "--programme", "programme.yaml"),
    ],
    ids=["a form", "quotes", "the programme"],
)
def test_what_needs_a_questionnaire_has_none(ecpat: Ecpat, begun: Path, line: tuple[str, ...]) -> None:
    ran = ecpat(*line)
    assert ran.exit_code == 2
    assert f"instrument.yaml is {NONE}" in ran.stderr


def test_points_are_read_as_without_a_questionnaire(ecpat: Ecpat, begun: Path) -> None:
    ran = ecpat("evaluate", "--training", "bg-1")
    assert TOLD.format(place="instrument.yaml") in ran.stderr
    assert "are read as points" in " ".join((ran.stdout + ran.stderr).split())


def test_a_line_that_names_it_uses_it_as_it_is(ecpat: Ecpat, begun: Path) -> None:
    ran = ecpat("survey", "build", "instrument.yaml", "-o", "form.xlsx")
    assert ran.exit_code == 0, ran.stderr
    ran = ecpat("evaluate", "--programme", "programme.yaml", "-i", "instrument.yaml")
    assert NONE not in ran.said
    assert "across." in ran.said, "these answers are to other questions"


def test_one_changed_word_makes_it_somebody_s(ecpat: Ecpat, begun: Path) -> None:
    text = (begun / "instrument.yaml").read_text("utf-8")
    (begun / "instrument.yaml").write_text(text.replace("instrument:", "instrument: Ours,", 1), "utf-8")
    ran = ecpat("survey", "build", "-o", "form.xlsx")
    assert "Instrument: instrument.yaml, found in this folder." in ran.stderr


def test_a_copy_in_a_training_s_folder_counts_as_none_as_well(ecpat: Ecpat, begun: Path) -> None:
    (begun / "instrument.yaml").rename(begun / TRAINING / "instrument.yaml")
    (begun / "quiz.yaml").rename(begun / "instrument.yaml")
    ran = ecpat("evaluate", "--training", "bg-1")
    assert "Instrument: instrument.yaml, found in this folder." in ran.stderr
    ran = ecpat("status")
    assert f"{TRAINING.as_posix()}/instrument.yaml is {NONE}" in " ".join(ran.stdout.split())
    assert "names say nothing" not in ran.stdout


def test_the_board_counts_it_as_none_and_says_so(ecpat: Ecpat, begun: Path) -> None:
    ran = ecpat("status", "--json")
    board = json.loads(ran.stdout)["result"]
    assert board["examples"] == ["instrument.yaml"]
    text = " ".join(ecpat("status").stdout.split())
    assert f"instrument.yaml is {NONE}" in text
    answers = [step for row in board["trainings"] if row["training"] == "bg-1" for step in row["steps"]]
    (begun / "instrument.yaml").unlink()
    without = json.loads(ecpat("status", "--json").stdout)["result"]
    assert answers == [step for row in without["trainings"] if row["training"] == "bg-1" for step in row["steps"]]
    assert without["examples"] == []

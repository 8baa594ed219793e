"""`ecpat plan --explain`: why a session stands where it stands, and what it would cost elsewhere."""

import json
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import PROGRAMME, written


@pytest.fixture(autouse=True)
def _programme(folder: Path) -> None:
    written(folder, programme=PROGRAMME)


def test_a_session_is_explained_in_tables(ecpat: Ecpat) -> None:
    ran = ecpat("plan", "programme.yaml", "--explain", "signals", "--out", "-")
    assert ran.exit_code == Exit.CLEAN
    blocks = json.loads(ran.stdout)["blocks"]
    tables = {block["name"]: block["rows"] for block in blocks if "rows" in block}
    assert list(tables) == ["Elsewhere", "Other leads", "Other second trainers"]
    places = {row["Where"]: row for row in tables["Elsewhere"]}
    assert list(places) == ["day 1, before the first break", "day 1, after the first break", "left out"]
    assert places["day 1, before the first break"]["Costs more"] == "as planned"
    assert places["left out"]["Costs more"] == "not possible"
    assert (
        places["left out"]["What gives way instead, or why not"]
        == "Not under `coverage`: its chapter is `cover: must`."
    )
    leads = {row["Lead"]: row for row in tables["Other leads"]}
    assert sorted(row["Costs more"] for row in leads.values()) == ["0", "as planned", "not possible", "not possible"]
    assert "BG-2 doesn't have `police work`." in leads["BG-2"]["What gives way instead, or why not"]


def test_a_title_names_a_session_as_well_as_its_id(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat("plan", "programme.yaml", "-t", "bg-1", "--explain", "who does WHAT", "--out", "why.html", "--quiet")
    assert ran.exit_code == Exit.CLEAN
    text = opening.text(folder / "why.html")
    assert "“Who does what”" in text or '"Who does what"' in text or "&#34;Who does what&#34;" in text
    assert "--explain roles" in text


@pytest.mark.parametrize(
    ("item", "hint"),
    [("signal", "Did you mean `signals`?"), ("lunch", "There are: opening, closing, signals and roles.")],
)
def test_an_unknown_session_is_answered_with_those_that_there_are(ecpat: Ecpat, item: str, hint: str) -> None:
    ran = ecpat("plan", "programme.yaml", "--explain", item)
    assert ran.exit_code == Exit.USAGE
    assert hint in ran.said


def test_an_explanation_is_no_agenda_file(ecpat: Ecpat, folder: Path) -> None:
    assert ecpat("plan", "programme.yaml", "--explain", "signals", "--out", "why.yaml").exit_code == Exit.USAGE
    assert not (folder / "why.yaml").exists()


def test_what_an_explanation_can_not_be_asked_with_is_refused(ecpat: Ecpat) -> None:
    ran = ecpat("plan", "programme.yaml", "--explain", "signals", "--language", "sq")
    assert ran.exit_code == Exit.USAGE
    assert "neither --keep nor --language" in ran.stderr

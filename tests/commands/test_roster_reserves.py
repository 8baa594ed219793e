"""`ecpat roster reserves`, and `select --reserves`: who stands by, what it is worth, and whom to call."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat
from tests.commands.running import EXAMPLE

RULES = ("--programme", EXAMPLE / "programme.yaml")
PANEL = ",".join(f"R{row}" for row in range(2, 22))
OTHERS = """\
Dea;Vetëtima;female;Policia Rrugore;GO;law enforcement;police officer;Vlorë;dea@example.org
Gent;Bora;male;Prokuroria Provë;GO;law enforcement;prosecutor;Vlorë;gent@example.org
Lule;Shkurti;female;Misioni Shembull;IGO;care;psychologist;Vlorë;lule@example.org
Arben;Mali;male;Shtëpia Provë;NGO;care;social worker;Vlorë;arben@example.org
Vera;Deti;female;Shtëpia Provë;NGO;care;social worker;Vlorë;vera@example.org
"""


@pytest.fixture
def applicants(folder: Path) -> Path:
    """The twenty of the example, a balanced room, and five more."""
    text = (EXAMPLE / "roster.csv").read_text("utf-8-sig").rstrip("\n")
    path = folder / "applicants.csv"
    path.write_text(f"{text}\n{OTHERS}", encoding="utf-8")
    return path


def reserves(ecpat: Ecpat, *arguments: object) -> dict[str, list[dict[str, Any]]]:
    ran = ecpat("roster", "reserves", *arguments, "--out", "-")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    return {block["name"]: block["rows"] for block in json.loads(ran.raw)["blocks"] if block["kind"] == "table"}


def test_reserves_raise_the_chance_step_by_step(ecpat: Ecpat, applicants: Path) -> None:
    rows = reserves(ecpat, applicants, "--selected", PANEL, *RULES, "--number", "3")["Reserves"]
    chances = [row["Balanced room"] for row in rows]
    assert chances[0] == pytest.approx(0.3721, abs=5e-5)
    assert chances == sorted(chances)
    assert chances[-1] > 0.6
    assert rows[1]["Code"] in ("R22", "R23"), "law enforcers are the nearest to missing"


def test_whom_to_call_is_said_for_everybody(ecpat: Ecpat, applicants: Path) -> None:
    rows = reserves(ecpat, applicants, "--selected", PANEL, *RULES)["Whom to call"]
    codes = [code for row in rows for code in re.findall(r"R\d+", row["Who does not come"])]
    assert sorted(codes, key=lambda code: int(code[1:])) == PANEL.split(",")


def test_the_same_inputs_give_the_same_reserves_and_names_stay(ecpat: Ecpat, applicants: Path) -> None:
    command = ("roster", "reserves", applicants, "--selected", PANEL, *RULES)
    first, again = ecpat(*command), ecpat(*command)
    assert first.raw == again.raw
    assert not re.search("Vetëtima|Rreshti|Vera", first.said)


def test_a_file_of_codes_and_a_full_room(ecpat: Ecpat, applicants: Path, folder: Path) -> None:
    rows = [f"{code};yes" for code in PANEL.split(",")]
    (folder / "selection.csv").write_text("\n".join(["Code;Seat", *rows]), encoding="utf-8")
    any_size = reserves(ecpat, applicants, "--selected", "selection.csv", *RULES)["Reserves"][0]
    full = reserves(ecpat, applicants, "--selected", "selection.csv", *RULES, "--seats", "20")["Reserves"][0]
    assert full["Balanced room"] < any_size["Balanced room"], "all twenty have to come"


def test_a_selection_that_breaks_a_rule_is_said(ecpat: Ecpat, applicants: Path) -> None:
    ran = ecpat("roster", "reserves", applicants, "--selected", "R2,R3,R4", *RULES)
    assert ran.exit_code == Exit.FINDINGS
    assert "The selection itself doesn't keep every rule" in ran.said
    assert "size: 15 participants short: 3 of 18-22." in ran.said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--selected", "R2,R99"), "R99 is no code of this list"),
        (("--selected", PANEL, "--seats", "many"), "--seats many: write"),
        (("--selected", PANEL, "--no-show", "99%"), "from 0 % to 90 %"),
    ],
)
def test_what_cant_be_understood(ecpat: Ecpat, applicants: Path, arguments: tuple[object, ...], said: str) -> None:
    ran = ecpat("roster", "reserves", applicants, *arguments, *RULES)
    assert ran.exit_code == Exit.USAGE
    assert said in ran.said


def test_select_says_who_stands_by(ecpat: Ecpat, applicants: Path, folder: Path) -> None:
    ran = ecpat("roster", "select", applicants, "--seats", "20", *RULES, "--reserves", "2", "-o", "draw.json")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    assert re.search(r"With 2 reserves the chance that the people who come keep every rule is [\d.]+ %", ran.said)
    data = json.loads((folder / "draw.json").read_text("utf-8"))
    assert not {one["code"] for one in data["reserves"]} & set(data["chosen"])
    assert data["balanced room without reserves"] < data["reserves"][0]["balanced room"]


def test_select_needs_rules_and_a_number_for_reserves(ecpat: Ecpat, applicants: Path, folder: Path) -> None:
    (folder / "features.csv").write_text("feature,value,min,max\nGender,female,1,20\n", encoding="utf-8")
    by_quotas = ("roster", "select", applicants, "--seats", "9", "--quotas", "features.csv", "--reserves", "2")
    assert "a file of quotas was given" in ecpat(*by_quotas).said
    alone = ecpat("roster", "select", applicants, "--seats", "20", *RULES, "--no-show", "10%")
    assert (alone.exit_code, "none are asked for" in alone.said) == (Exit.USAGE, True)

"""`ecpat roster invite`: how many to invite, and how likely a balanced room is among those who are."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.running import EXAMPLE

LIST = EXAMPLE / "roster.csv"
RULES = ("--programme", EXAMPLE / "programme.yaml")


def tables(raw: bytes) -> dict[str, list[dict[str, Any]]]:
    return {block["name"]: block["rows"] for block in json.loads(raw)["blocks"] if block["kind"] == "table"}


def test_how_many_police_so_that_8_come(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "invite", "--want", "8", "--of", "police", "--no-show", "15%", "--sure", "95%")
    assert (ran.exit_code, ran.stderr) == (Exit.CLEAN, "")
    assert "Invite 12 police officers: then 8 or more come with 97.6 %. On average 10.2 come." in ran.said
    assert "`ecpat roster invite --want 8 --of police --no-show 15% --sure 95%`" in ran.said


def test_what_cant_hold_is_said(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "invite", "--want", "8-10", "--of", "law enforcement", "--no-show", "15 %")
    assert ran.exit_code == Exit.CLEAN
    assert "that more than 10 come has a chance of 44.3 %" in ran.said
    assert "No number of invitations brings 8 to 10 law enforcers with 95 %." in ran.said
    assert "10 is the best for both, with 82.0 %." in ran.said


def test_every_wish_of_the_programme_at_its_rates(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "invite", *RULES, "--out", "-")
    rows = {row["Kind"]: row for row in tables(ran.raw)["Invitations"]}
    assert (rows["law enforcers"]["Want"], rows["law enforcers"]["Stay away"]) == ("8-12", "19 %")
    assert rows["law enforcers"]["Invite"] == 13
    assert rows["women (a wish)"]["Invite"] == 11
    assert all(row["Enough come"] >= 0.95 for row in rows.values())


def test_a_list_of_those_invited(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "invite", LIST, *RULES)
    assert (ran.exit_code, ran.stderr) == (Exit.CLEAN, "")
    assert "If you invite 20 people, the chance that those who come keep every rule is 37.2 %." in ran.said
    assert "Exact: every way in which people may come or stay away is counted." in ran.said
    assert not re.search("Rreshti|Kolona", ran.said), "names stay in the list"


def test_whoever_has_confirmed_comes_more_surely_and_whoever_has_declined_is_not_counted(
    ecpat: Ecpat, folder: Path
) -> None:
    head = "given name,surname,type,role,status"
    people = [f"Ana {n},Petrova {n},GO,law enforcement" for n in range(6)]
    for name, status in (("open", "invited"), ("sure", "confirmed")):
        rows = [head, *[f"{one},{status}" for one in people], "Jan,Novak,NGO,care,declined"]
        (folder / f"{name}.csv").write_text("\n".join(rows), encoding="utf-8")
    want = ("--want", "5", "--of", "law enforcement", *RULES, "--out", "-")
    found = {
        name: tables(ecpat("roster", "invite", f"{name}.csv", *want).raw)["Invitations"] for name in ("open", "sure")
    }
    enough = {name: next(row["5 or more come"] for row in rows if row["Invited"] == 6) for name, rows in found.items()}
    assert enough["open"] == pytest.approx(6 * 0.81**5 * 0.19 + 0.81**6)
    assert enough["sure"] == pytest.approx(6 * 0.95**5 * 0.05 + 0.95**6)
    told = ecpat("roster", "invite", "sure.csv", *RULES).said
    assert "6 people have confirmed. 1 person who declined, withdrew or waits is not counted." in told


def test_the_no_show_rates_have_an_old_name_as_well(ecpat: Ecpat) -> None:
    now, before = (ecpat("roster", "invite", "--want", "8", option, "15%") for option in ("--no-show", "--drop-out"))
    assert now.exit_code == Exit.CLEAN
    assert before.said == now.said
    assert "--no-show 15%" in now.said


def test_as_a_workbook(ecpat: Ecpat, folder: Path) -> None:
    assert ecpat("roster", "invite", LIST, *RULES, "-o", "invite.xlsx").exit_code == Exit.CLEAN
    assert "37.2 %" in opening.text(folder / "invite.xlsx")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "the target isn't given."),
        (("--want", "8"), "how many stay away isn't said."),
        (("--want", "many", "--no-show", "10%"), "--want many: write"),
        (("--want", "8.5", "--no-show", "10%"), "--want 8.5: people are counted whole"),
        (("--want", "20 %", "--no-show", "10%"), "write how many people shall come"),
        (("--want", "8", "--no-show", "95%"), "write a percentage from 0 % to 90 %"),
        (("--want", "8", "--no-show", "10%", "--sure", "often"), "--sure often: write a percentage"),
        (("--of", "police", *RULES), "the target for police isn't given."),
        (("--want", "8", "--no-show", "10%", "--mapping", "map.yaml"), "--mapping says how a list is read, and none"),
        (
            (LIST, "--want", "8", "--of", "bakers", "--no-show", "10%"),
            "it isn't known which people of the list that is",
        ),
    ],
)
def test_what_cant_be_understood(ecpat: Ecpat, arguments: tuple[object, ...], said: str) -> None:
    ran = ecpat("roster", "invite", *arguments)
    assert ran.exit_code == Exit.USAGE
    assert said in ran.said


def test_a_programme_without_rates_is_told_what_to_write(ecpat: Ecpat, folder: Path) -> None:
    text = (EXAMPLE / "programme.yaml").read_text("utf-8")
    (folder / "bare.yaml").write_text(re.sub("(?m)^no-show:.*$", "", text), encoding="utf-8")
    (folder / "part.yaml").write_text(re.sub("(?m)^no-show:.*$", "no-show: {GO: 9 %}", text), encoding="utf-8")
    ran = ecpat("roster", "invite", "--programme", "bare.yaml")
    assert ran.exit_code == Exit.FINDINGS
    assert "no-show: {law enforcement: 20 %, otherwise: 10 %}" in ran.said
    assert ecpat("roster", "invite", "--programme", "bare.yaml", "--no-show", "10%").exit_code == Exit.CLEAN
    assert "otherwise: 10 %" in ecpat("roster", "invite", "--programme", "part.yaml").said

"""Shares of a room through every command that asks for them: what is printed, and what no whole number of people is."""

import json
from pathlib import Path

import pytest

from ecpat_training.core.errors import Exit
from tests.commands.conftest import Ecpat
from tests.commands.material import PROGRAMME
from tests.commands.test_roster_invite import tables

MIX = (
    "mix: {of: stakeholder, want: {GO: 1-2, IGO: at least 1, NGO: at least 1}, because: cooperation is what it is for}"
)
SIDES = "    - mix: {of: role, want: {law enforcement: 2-3}}\n"


def programme(folder: Path, *, size: str, rule: str) -> None:
    asked = PROGRAMME.replace("size: 3-6", f"size: {size}").replace(SIDES, "").replace(MIX, rule)
    assert rule in asked
    (folder / "programme.yaml").write_text(asked, "utf-8")


def roster(folder: Path, *, go: int, ngo: int) -> None:
    people = [f"Ana {n},Petrova {n},{'GO' if n < go else 'NGO'}" for n in range(go + ngo)]
    (folder / "roster.csv").write_text("\n".join(["given name,surname,type", *people]), "utf-8")


def test_a_donors_minimum_is_rounded_up_and_the_real_share_stands_beside(ecpat: Ecpat, folder: Path) -> None:
    programme(folder, size="15-20", rule="mix: {of: stakeholder, want: {GO: at least 40 %}}")
    roster(folder, go=7, ngo=11)
    ran = ecpat("roster", "check", "roster.csv", "--programme", "programme.yaml", "--note", "note.html", "--out", "-")
    assert ran.exit_code == Exit.FINDINGS
    (row,) = [row for row in tables(ran.raw)["Rules"] if row["Kind"] == "GO"]
    assert (row["Have"], row["Share"], row["Want"]) == (7, "7 of 18, 38.9 %", "at least 8 (at least 40 %)")
    assert row["Short"] == 1
    note = (folder / "note.html").read_text("utf-8").replace("\u00a0", " ")
    assert "1 GO short (" in note
    assert "GO: 7 of 18, 38.9 %; at least 40 % are wanted." in note


def test_a_band_that_no_whole_number_meets_is_said_to_the_partner(ecpat: Ecpat, folder: Path) -> None:
    programme(folder, size="3-6", rule="mix: {of: stakeholder, want: {GO: 35-45 %}}")
    roster(folder, go=1, ngo=3)
    ran = ecpat("roster", "check", "roster.csv", "--programme", "programme.yaml")
    assert ran.exit_code == Exit.FINDINGS
    assert "GO: no whole number of 4 people is 35-45 %: 1 is 25.0 %, 2 is 50.0 %." in ran.said
    assert "1 GO short" not in ran.said
    assert "Nobody is missing" not in ran.said
    assert "2-1" not in ran.said
    ran = ecpat("roster", "check", "roster.csv", "--programme", "programme.yaml", "--quiet")
    assert "5 people could keep it" in ran.said


def test_a_selection_says_which_band_no_number_meets(ecpat: Ecpat, folder: Path) -> None:
    programme(folder, size="3-6", rule="mix: {of: stakeholder, want: {GO: 35-45 %}}")
    roster(folder, go=6, ngo=6)
    select = ("roster", "select", "roster.csv", "--programme", "programme.yaml", "--seats")
    ran = ecpat(*select, "4")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert (
        "“at least 2 GO (35-45 % of 4 seats, which no whole number is)” and “at most 1 GO (35-45 % of 4 seats, which "
        "no whole number is)” can't hold together: they count the same 6 applicants." in ran.said
    )
    assert "becomes “at most 2 GO”" in ran.said or "becomes “at least 1 GO”" in ran.said
    ran = ecpat(*select, "5", "--out", "-")
    rows = {row["asked"]: row for row in json.loads(ran.raw)["quotas"]}
    assert rows["at least 2 GO (35-45 % of 5 seats)"]["share"] == "2 of 5, 40.0 %"
    assert "2 of 5, 40.0 %" in ecpat(*select, "5").said


def test_a_wish_for_such_a_band_gives_way_on_one_side_and_says_so(ecpat: Ecpat, folder: Path) -> None:
    programme(folder, size="3-6", rule="mix: {of: stakeholder, want: {GO: 35-45 %}, weight: 2}")
    roster(folder, go=6, ngo=6)
    ran = ecpat("roster", "select", "roster.csv", "--programme", "programme.yaml", "--seats", "4")
    assert ran.exit_code == Exit.CLEAN
    assert "gave way: at most 1 GO (35-45 % of 4 seats, which no whole number is) can't be kept" in ran.said


def test_a_share_among_some_is_told_of_those_drawn(ecpat: Ecpat, folder: Path) -> None:
    rule = "crossed: {of: gender, among: {stakeholder: GO}, want: {female: at least 30 %, male: at most 70 %}}"
    programme(folder, size="3-6", rule=rule)
    people = [f"Ana {n},Petrova {n},{'GO' if n < 6 else 'NGO'},{'F' if n in (0, 7) else 'M'}" for n in range(12)]
    (folder / "roster.csv").write_text("\n".join(["given name,surname,type,gender", *people]), "utf-8")
    for seed in range(5):
        ran = ecpat(
            "roster", "select", "roster.csv", "--programme", "programme.yaml", "--seats", "6", "--out", "-",
            "--seed", seed,
        )  # fmt: skip
        rows = {row["asked"]: row for row in json.loads(ran.raw)["quotas"]}
        assert set(rows) >= {"female at least 30 % among GO", "male at most 70 % among GO"}
        women, men = (rows[asked]["share"] for asked in rows if " %" in asked)
        assert int(women.split(" of ")[0]) + int(men.split(" of ")[0]) == int(men.split(" of ")[1].split(",")[0])


@pytest.mark.parametrize(("people", "said"), [(18, "8–9"), (4, "35–50 %")])
def test_partners_are_told_head_counts_or_the_band(ecpat: Ecpat, folder: Path, people: int, said: str) -> None:
    band = "40-50 %" if people == 18 else "35-49 %"
    programme(folder, size=str(people), rule=f"mix: {{of: stakeholder, want: {{GO: {band}}}}}")
    training = (folder / "programme.yaml").read_text("utf-8").replace("participants: 20", f"participants: {people}")
    (folder / "programme.yaml").write_text(training, "utf-8")
    ran = ecpat("roster", "template", "--programme", "programme.yaml", "--training", "bg-1")
    assert said.replace("50 %", "49 %") in ran.said


def test_invitations_pass_over_a_band_that_no_number_meets_and_say_so(ecpat: Ecpat, folder: Path) -> None:
    programme(folder, size="4", rule="mix: {of: stakeholder, want: {GO: 35-45 %}}")
    ran = ecpat("roster", "invite", "--programme", "programme.yaml", "--no-show", "10 %")
    assert "GO: no whole number of 4 people is 35-45 %: 1 is 25.0 %, 2 is 50.0 %." in ran.said

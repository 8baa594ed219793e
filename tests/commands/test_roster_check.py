"""`ecpat roster check`: who is in the room and whom to recruit, from the list as the partner sent it."""

import json
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import FORMATS, PROGRAMME, ROSTER, outs, written
from tests.commands.running import EXAMPLE

AS_SENT = EXAMPLE / "roster-as-sent.xlsx"
FINAL = EXAMPLE / "roster.csv"
RULES = ("--programme", EXAMPLE / "programme.yaml")


def test_the_list_as_sent_lacks_law_enforcers_and_a_prosecutor(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "check", AS_SENT, *RULES)
    assert ran.exit_code == Exit.FINDINGS
    for gap in ("4 law enforcers short", "1 prosecutor short", "3 NGO over", "1 of “Shoqata Shembull” over"):
        assert gap in ran.said
    assert "17 participants, and 2 rows that repeat somebody and 1 other row not counted." in ran.said
    assert "roster-as-sent.xlsx!Pjesëmarrësit!D20: warning: `F/M` in column `Gjinia (F/M)`" in ran.stderr
    assert "row 18 repeats row 12" in ran.stderr


def test_the_list_with_the_gaps_filled_keeps_every_rule(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "check", FINAL, *RULES)
    assert (ran.exit_code, ran.stderr) == (Exit.CLEAN, "")
    assert "All 7 rules are kept." in ran.stdout
    assert "Nobody is missing, and nobody is too many." in ran.stdout


def test_have_and_want_stand_side_by_side_as_data(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "check", AS_SENT, *RULES, "--out", "-")
    assert ran.exit_code == Exit.FINDINGS
    rules: list[dict[str, Any]] = next(b["rows"] for b in json.loads(ran.raw)["blocks"] if b.get("name") == "Rules")
    (law,) = [rule for rule in rules if rule["Kind"] == "law enforcement"]
    assert (law["Have"], law["Want"], law["Short"], law["Over"], law["Verdict"]) == (4, "8-12", 4, 0, "broken")


def test_rows_are_counted_or_listed_with_the_reason(ecpat: Ecpat) -> None:
    blocks = json.loads(ecpat("roster", "check", AS_SENT, *RULES, "--out", "-").raw)["blocks"]
    (facts,) = [dict(block["pairs"]) for block in blocks if block["kind"] == "facts"]
    (left_out,) = [block["rows"] for block in blocks if block.get("name") == "Not counted"]
    assert int(facts["Rows that hold anything"]) == int(facts["Participants counted"]) + len(left_out)
    assert all(row["Where"] and row["Why"] for row in left_out)


def test_the_gap_note_is_written_in_every_format(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat("roster", "check", AS_SENT, *RULES, *outs("gap"))
    assert ran.exit_code == Exit.FINDINGS, "the note is written although a rule is broken"
    for ending in FORMATS:
        text = opening.text(folder / f"gap.{ending}")
        assert "4 law enforcers short" in text, ending
        assert ("For the coordinator" in text) == (ending != "docx"), "Word is the note alone, to be sent back"


def test_readings_of_professions_stand_on_the_first_page(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "check", AS_SENT, *RULES)
    note = ran.said.partition("For the coordinator")[0]
    assert "Read as police officer: “" in note
    assert "If one of them is another profession, please write it in full." in note


def test_a_list_comes_through_a_pipe(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME)
    piped = ecpat("roster", "check", "-", "--programme", "programme.yaml", stdin=ROSTER.encode())
    assert piped.exit_code == Exit.CLEAN
    assert "standard input" in piped.stdout
    empty = ecpat("roster", "check", "-", "--programme", "programme.yaml")
    assert "standard input: error: the file is empty" in empty.stderr


def test_an_encoding_is_asked_for_and_never_guessed(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME)
    (folder / "roster.csv").write_bytes(ROSTER.replace("Ana,Petrova", "Ana,Dvořáková").encode("cp1250"))
    arguments = ("roster", "check", "roster.csv", "--programme", "programme.yaml")
    asked = ecpat(*arguments)
    assert asked.exit_code == Exit.INPUT
    assert "roster.csv:2" in asked.stderr
    assert "--encoding" in asked.stderr
    assert ecpat(*arguments, "--encoding", "cp1250").exit_code == Exit.CLEAN
    unknown = ecpat(*arguments, "--encoding", "cp125O")
    assert unknown.exit_code == Exit.USAGE
    assert "cp125O" in unknown.stderr


def test_a_sheet_that_is_not_there_is_answered_with_those_that_are(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "check", AS_SENT, *RULES, "--sheet", "Sheet1")
    assert ran.exit_code == Exit.USAGE
    assert "'Pjesëmarrësit' and 'Shënime'" in ran.stderr


def test_a_sheet_that_is_no_list_says_what_a_list_needs(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "check", AS_SENT, *RULES, "--sheet", "Shënime")
    assert ran.exit_code == Exit.FINDINGS
    assert "no row names the columns of a participant list" in ran.stderr


def test_a_broken_wish_is_said_and_no_finding(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME.replace("size: 3-6", "size: {people: 9-12, weight: 2}"), roster_csv=ROSTER)
    ran = ecpat("roster", "check", "roster.csv", "--programme", "programme.yaml")
    assert "6 participants short." in ran.said
    assert ran.exit_code == Exit.CLEAN


@pytest.mark.parametrize("fault", ["rosters: []", "size: many", "sise: 3-6"])
def test_a_fault_in_the_programme_is_said_before_the_list_is_judged(ecpat: Ecpat, folder: Path, fault: str) -> None:
    programme = PROGRAMME.replace("size: 3-6", fault) if "s:" not in fault else PROGRAMME + fault
    written(folder, programme=programme, roster_csv=ROSTER)
    ran = ecpat("roster", "check", "roster.csv", "--programme", "programme.yaml")
    assert ran.exit_code == Exit.FINDINGS
    assert ran.stdout == ""
    assert ran.stderr.startswith("programme.yaml:")


def test_a_fault_in_the_programme_and_a_list_that_is_missing_are_said_together(ecpat: Ecpat, folder: Path) -> None:
    written(folder, programme=PROGRAMME.replace("size: 3-6", "sise: 3-6"))
    ran = ecpat("roster", "check", "rooster.csv", "--programme", "programme.yaml")
    assert ran.exit_code == Exit.INPUT
    assert "programme.yaml:" in ran.stderr
    assert "rooster.csv: error: there is no such file" in ran.stderr

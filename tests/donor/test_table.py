"""Persons once and participations beside them: every cell is counted again by a second program."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.commands.running import run_here
from tests.donor.material import donor, people, write_list
from tests.donor.second import COUNTED, cells, rows


def answer(*arguments: str) -> Any:
    ran = donor(*arguments, "--json")
    assert ran.exit_code in (0, 1), ran.stderr
    return json.loads(ran.stdout)["result"]


def test_people_of_two_years_are_one_person_each(folder: Path) -> None:
    ran = donor("--donor", "cepol")
    assert "300 persons took part 350 times, in 2 lists." in ran.said


@pytest.mark.parametrize("template", ["eea", "justice"])
def test_every_cell_is_counted_again_by_a_second_program(folder: Path, template: str) -> None:
    there = rows(folder)
    told = answer("--donor", template)
    seen = 0
    for one in (told["everybody"], *told["indicators"]):
        if not one["figures"]:
            assert one["why"] or one["organisations"] is not None
            continue
        again = cells(there, one["code"])
        figures = {(one["code"], each["window"], each["by"], each["label"]): each for each in one["figures"]}
        assert {cell for cell, each in figures.items() if each["participations"]} == again.keys()
        for cell, (persons, times, lines) in again.items():
            each = figures[cell]
            assert (each["persons_low"], each["persons_high"], each["participations"]) == (persons, persons, times)
            assert {source["file"]: tuple(source["rows"]) for source in each["sources"]} == lines
            assert sum(source["participations"] for source in each["sources"]) == times
            seen += 1
    assert seen > 100


def test_organisations_count_once(folder: Path) -> None:
    told = answer("--donor", "eea")
    one = next(each for each in told["indicators"] if each["code"] == "CIV-039")
    completed = [each for each in rows(folder) if COUNTED["CIV-007"](each) and each.stakeholder == "NGO"]
    assert one["organisations"] == len({each.organisation for each in completed})


def test_the_workbook_has_the_same_numbers(folder: Path) -> None:
    assert donor("--donor", "justice", "--out", "table.xlsx").exit_code == 0
    sheet = openpyxl.load_workbook(folder / "table.xlsx")["Targets"]
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(line for line in lines if "Code" in line)
    of = {line[head.index("Code")]: line for line in lines}
    total = cells(rows(folder), "1")["1", "", "", ""]
    assert (of["1"][head.index("Persons")], of["1"][head.index("Participations")]) == total[:2]
    assert of["5a"][head.index("Target persons")] == 280
    assert of["5a"][head.index("Target participations")] == 360


def test_until_pairs_are_decided_persons_are_a_range(folder: Path) -> None:
    ran = run_here(["donor", "al-1.csv", "al-2.csv", "--donor", "cepol", "-p", "programme.yaml"])
    assert ran.exit_code == 1
    assert "300 to 350 persons took part 350 times" in ran.said


def test_a_course_of_one_day_is_no_course_for_the_eea_grants(folder: Path) -> None:
    write_list(folder / "al-3.csv", people(30, seed=8), 99)
    told = json.loads(run_here(["donor", "al-3.csv", "--donor", "eea", "-p", "programme.yaml", "--json"]).stdout)
    of = {one["code"]: one["figures"][0]["participations"] for one in told["result"]["indicators"] if one["figures"]}
    assert of == {"ALL-010": 0, "CIV-007": 29}
    assert "donor.half-days" in {one["code"] for one in told["findings"]}


def test_a_donor_may_ask_for_a_share_of_the_half_days(folder: Path) -> None:
    (folder / "own.yaml").write_text(
        "template: own\ndonor: Ours\nsource: our contract\nindicators:\n"
        "  - {code: A, wording: met minimum requirements, verified: seen, counts: completed,\n"
        "     share of half days: 0.75}\n"
        "  - {code: B, wording: completed, verified: from memory, counts: completed}\n",
        encoding="utf-8",
    )
    told = answer("--donor", "own.yaml")
    of = {one["code"]: one["figures"][0]["participations"] for one in told["indicators"]}
    assert of == {"A": 350, "B": sum(map(COUNTED["CIV-007"], rows(folder)))}
    ran = donor("--donor", "own.yaml", "--out", "own.txt")
    assert "not verified (from memory)" in " ".join((folder / "own.txt").read_text("utf-8").split())
    assert "The wording of B was not read at the source" in ran.said


def test_somebody_on_two_lists_of_one_training_took_part_once(folder: Path) -> None:
    there = people(12, seed=3)
    write_list(folder / "al-1 local.csv", there, 2)
    write_list(folder / "al-1 international.csv", there[:4], 99)
    lists = ["al-1 local.csv", "al-1 international.csv"]
    run_here(["roster", "match", *lists, "--accept-certain", "-o", "twelve.yaml"])
    line = ["donor", *lists, "--donor", "eea", "-p", "programme.yaml", "-d", "twelve.yaml", "--json"]
    told = json.loads(run_here(line).stdout)["result"]
    assert told["everybody"]["figures"][0]["participations"] == 12
    of = {one["code"]: one["figures"][0]["participations"] for one in told["indicators"] if one["figures"]}
    assert of["CIV-007"] == 7  # by the first list six; the third by the second list, whose first missed it there too


def test_a_half_day_for_which_nobody_is_ticked_is_a_half_day(folder: Path) -> None:
    write_list(folder / "al-1.csv", people(12, seed=3), 1)
    ran = run_here(["donor", "al-1.csv", "--donor", "eea", "-p", "programme.yaml", "--json"])
    told = json.loads(ran.stdout)["result"]
    of = {one["code"]: one["figures"][0]["participations"] for one in told["indicators"] if one["figures"]}
    assert of == {"ALL-010": 0, "CIV-007": 0}
    assert "nobody is ticked under Day 2 PM" in ran.stdout


def test_whoever_did_not_come_is_no_participation(folder: Path) -> None:
    (folder / "al-2.csv").write_text(
        "Given name,Surname,E-mail,Attended\nAna,Petrova,ana@example.org,yes\nKari,Nordmann,kari@example.org,no\n"
        "Jean,Marais,jean@example.org,\n",
        encoding="utf-8",
    )
    told = json.loads(run_here(["donor", "al-2.csv", "--donor", "cepol", "-p", "programme.yaml", "--json"]).stdout)
    assert told["result"]["everybody"]["figures"][0]["participations"] == 1


def test_the_table_has_what_a_logframe_asks_for(folder: Path) -> None:
    """Baseline with its year, target, value reached and how much of the target that is."""
    donor("--donor", "eea", "--out", "a.xlsx")
    rows = [*openpyxl.load_workbook(folder / "a.xlsx")["Targets"].iter_rows(values_only=True)]
    one = dict(zip(rows[0], next(row for row in rows if row[0] == "ALL-010"), strict=True))
    assert (one["Baseline"], str(one["Baseline year"]), one["Target persons"]) == (0, "2004", 150)
    assert one["Of the target"] == f"{one['Persons'] / 150:.0%}"
    other = dict(zip(rows[0], next(row for row in rows if row[0] == "CIV-007"), strict=True))
    assert not other["Of the target"]

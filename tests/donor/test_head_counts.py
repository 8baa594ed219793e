"""Numbers without names add to participations and never to persons, and the table says so."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.donor.material import donor

NUMBERS = """\
Training,Counts,Sex,Side,Number,Answered
al-2,took part,women,care,12,
al-2,took part,men,law enforcement,19,
al-2,completed,women,care,11,
al-2,used after three months,,,14,18
"""


def answer(folder: Path, numbers: str, *arguments: str) -> Any:
    (folder / "partner.csv").write_text(numbers, encoding="utf-8")
    ran = donor("--counts", "partner.csv", *arguments, "--json")
    return json.loads(ran.stdout)["result"], ran


def test_they_add_to_participations_alone(folder: Path) -> None:
    told, _ = answer(folder, NUMBERS, "--donor", "isf")
    total = told["everybody"]["figures"][0]
    assert (total["persons_low"], total["persons_high"]) == (300, 300)
    assert (total["participations"], total["without_names"]) == (350 + 31, 31)
    of = {one["code"]: one for one in told["indicators"]}
    using = of["R-using"]["figures"][0]
    assert (using["persons_low"], using["participations"], using["answered"]) == (None, 14, 18)
    assert of["R-useful"]["why"].startswith("not received")
    source = next(one for one in total["sources"] if not one["named"])
    assert source == {"file": "partner.csv", "rows": [2, 3], "participations": 31, "named": False}


def test_of_a_year_without_answers_there_is_no_number(folder: Path) -> None:
    told, _ = answer(folder, NUMBERS, "--donor", "isf")
    using = next(one for one in told["indicators"] if one["code"] == "R-using")
    assert {one["window"] for one in using["figures"]} == {"", "2006", "until 2006"}


def test_the_table_says_so(folder: Path) -> None:
    (folder / "partner.csv").write_text(NUMBERS, encoding="utf-8")
    ran = donor("--counts", "partner.csv", "--donor", "isf")
    assert "300 persons took part 350 times, in 2 lists. With 31 more participations without names" in ran.said
    assert "never among the persons: nobody knows who they are" in ran.said
    assert "14 of 18 who answered" in ran.said


def test_completed_ones_count_where_every_half_day_is_asked_for(folder: Path) -> None:
    told, _ = answer(folder, NUMBERS, "--donor", "eea")
    of = {one["code"]: one["figures"][0]["without_names"] for one in told["indicators"] if one["figures"]}
    assert of == {"ALL-010": 0, "CIV-007": 11}  # of the first nobody knows who works for the government


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("al-9,,,,12,", "the programme has no training"),
        ("al-2,came,,,12,", "is none of"),
        ("al-2,,robot,,12,", "under sex isn't known"),
        ("al-2,,,kitchen,12,", "under side isn't known"),
        ("al-2,,,,-3,", "is no whole number"),
        ("al-2,,,,1.5,", "is no whole number"),
        ("al-2,,,,,", "it has no number"),
        ("al-2,,,,12,14", "`answered` belongs to"),
        ("al-2,found useful,,,12,", "`answered` belongs to"),
        ("al-2,found useful,,,12,11", "is not possible"),
        (",,,,12,", "it names no training"),
    ],
)
def test_what_is_not_known_is_never_a_number(folder: Path, row: str, why: str) -> None:
    (folder / "partner.csv").write_text(f"Training,Counts,Sex,Side,Number,Answered\n{row}\n", encoding="utf-8")
    ran = donor("--counts", "partner.csv", "--donor", "isf")
    assert ran.exit_code == 1
    assert why in ran.said
    assert "partner.csv:2" in ran.said

"""`ecpat roster groups`: who sits with whom, exercise after exercise, from a list as it comes."""

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat

ROSTER = """\
Given name,Surname,Organisation,GO/IGO/NGO,Profession,Gender
Ana,Canary,City Police,GO,police officer,f
Bo,Canary,City Police,GO,police officer,m
Cem,Canary,Border Police,GO,police officer,m
Dita,Canary,Court,GO,prosecutor,f
Eva,Canary,Helpline,NGO,social worker,f
Flo,Canary,Shelter,NGO,social worker,m
Gil,Canary,Shelter,NGO,psychologist,m
=Hana,Canary,Helpline,NGO,social worker,f
"""
QUICK = ("--effort", "0.1")


@pytest.fixture(autouse=True)
def _list(folder: Path) -> None:
    (folder / "roster.csv").write_text(ROSTER, encoding="utf-8")


def answer(ecpat: Ecpat, *options: object) -> dict[str, Any]:
    """What a program reads."""
    ran = ecpat("roster", "groups", "roster.csv", *options, *QUICK, "--out", "-")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    data: dict[str, Any] = json.loads(ran.raw)
    return data


def refusal(ecpat: Ecpat, *options: object) -> str:
    """What is said of options that can't be."""
    ran = ecpat("roster", "groups", "roster.csv", *options, *QUICK)
    assert (ran.exit_code, ran.stdout) == (Exit.USAGE, "")
    return ran.said


def test_each_round_is_shown_with_what_each_goal_costs(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "groups", "roster.csv", "--sizes", "4x2", "--rounds", "3", *QUICK)
    assert ran.exit_code == Exit.CLEAN
    assert "12 of 16 pairs of different stakeholder types meet (more is not possible)" in ran.said
    assert "No two people sit together twice." in ran.said
    for title in ("Round 1", "Round 3", "What each goal costs the others"):
        assert title in ran.stdout
    for goal in ("Meet other sectors", "Mixed groups", "Meet new people"):
        assert goal in ran.stdout


def test_everybody_sits_once_in_each_round(ecpat: Ecpat) -> None:
    data = answer(ecpat, "--groups", "2", "--rounds", "3", "--first", "mixed-groups")
    for groups in data["rounds"]:
        assert sorted(code for group in groups for code in group) == [f"R{row}" for row in range(2, 10)]
    assert data["goals"]["mixed-groups"]["off"] == 0
    assert data["first"] == "mixed-groups"


def test_people_sit_apart_and_together_as_asked(ecpat: Ecpat) -> None:
    data = answer(ecpat, "--sizes", "2x3+2", "--rounds", "3", "--apart", "R2,r6", "--together", "R3 R4")
    for groups in data["rounds"]:
        assert not any({"R2", "R6"} <= set(group) for group in groups)
        assert any({"R3", "R4"} <= set(group) for group in groups)


def test_names_are_printed_only_when_asked(ecpat: Ecpat, folder: Path) -> None:
    files = [f"groups.{ending}" for ending in ("docx", "xlsx", "html", "json", "txt", "csv")]
    out = [part for name in files for part in ("--out", name)]
    ran = ecpat("roster", "groups", "roster.csv", "--groups", "2", *QUICK, *out)
    assert "with --names they show names" in ran.stderr
    assert "Canary" not in ran.said
    for name in files:
        assert not any(b"Canary" in part for part in opening.parts(folder / name).values()), name
    ran = ecpat("roster", "groups", "roster.csv", "--groups", "2", *QUICK, *out, "--names", "--force")
    for name in files:
        assert any(b"Ana Canary" in part for part in opening.parts(folder / name).values()), name


def test_names_that_a_list_does_not_have_are_missed_aloud(ecpat: Ecpat, folder: Path) -> None:
    lines = [line.split(",", 2) for line in ROSTER.splitlines()]
    coded = [f"{'Code' if not at else f'MD-{at:02}'},{rest}" for at, (_, _, rest) in enumerate(lines)]
    (folder / "roster.csv").write_text("\n".join(coded), encoding="utf-8")
    ran = ecpat("roster", "groups", "roster.csv", "--groups", "2", *QUICK, "--names")
    assert "the list has no name of MD-01, MD-02" in ran.said
    assert "`ecpat roster select --names` writes them into selection.csv" in ran.said


def test_a_sign_for_each_table_and_round(ecpat: Ecpat, folder: Path) -> None:
    ecpat("roster", "groups", "roster.csv", "--groups", "2", "--rounds", "2", "--names", *QUICK, "--out", "signs.docx")
    texts = opening.texts(folder / "signs.docx")
    assert [one for one in texts if one in ("Group 1", "Group 2")] == ["Group 1", "Group 2"] * 2
    last = len(texts) - texts[::-1].index("Group 2")
    assert texts[last] == "Round 2"
    assert sum("Canary" in one for one in texts[last : last + 6]) == 4


def test_a_name_is_no_formula_in_a_table(ecpat: Ecpat, folder: Path) -> None:
    ecpat("roster", "groups", "roster.csv", "--groups", "2", "--names", *QUICK, "--out", "g.csv", "--out", "g.xlsx")
    with (folder / "g.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["Name"] for row in rows if row["Person"] == "R9"] == ["'=Hana Canary"]
    sheet = openpyxl.load_workbook(folder / "g.xlsx")["By person"]
    assert {cell.data_type for cell in sheet["B"]} == {"s"}


def test_whoever_declined_or_withdrew_gets_no_seat(ecpat: Ecpat, folder: Path) -> None:
    said = ["confirmat", "refuzat", "confirmat", "confirmat", "confirmat", "retras", "confirmat", "confirmat"]
    lines = zip(ROSTER.splitlines(), ["Statut", *said], strict=True)
    (folder / "roster.csv").write_text("\n".join(map(",".join, lines)), encoding="utf-8")
    seated = ["R2", "R4", "R5", "R6", "R8", "R9"]
    (groups,) = answer(ecpat, "--groups", "2")["rounds"]
    assert sorted(code for group in groups for code in group) == seated
    ran = ecpat("roster", "groups", "roster.csv", "--groups", "2", *QUICK)
    assert "2 people get no seat: 1 declined (line 3) and 1 withdrawn (line 7)." in ran.said
    assert "--together: R3 has the status declined." in refusal(ecpat, "--groups", "2", "--together", "R2,R3")
    held = "Person,Round 1\n" + "".join(f"R{row},{row % 2 + 1}\n" for row in range(2, 10) if row != 3)
    (folder / "held.csv").write_text(held, encoding="utf-8")
    again = ("--groups", "2", "--rounds", "2", "--earlier", "held.csv")
    first, second = answer(ecpat, *again, "--held", "1", "--leaves", "r7 after 1")["rounds"]
    assert (first, sorted(map(len, second))) == ([["R2", "R4", "R6", "R8"], ["R5", "R7", "R9"]], [3, 3])
    assert sorted(code for groups in answer(ecpat, *again)["rounds"] for group in groups for code in group) == sorted(
        seated * 2
    )


def test_a_mapping_says_how_words_are_read(ecpat: Ecpat, folder: Path) -> None:
    (folder / "roster.csv").write_text(ROSTER.replace("Helpline,NGO", "Helpline,secție"), encoding="utf-8")
    ecpat("roster", "map", "roster.csv", "--out", "map.yaml")
    mapping = (folder / "map.yaml").read_text(encoding="utf-8")
    (folder / "map.yaml").write_text(mapping.replace('"secție":', '"secție": GO'), encoding="utf-8")
    ran = ecpat("roster", "groups", "roster.csv", "--groups", "2", *QUICK, "--mapping", "map.yaml")
    assert (ran.exit_code, "isn't known" in ran.said) == (Exit.CLEAN, False)


@pytest.mark.parametrize("name", ["groups.xlsx", "groups.csv"])
def test_rounds_that_were_held_stay_when_somebody_drops_out(ecpat: Ecpat, folder: Path, name: str) -> None:
    ecpat("roster", "groups", "roster.csv", "--groups", "2", "--rounds", "3", *QUICK, "--out", name, "--out", "a.json")
    before = json.loads((folder / "a.json").read_text("utf-8"))["rounds"]
    again = ("--groups", "2", "--rounds", "3", "--earlier", name, "--held", "1", "--leaves", "R5 after 1")
    after = answer(ecpat, *again)["rounds"]
    assert after[0] == before[0]
    assert all("R5" not in group for groups in after[1:] for group in groups)
    assert [sorted(map(len, groups)) for groups in after] == [[4, 4], [3, 4], [3, 4]]


def test_earlier_groups_count_as_meetings(ecpat: Ecpat, folder: Path) -> None:
    pairs = "Person,Round 1\n" + "".join(f"R{row},{row // 2}\n" for row in range(2, 10))
    (folder / "pilot.csv").write_text(pairs, encoding="utf-8")
    data = answer(ecpat, "--sizes", "4x2", "--rounds", "6", "--first", "new-people", "--earlier", "pilot.csv")
    assert data["goals"]["new-people"]["pairs_met"] == 28
    assert all(abs(int(a[1:]) // 2 - int(b[1:]) // 2) for groups in data["rounds"] for a, b in groups)


def test_sizes_that_do_not_fit_are_said_with_those_that_do(ecpat: Ecpat) -> None:
    assert "has 10 seats for 8 people" in refusal(ecpat, "--sizes", "2x5")
    said = refusal(ecpat, "--sizes", "2x3")
    assert "has 6 seats for 8 people. Write --sizes 2x4, --sizes 2x3+1x2 or --groups 2." in said


def test_an_empty_seat_is_shared_out_and_said(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "groups", "roster.csv", "--sizes", "3x3", "--rounds", "2", *QUICK)
    assert ran.exit_code == Exit.CLEAN
    assert "in round 1 and 2 groups are 2x3+1x2; who sits in a smaller one changes." in ran.said


def test_everything_that_is_wrong_is_said_at_once(ecpat: Ecpat) -> None:
    said = refusal(
        ecpat, "--groups", "2", "--apart", "R2,R77", "--together", "R2,R3", "--apart", "R3,R2",
        "--leaves", "Ana", "--held", "2",
    )  # fmt: skip
    assert "no person on the list has the code `R77`" in said
    assert "R2 and R3 shall sit together and apart." in said
    assert '--leaves "Ana" can\'t be understood. Write --leaves "R7 after 2".' in said
    assert "--held 2: there is no --earlier file." in said


def test_a_round_needs_people_and_a_group_somebody(ecpat: Ecpat) -> None:
    leaving = [part for row in range(2, 10) for part in ("--leaves", f"R{row}:1")]
    assert "in some round no person is there." in refusal(ecpat, "--groups", "2", "--rounds", "2", *leaving)
    assert "--groups 9: there are 8 people. Write --groups 8 or fewer." in refusal(ecpat, "--groups", "9")


def test_one_person_alone_is_one_group(ecpat: Ecpat, folder: Path) -> None:
    first = (folder / "roster.csv").read_text(encoding="utf-8").splitlines()[:2]
    (folder / "roster.csv").write_text("\n".join(first), encoding="utf-8")
    assert "--groups 5: there is 1 person. Write --groups 1." in refusal(ecpat, "--groups", "5")


def test_without_sizes_the_two_ways_to_say_them_are_named(ecpat: Ecpat) -> None:
    assert "Write --sizes 4x5 (4 groups of 5), or --groups 4." in refusal(ecpat)


def test_who_is_not_on_the_list_any_more_is_said(ecpat: Ecpat, folder: Path) -> None:
    (folder / "pilot.csv").write_text("Person,Round 1\nR2,1\nR44,1\n", encoding="utf-8")
    said = refusal(ecpat, "--groups", "2", "--earlier", "pilot.csv")
    assert "pilot.csv: R44 is not on the list." in said
    assert 'say --leaves "R7 after 2" instead of deleting the row' in said


def test_a_list_whose_rows_have_moved_is_noticed(ecpat: Ecpat, folder: Path) -> None:
    ecpat("roster", "groups", "roster.csv", "--groups", "2", *QUICK, "--out", "groups.xlsx")
    lines = ROSTER.splitlines(keepends=True)
    (folder / "roster.csv").write_text("".join([lines[0], *lines[2:]]), encoding="utf-8")
    ran = ecpat("roster", "groups", "roster.csv", "--groups", "2", "--earlier", "groups.xlsx", *QUICK)
    assert "groups.xlsx: R9 is not on the list." in ran.said
    (folder / "roster.csv").write_text("".join([*lines[:1], *lines[2:], lines[1]]), encoding="utf-8")
    ran = ecpat("roster", "groups", "roster.csv", "--groups", "2", "--earlier", "groups.xlsx", *QUICK)
    assert "R5 and R9 have another stakeholder type there than on the list." in ran.said


def test_what_can_not_be_kept_is_said_and_nothing_is_written(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat("roster", "groups", "roster.csv", "--sizes", "2x4", "--rounds", "4", "--meet-at-most", "1", *QUICK,
                "--out", "g.xlsx")  # fmt: skip
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "two people would sit together" in ran.said
    assert not (folder / "g.xlsx").exists()
    ran = ecpat("roster", "groups", "roster.csv", "--groups", "2", *(("--apart", "R2,R3,R4")), *QUICK)
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "would sit together" in ran.said


def test_what_is_not_known_of_people_is_said(ecpat: Ecpat, folder: Path) -> None:
    (folder / "roster.csv").write_text(ROSTER.replace("Helpline,NGO", "Helpline,"), encoding="utf-8")
    ran = ecpat("roster", "groups", "roster.csv", "--groups", "2", *QUICK)
    assert "the stakeholder type of R6 and R9 isn't known: groups are mixed without it." in ran.said

"""`ecpat roster select` and `replace`: who gets a seat, why nobody can, and who comes instead."""

import json
from pathlib import Path
from typing import Any

import pytest

from ecpat_training.core.errors import Exit
from tests.commands import opening
from tests.commands.conftest import Ecpat
from tests.commands.material import outs
from tests.commands.running import EXAMPLE

LIST = EXAMPLE / "roster.csv"
RULES = ("--programme", EXAMPLE / "programme.yaml")
QUOTAS = """\
feature,value,min,max
sector,NGO,3,4
sector,GO,1,3
gender,F,0,2
gender,M,0,6
"""


@pytest.fixture
def applicants(folder: Path) -> Path:
    """Twelve applicants; all of the five from NGOs are women."""
    rows = ["Name,sector,gender", *[f"Ana {n},NGO,F" for n in range(5)], *[f"Jan {n},GO,M" for n in range(7)]]
    path = folder / "people.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    (folder / "features.csv").write_text(QUOTAS, encoding="utf-8")
    return path


def data(ecpat: Ecpat, *arguments: object) -> dict[str, Any]:
    ran = ecpat(*arguments, "--out", "-")
    assert ran.exit_code == Exit.CLEAN, ran.stderr
    told: dict[str, Any] = json.loads(ran.raw)
    return told


def test_a_room_that_keeps_the_programmes_rules(ecpat: Ecpat, folder: Path) -> None:
    ran = ecpat("roster", "select", LIST, "--seats", "18", *RULES, "--out", "selection.csv")
    assert ran.exit_code == Exit.CLEAN
    assert "18 people for 18 seats: every quota is kept" in ran.said
    checked = ecpat("roster", "check", folder / "selection.csv", *RULES)
    assert checked.exit_code == Exit.CLEAN
    assert "All 7 rules are kept." in checked.said
    assert "isn't known" not in checked.said
    assert "18 participants" in checked.said
    assert "isn't known as a status" not in checked.said
    again = ecpat("roster", "replace", folder / "selection.csv", *RULES)
    assert "no person has given a seat back" in again.said


def test_chances_and_the_seed_are_said_and_the_seed_draws_again(ecpat: Ecpat) -> None:
    select = ("roster", "select", LIST, "--seats", "18", *RULES)
    first, again, other = (data(ecpat, *select, "--seed", seed) for seed in (5, 5, 6))
    assert first == again
    assert first["chosen"] != other["chosen"]
    assert {one["code"]: one["chance"] for one in first["applicants"]} == {
        one["code"]: one["chance"] for one in other["applicants"]
    }
    assert sum(one["chance"] for one in first["applicants"]) == pytest.approx(18)
    assert first["lowest chance"] == pytest.approx(8 / 9)
    assert "--seed 5" in first["made"]


def test_names_only_where_they_are_asked_for(ecpat: Ecpat, folder: Path) -> None:
    select = ("roster", "select", LIST, "--seats", "18", *RULES)
    ran = ecpat(*select, "--out", "codes.csv", *outs("draw"))
    shown = [ran.stdout, (folder / "codes.csv").read_text("utf-8-sig"), opening.text(folder / "draw.html")]
    assert not any("Rreshti" in text for text in shown)
    assert "Rreshti" in ecpat(*select, "--names").stdout
    ecpat(*select, "--names", "--out", "named.csv")
    assert "Ilir Rreshti" in (folder / "named.csv").read_text("utf-8-sig")


def test_whoever_is_kept_has_a_seat(ecpat: Ecpat) -> None:
    told = data(ecpat, "roster", "select", LIST, "--seats", "18", *RULES, "--selected", "R21,r2")
    assert {"R2", "R21"} <= set(told["chosen"])
    assert [one["seat"] for one in told["applicants"] if one["code"] in ("R2", "R21")] == ["kept", "kept"]


@pytest.mark.parametrize("keep", ["R1", "R2,R99", "nobody"])
def test_a_code_that_nobody_has_is_asked(ecpat: Ecpat, keep: str) -> None:
    ran = ecpat("roster", "select", LIST, "--seats", "18", *RULES, "--selected", keep)
    assert ran.exit_code == Exit.USAGE
    assert "--selected" in ran.stderr


def test_every_conflict_and_the_least_change(ecpat: Ecpat, applicants: Path) -> None:
    ran = ecpat("roster", "select", applicants, "--seats", "6", "--quotas", "features.csv")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "no room of 6 seats keeps every quota: 2 conflicts" in ran.said
    assert (
        "features.csv:2: error: “at least 3 of sector NGO” and “at most 2 of gender F” can't hold together: "
        "5 of 5 applicants of sector NGO are of gender F. The other place is features.csv:4." in ran.said
    )
    assert "“at most 3 of sector GO” and “at most 2 of gender F” can't hold together: 0 of 12 applicants" in ran.said
    assert "moves 1 seat" in ran.said
    assert "features.csv:4: note: “at most 2 of gender F” becomes “at most 3 of gender F”." in ran.said


def test_one_who_is_kept_is_told_as_one(ecpat: Ecpat, applicants: Path) -> None:
    (applicants.parent / "features.csv").write_text("feature,value,min,max\ngender,F,0,0\n", "utf-8")
    ran = ecpat("roster", "select", applicants, "--seats", "6", "--quotas", "features.csv", "--selected", "R2")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "“the 1 person who is kept”" in ran.said


def test_a_wish_gives_way_and_that_is_said(ecpat: Ecpat, folder: Path) -> None:
    programme = (EXAMPLE / "programme.yaml").read_text("utf-8")
    asked = "want: {female: 8-12, male: 8-12}"
    assert asked in programme
    (folder / "programme.yaml").write_text(programme.replace(asked, "want: {female: at least 17}"), "utf-8")
    ran = ecpat("roster", "select", LIST, "--seats", "18", "--programme", "programme.yaml")
    assert ran.exit_code == Exit.CLEAN
    assert "a wish (weight 3) gave way: at least 17 women can't be kept" in ran.said
    assert "These wishes gave way: at least 17 women." in ran.said


def test_of_a_range_among_some_the_bound_that_changes_is_named(ecpat: Ecpat, folder: Path) -> None:
    programme = (EXAMPLE / "programme.yaml").read_text("utf-8")
    before, _, after = programme.partition("  roster:\n")
    rules = "    - crossed: {of: gender, among: {role: law enforcement}, want: {female: 1-2}}\n"
    rules += "    - mix: {of: role, want: {care: at most 4}}\n    - mix: {of: gender, want: {male: at most 5}}\n"
    rest = after[after.index("  team:") :]
    (folder / "programme.yaml").write_text(f"{before}  roster:\n{rules}{rest}", "utf-8")
    ran = ecpat("roster", "select", LIST, "--seats", "12", "--programme", "programme.yaml")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "“at most 2 women among law enforcers”" in ran.said
    assert "1-2" not in ran.said


def test_more_seats_than_applicants(ecpat: Ecpat) -> None:
    ran = ecpat("roster", "select", LIST, "--seats", "40", *RULES)
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "there are 20 applicants for 40 seats" in ran.said


def test_panels_for_dice(ecpat: Ecpat) -> None:
    told = data(ecpat, "roster", "select", LIST, "--seats", "18", *RULES, "--panels", "10")
    assert len(told["panels"]) == 10
    assert told["chosen"] == sorted(told["panels"][told["drawn panel"] - 1], key=lambda code: int(code[1:]))


def test_a_value_without_a_quota_counts_as_nothing_and_is_said(ecpat: Ecpat, applicants: Path) -> None:
    applicants.write_text(applicants.read_text("utf-8") + "\nKim,NGO,\nUli,NGO,Uli Canary\n", "utf-8")
    ran = ecpat("roster", "select", applicants, "--seats", "6", "--quotas", "features.csv")
    assert ran.exit_code == Exit.CLEAN
    assert "1 person (R14) counts as nothing there: their gender isn't known." in ran.said
    assert "1 person (R15) counts as nothing there: no quota names their gender." in ran.said
    assert "Canary" not in ran.said


@pytest.mark.parametrize("by", [(), (*RULES, "--quotas", "features.csv")])
def test_either_a_programme_or_quotas(ecpat: Ecpat, applicants: Path, by: tuple[object, ...]) -> None:
    ran = ecpat("roster", "select", applicants, "--seats", "6", *by)
    assert ran.exit_code == Exit.USAGE
    assert "say by what people are chosen" in ran.said


def test_a_column_that_the_list_lacks(ecpat: Ecpat, applicants: Path, folder: Path) -> None:
    (folder / "features.csv").write_text("feature,value,min,max\nGender,F,1,2\n", "utf-8")
    ran = ecpat("roster", "select", applicants, "--seats", "6", "--quotas", "features.csv")
    assert ran.exit_code == Exit.FINDINGS
    assert "features.csv:2: error: people.csv has no column `Gender`. Did you mean `gender`?" in ran.said


def replaced(ecpat: Ecpat, folder: Path, *arguments: object) -> dict[str, Any]:
    ecpat("roster", "select", LIST, "--seats", "18", *RULES, "--out", "selection.csv")
    return data(ecpat, "roster", "replace", LIST, *RULES, *arguments)


def test_those_who_stay_count_and_those_who_are_gone_are_not_drawn_again(ecpat: Ecpat, folder: Path) -> None:
    told = replaced(ecpat, folder, "--selected", "selection.csv", "--gone", "R14,R20")
    assert len(told["chosen"]) == 18
    assert told["gone"] == ["R14", "R20"]
    assert not {"R14", "R20"} & set(told["chosen"])
    seats = {one["code"]: one["seat"] for one in told["applicants"]}
    assert sorted(code for code, seat in seats.items() if seat == "drawn") == ["R10", "R17"]
    assert all(quota["kept"] for quota in told["quotas"])


def test_no_replacement_keeps_the_quotas(ecpat: Ecpat, folder: Path) -> None:
    ecpat("roster", "select", LIST, "--seats", "18", *RULES, "--out", "selection.csv")
    ran = ecpat("roster", "replace", LIST, *RULES, "--selected", "selection.csv", "--gone", "R11,R10")
    assert ran.exit_code in (Exit.UNSATISFIABLE, Exit.USAGE)
    ran = ecpat("roster", "replace", LIST, *RULES, "--selected", "selection.csv", "--gone", "R11")
    assert ran.exit_code == Exit.UNSATISFIABLE
    assert "“at least 2 IGO” can't hold: 1 of 19 applicants is IGO." in ran.said


def test_a_column_of_status_says_who_has_a_seat(ecpat: Ecpat, folder: Path) -> None:
    lines = LIST.read_text("utf-8-sig").splitlines()
    status = ["Status", *["confirmed"] * 12, "Declined ", *["confirmed"] * 4, "", "waiting list", ""]
    rows = [f"{line};{said}" for line, said in zip(lines, status, strict=True)]
    (folder / "list.csv").write_text("\n".join(rows), "utf-8")
    told = data(ecpat, "roster", "replace", "list.csv", "--quotas", quota(folder), "--seed", "2")
    assert told["seats"] == 17
    assert told["gone"] == ["R14"]


def test_titles_may_stand_above_the_columns_of_quotas(ecpat: Ecpat, applicants: Path) -> None:
    applicants.write_text("Cereri de participare,,\n,,\n" + applicants.read_text("utf-8"), "utf-8")
    (applicants.parent / "features.csv").write_text("feature,value,min,max\nsector,NGO,2,4\n", "utf-8")
    command = ("roster", "select", "people.csv", "--seats", "6", "--quotas", "features.csv")
    assert len(data(ecpat, *command)["applicants"]) == 12
    (applicants.parent / "features.csv").write_text("feature,value,min,max\nGenul,F,2,4\n", "utf-8")
    assert "people.csv has no column `Genul`. Its columns: Name, sector and gender." in ecpat(*command).said


def test_the_lists_own_codes_are_called_its_own(ecpat: Ecpat, folder: Path) -> None:
    head, *rows = LIST.read_text("utf-8-sig").splitlines()
    lines = [f"{head};Cod", *(f"{row};MD-{number:02}" for number, row in enumerate(rows, 1))]
    (folder / "list.csv").write_text("\n".join(lines), "utf-8")
    ran = ecpat("roster", "select", "list.csv", "--seats", "18", *RULES, "--out", "selection.csv")
    assert "Codes are those of the list list.csv." in ran.said
    assert "R and the row" not in ran.said
    ran = ecpat("roster", "replace", "list.csv", *RULES, "--selected", "selection.csv", "--gone", "R14")
    assert "R14 is no code of this list in list.csv. People are called by the list's own codes: MD-01" in ran.said
    for command in (
        ("reserves", "list.csv", *RULES, "--selected", "R14"),
        ("groups", "list.csv", "--groups", "2", "--leaves", "R14 after 1"),
    ):
        ran = ecpat("roster", *command)
        assert "People are called by the list's own codes: MD-01" in ran.said


def test_a_page_is_turned_where_codes_would_break_in_two(ecpat: Ecpat, folder: Path) -> None:
    lines = LIST.read_text("utf-8-sig").splitlines()
    (folder / "list.csv").write_text("\n".join([f"{lines[0]};Țara", *(f"{one};AL" for one in lines[1:])]), "utf-8")
    for name, more in (("upright.docx", ()), ("wide.docx", ("--names",))):
        ecpat("roster", "select", "list.csv", "--seats", "18", *RULES, *more, "--out", name)
    turned = [
        b'orient="landscape"' in opening.parts(folder / name)["word/document.xml"]
        for name in ("upright.docx", "wide.docx")
    ]
    assert turned == [False, True]


def test_whoever_declined_is_not_drawn(ecpat: Ecpat, applicants: Path) -> None:
    head, *rows = applicants.read_text(encoding="utf-8").splitlines()
    said = {2: "refuzat", 3: "retras", 8: "nu a venit", 9: "confirmat", 10: "confirmat"}
    lines = [f"{head},Statut", *(f"{row},{said.get(number, 'înscris')}" for number, row in enumerate(rows, 2))]
    applicants.write_text("\n".join(lines), encoding="utf-8")
    (applicants.parent / "features.csv").write_text("feature,value,min,max\nsector,NGO,2,4\n", encoding="utf-8")
    quotas = ("--quotas", "features.csv")
    told = data(ecpat, "roster", "select", "people.csv", "--seats", "6", *quotas, "--selected", "R3")
    assert "R3" in told["chosen"]
    assert {"R2", "R8"}.isdisjoint(one["code"] for one in told["applicants"])
    ran = ecpat("roster", "select", "people.csv", "--seats", "6", *quotas)
    assert "3 applicants declined, withdrew or did not come, and can't be drawn: R2, R3 and R8." in ran.said
    told = data(ecpat, "roster", "replace", "people.csv", *quotas, "--selected", "R3,R4,R5,R9,R10,R11")
    assert told["gone"] == ["R3"]
    assert {"R2", "R8"}.isdisjoint(one["code"] for one in told["applicants"])


def test_a_status_that_says_nothing_of_a_seat_is_asked(ecpat: Ecpat, folder: Path) -> None:
    rows = ["Gender,Status", "female,confirmed", "male,ask Ana Canary", "female,withdrawn"]
    (folder / "list.csv").write_text("\n".join(rows), "utf-8")
    ran = ecpat("roster", "replace", "list.csv", "--quotas", quota(folder))
    assert ran.exit_code == Exit.FINDINGS
    assert "the status of R3 doesn't say which people have a seat." in ran.said
    assert "Canary" not in ran.said


def quota(folder: Path) -> Path:
    path = folder / "quotas.csv"
    path.write_text("feature,value,min,max\nGender,female,1,20\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--gone", "R14"), "no person in roster.csv has a seat"),
        (("--selected", "R2,R3"), "no person has given a seat back"),
        (("--selected", "R2,R3", "--gone", "R4"), "--gone R4: has no seat to give back"),
    ],
)
def test_what_is_missing_is_said(ecpat: Ecpat, arguments: tuple[str, ...], said: str) -> None:
    ran = ecpat("roster", "replace", LIST, *RULES, *arguments)
    assert ran.exit_code == Exit.USAGE
    assert said in ran.said

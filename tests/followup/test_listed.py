"""Codes are compared with a participant list, which says stakeholder and side where the commitments don't."""

import json
from pathlib import Path

import pytest

from ecpat_training.followup.reading.commitments import read_commitments
from ecpat_training.followup.reading.participant_list import listed
from ecpat_training.followup.reading.places import places_in
from ecpat_training.values.participant import Role
from tests.commands.running import run_here
from tests.folder.material import base

COMMITMENTS = "Code,Commitment 1\nAB12,Call the shelter\nCD34,Tell my team\n"
LIST = (
    "Code,Name,Organisation,Stakeholder,Role\nAB12,Ana B,Police,GO,police officer\n"
    "EF56,Bo C,Shelter,NGO,social worker\n"
)


def folder(tmp_path: Path, participants: str = "", commitments: str = COMMITMENTS) -> Path:
    of = tmp_path / "trainings" / "al-1"
    of.mkdir(parents=True)
    (of / "commitments.csv").write_text(commitments, encoding="utf-8")
    if participants:
        (of / "participants.csv").write_text(participants, encoding="utf-8")
    return of


def test_list_in_the_folder_gives_stakeholder_and_side(tmp_path: Path) -> None:
    (one,) = read_commitments(places_in([folder(tmp_path, LIST)]))
    assert [(who.code, who.stakeholder, who.side) for who in one.people] == [
        ("AB12", "GO", Role.LAW_ENFORCEMENT),
        ("CD34", None, None),
    ]
    assert [said.code for said in one.findings] == ["commitments.unknown-code"]


def test_what_the_commitments_say_holds_over_the_list(tmp_path: Path) -> None:
    (one,) = read_commitments(places_in([folder(tmp_path, LIST, "Code,Commitment,Side\nAB12,a,care\n")]))
    assert one.people[0].side is Role.CARE


def test_codes_of_another_kind_are_said_once_and_compared_with_nothing(tmp_path: Path) -> None:
    other = LIST.replace("AB12", "P-001").replace("EF56", "P-002")
    (one,) = read_commitments(places_in([folder(tmp_path, other)]))
    assert [said.code for said in one.findings] == ["commitments.other-codes"]
    assert {who.stakeholder for who in one.people} == {None}


def test_code_of_two_people_says_of_neither(tmp_path: Path) -> None:
    (one,) = read_commitments(places_in([folder(tmp_path, LIST.replace("EF56", "AB12"))]))
    assert one.people[0].stakeholder is None


def test_a_named_list_without_codes_says_so(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Name,Organisation,Role\nAna B,Police,police officer\n", encoding="utf-8")
    assert [said.code for said in listed(path).findings] == ["commitments.no-codes"]


def test_a_damaged_list_in_the_folder_keeps_nothing_from_being_counted(tmp_path: Path) -> None:
    of = folder(tmp_path)
    (of / "participants.xlsx").write_bytes(b"no workbook")
    (one,) = read_commitments(places_in([of]))
    assert len(one.commitments) == 2
    assert [said.code for said in one.findings] == ["commitments.list"]


def test_files_are_found_in_the_programme_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    of = folder(tmp_path)
    (tmp_path / "programme.yaml").write_text("programme: x\n", encoding="utf-8")
    monkeypatch.chdir(of)
    for line in (["check"], ["check", "--training", "al-1"], ["report"]):
        ended = run_here(["follow-up", *line])
        assert ended.exit_code == 0, ended.said
        assert "2 commitments of 2 people" in ended.said
    assert run_here(["follow-up", "check", "commitments.csv", "--training", "al-1"]).exit_code == 2


def test_what_the_board_calls_a_question_ends_the_check_with_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A date that can be read in two ways keeps commitments from being done, for the board and for the check."""
    base(tmp_path)
    of = tmp_path / "trainings" / "pilot"
    of.mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    for date, state, code in (("2005-04-03", "done", 0), ("03/04/2005", "partly", 1)):
        (of / "commitments.csv").write_text(f"Code,Commitment,By when\nAB12,Call,{date}\n", encoding="utf-8")
        told = json.loads(run_here(["status", "--on", "2005-05-18", "--json"]).raw)["result"]
        (row,) = (one for one in told["trainings"] if one["training"] == "pilot")
        (step,) = (one for one in row["steps"] if one["step"] == "commitments")
        assert step["state"] == state, step
        assert run_here(["follow-up", "check", "--training", "pilot"]).exit_code == code
        assert run_here(["follow-up", "report"]).exit_code == 0  # what is typed counts all the same

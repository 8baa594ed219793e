"""A code of a person is one thing for all commands: letters of any alphabet, digits and `. _ / -`, with a digit or in
capitals. Lists, attendance, certificates, commitments, networks, ledgers and evaluation know the same people by it."""

import csv
import io
import unicodedata
from pathlib import Path

import openpyxl
import pytest

from ecpat_training.network.reading.codes import KnownCodes, column_name
from ecpat_training.roster.reading.own_codes import is_code
from tests.commands.running import run_here
from tests.folder.material import base, write

CODES = {
    "Romanian, Albanian, Czech": ["Ț7M3", "Ț4M3", "Ë9P1", "Ç5R8", "Ž2N6"],
    "Serbian": ["Ђ7М3", "Ћ7М3", "Љ9П1", "Ж5Р8", "Џ2Н6"],
    "Ukrainian": ["Ї7-М3", "Є4-К2", "Ґ9-П1", "Щ5-Р8", "Ю2-Н6"],
    "Greek": ["Ω7Μ3", "Δ4Κ2", "Σ9Π1", "Λ5Ρ8", "Ξ2Ν6"],
    "Georgian": ["ა7მ3", "ბ4კ2", "გ9პ1", "დ5რ8", "ე2ნ6"],
    "decomposed": [unicodedata.normalize("NFD", code) for code in ("Ț7M3", "Š4K2", "Ë9P1", "Ç5R8", "Ž2N6")],
    "with signs": ["AL-017", "AL.018", "AL/019", "K-7M3", "b.204"],
    "Latin": ["A7M3", "D4K2", "S9P1", "E5R8", "Z2N6"],
}
NAMES = ["Ana Prela", "Ben Hoxha", "Ivo Novak", "Mira Kos", "Lena Graf"]


def _table(*rows: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


@pytest.mark.parametrize("codes", CODES.values(), ids=CODES)
def test_all_commands_know_the_people_by_their_codes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, codes: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    base(tmp_path)
    monkeypatch.setenv("ECPAT_KEYS", str(tmp_path.parent / f"{tmp_path.name}-keys"))
    training = tmp_path / "trainings" / "al-1"
    people = [[name, "Police Tirana", "police officer", code] for name, code in zip(NAMES, codes, strict=True)]
    write(training / "participants.csv", _table(["Name", "Organisation", "Role", "Code"], *people))
    signed = [[code, name, "x", "x", "x", "x"] for name, code in zip(NAMES, codes, strict=True)]
    half_days = [f"Day {day} {half}" for day in (1, 2) for half in ("AM", "PM")]
    write(training / "attendance.csv", _table(["Code", "Name", *half_days], *signed))
    ran = run_here(["event", "attendance", "al-1", "--check"])
    assert (ran.exit_code, "5 of 5 people attended, 5 completed" in ran.said) == (0, True)
    ran = run_here(["event", "certificates", "al-1", "--on", "2006-02-10"])
    assert (ran.exit_code, len(list((training / "certificates").glob("*.docx")))) == (0, 5 + 1)  # all.docx

    kept = [[code if place % 2 else code.lower(), "Call the shelter", "done"] for place, code in enumerate(codes)]
    write(training / "commitments.csv", _table(["Code", "I will 1", "Status at 3 months 1"], *kept))
    ran = run_here(["follow-up", "check", "--training", "al-1"])
    assert (ran.exit_code, "5 commitments of 5 people" in ran.said) == (0, True)

    ties = [[code, other, "1", "1"] for code, other in zip(codes, [*codes[1:], codes[0]], strict=True)]
    write(training / "network-before.csv", _table(["From", "To", "Know", "Contacts"], *ties))
    ran = run_here(["network", "check", "--training", "al-1"])
    assert "5 of 5 people answered" in ran.said
    assert "warning" not in ran.said


@pytest.mark.parametrize("codes", CODES.values(), ids=CODES)
def test_the_answers_of_a_networks_form_come_back_to_whom_they_are_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, codes: list[str]
) -> None:
    """Names of questions hold letters of no other alphabet: `know_u216aM3`; two people's never are the same."""
    monkeypatch.chdir(tmp_path)
    people = [[name, "Police Tirana", "police officer", code] for name, code in zip(NAMES, codes, strict=True)]
    write(tmp_path / "list.csv", _table(["Name", "Organisation", "Role", "Code"], *people))
    ran = run_here(["network", "form", "list.csv", "--as", "xlsform", "--out", "form.xlsx"])
    assert ran.exit_code == 0, ran.stderr
    survey = openpyxl.load_workbook(tmp_path / "form.xlsx")["survey"]
    names = [str(row[1]) for row in survey.iter_rows(values_only=True) if row[1]]
    asked = [name for name in names if name.startswith(("know_", "contact_"))]
    assert all(name.isascii() for name in names)
    assert len({*asked}) == len(asked) == 10
    (constraint,) = (
        str(cell) for row in survey.iter_rows(values_only=True) for cell in row if "translate" in str(cell)
    )
    assert all(
        letter in constraint for code in codes for letter in unicodedata.normalize("NFC", code) if letter.isalpha()
    )
    answers = [[code, *("" if name.endswith(f"_{column_name(code)}") else "1" for name in asked)] for code in codes]
    write(tmp_path / "network-before.csv", _table(["own_code", *asked], *answers))
    ran = run_here(["network", "check", "network-before.csv", "--participants", "list.csv"])
    assert "before: 5 of 5 people answered" in ran.said
    assert "[network." not in ran.said
    known = KnownCodes(codes)
    assert [known.of(column_name(code)) for code in codes] == codes


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Ț7M3", True), ("Ж-017", True), ("ა7", True), ("K7M3", True), ("AL.01/2", True), ("017", True),
        ("Анна", False), ("12345678", False), ("ÄÖ123456", False), ("12.03.2005", False), ("-A7", False),
        ("A7-", False), ("A--7", False), ("A 7", False), ("17", False),
    ],
)  # fmt: skip
def test_what_may_be_a_lists_own_code(text: str, is_one: bool) -> None:
    assert is_code(text) is is_one


@pytest.mark.parametrize("codes", CODES.values(), ids=CODES)
def test_evaluating_links_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, codes: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    scale = "{id: s, title: S, kind: likert, answers: 1-5, items: [{id: q1}]}"
    write(tmp_path / "instrument.yaml", f"instrument: F\nid: f\ncode: {{columns: [code]}}\nscales: [{scale}]\n")
    for wave, answer in (("pre", "2"), ("post", "4")):
        write(tmp_path / f"{wave}.csv", _table(["code", "q1"], *([code, answer] for code in codes)))
    assert "5 people compared" in run_here(["evaluate", "pre.csv", "post.csv"]).said

"""What a report shows: counts that give nobody away by stakeholder and side, an interval that is a published one, and
what people wrote only where that is asked for."""

import json
import stat
from pathlib import Path

import pytest
from openpyxl import Workbook
from scipy.stats import binomtest

from ecpat_training.core.location import Location
from ecpat_training.followup.counting.groups import BY, by_group
from ecpat_training.followup.counting.outcomes import count_outcomes
from ecpat_training.followup.model.commitment import Commitment, CommittedPerson
from ecpat_training.followup.reading.commitments import read_commitments
from ecpat_training.followup.reading.places import places_in
from tests.commands.running import run_here

HERE = Location("commitments.csv")


def said(code: str, number: int, *, done: bool) -> Commitment:
    return Commitment(code, number, HERE, "x", statuses={3: "done" if done else "no"})


@pytest.mark.parametrize(("hits", "people"), [(13, 20), (0, 8), (8, 8), (1, 57), (263, 291)])
def test_one_commitment_each_has_wilsons_interval(hits: int, people: int) -> None:
    """As SciPy computes it, which this is not made with."""
    found = count_outcomes([said(f"P{at}", 1, done=at < hits) for at in range(people)], 3).done.answered
    wilson = binomtest(hits, people).proportion_ci(method="wilson")
    assert (found.low, found.high) == pytest.approx((wilson.low, wilson.high), abs=1e-12)


def test_wilsons_interval_is_that_of_newcombe() -> None:
    """81 of 263: 0.2553 to 0.3662 (Newcombe 1998, Statistics in Medicine 17, 857-872, method 3)."""
    found = count_outcomes([said(f"P{at}", 1, done=at < 81) for at in range(263)], 3).done.answered
    assert (found.low, found.high) == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_several_commitments_of_a_person_count_as_one_answer() -> None:
    """Twenty answers of ten people, each of whom did both or neither: the interval is that of ten."""
    both = [said(f"P{at}", number, done=at < 6) for at in range(10) for number in (1, 2)]
    wilson = binomtest(6, 10).proportion_ci(method="wilson")
    found = count_outcomes(both, 3).done.answered
    assert (found.low, found.high) == pytest.approx((wilson.low, wilson.high), abs=1e-12)


def people(**sizes: int) -> list[tuple[CommittedPerson, Commitment]]:
    return [
        (CommittedPerson(f"{kind}{at}", None if kind == "none" else kind), said(f"{kind}{at}", number, done=True))
        for kind, size in sizes.items()
        for at in range(size)
        for number in (1, 2)
    ]


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"GO": 12, "NGO": 15}, ["GO", "NGO"]),
        ({"GO": 12, "NGO": 9}, []),  # the rest would be the nine
        ({"GO": 12, "NGO": 9, "IGO": 1}, ["GO"]),  # the rest are ten, of two kinds
        ({"GO": 12, "NGO": 9, "none": 2}, ["GO"]),
        ({"GO": 40}, []),
        ({"GO": 10, "NGO": 10}, ["GO", "NGO"]),
    ],
)
def test_no_small_group_is_shown_or_left_over(sizes: dict[str, int], shown: list[str]) -> None:
    assert [name for name, _ in by_group(people(**sizes), 3, BY["stakeholder"])] == shown


def folder(tmp_path: Path) -> Path:
    for training in ("al-1", "al-2"):
        of = tmp_path / "trainings" / training
        of.mkdir(parents=True)
        rows = "".join(f"P{at},Visit Ana Hoxha,done\n" for at in range(3))
        (of / "commitments.csv").write_text(f"Code,Commitment,Status at 3 months\n{rows}", encoding="utf-8")
    return tmp_path


def test_what_people_wrote_is_shown_where_it_is_asked_for(tmp_path: Path) -> None:
    of, plain, texts = folder(tmp_path), tmp_path / "plain.txt", tmp_path / "texts.txt"
    assert run_here(["follow-up", "report", str(of), "--out", str(plain)]).exit_code == 0
    assert run_here(["follow-up", "report", str(of), "--texts", "--out", str(texts)]).exit_code == 0
    assert "Hoxha" not in plain.read_text("utf-8")
    assert texts.read_text("utf-8").count("Visit Ana Hoxha") == 6
    assert "may name somebody" in texts.read_text("utf-8")
    assert stat.S_IMODE(texts.stat().st_mode) == 0o600
    data = run_here(["follow-up", "report", str(of), "--texts", "--json"])
    assert "Hoxha" not in json.dumps(json.loads(data.raw)["result"])


def test_the_table_of_trainings_says_that_it_is_internal(tmp_path: Path) -> None:
    out = tmp_path / "report.txt"
    run_here(["follow-up", "report", str(folder(tmp_path)), "--out", str(out)])
    text = " ".join(out.read_text("utf-8").split())
    assert "Internal, not for publication" in text
    assert "Internal: here each training is shown, however few its people are." in text


def test_a_workbook_is_read_and_the_newest_version_counts(tmp_path: Path) -> None:
    of = tmp_path / "al-1"
    of.mkdir()
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in (["Code", "I will 1", "Status at 3 months 1"], ["AB12", "Call", "done"], ["CD34", "Tell", "partly"]):
        sheet.append(row)
    workbook.save(of / "commitments-v2.xlsx")
    (of / "commitments.csv").write_text("Code,I will 1\nOLD1,x\n", encoding="utf-8")
    for version, word in ((2, "no"), (10, "yes")):
        text = f"Code,Status 1\nAB12,{word}\n"
        (of / f"commitments-6-months-v{version}.csv").write_text(text, encoding="utf-8")
    (one,) = read_commitments(places_in([tmp_path]))
    assert [(said.code, dict(said.statuses or {})) for said in one.commitments] == [
        ("AB12", {3: "done", 6: "done"}),
        ("CD34", {3: "partly"}),
    ]
    assert [Path(file).name for file in one.files] == ["commitments-v2.xlsx", "commitments-6-months-v10.csv"]

"""Commitments as people type them, and bounds that hold whatever those would have said who didn't answer."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.core.location import Location
from ecpat_training.followup.counting.outcomes import bounds, count_outcomes
from ecpat_training.followup.model.commitment import Commitment, TrainingCommitments
from ecpat_training.followup.reading.commitments import read_commitments
from ecpat_training.followup.reading.places import places_in
from ecpat_training.words.lists.commitment_words import STATUSES, Status

HERE = Location("commitments.csv")


def read(folder: Path, **files: str) -> TrainingCommitments:
    (folder / "al-1").mkdir()
    for name, text in files.items():
        (folder / "al-1" / f"{name.replace('_', '-')}.csv").write_text(text, encoding="utf-8")
    (one,) = read_commitments(places_in([folder]))
    return one


def codes(one: TrainingCommitments) -> list[str]:
    return [finding.code for finding in one.findings]


@pytest.mark.parametrize(("answered", "low", "high"), [(228, 37, 80), (300, 49, 74)])
def test_bounds_of_published_response_rates(answered: int, low: int, high: int) -> None:
    """400 asked, 57 % or 75 % answer, 65 % of these did all of it."""
    least, most = bounds(round(0.65 * answered), answered, 400)
    assert (round(100 * least), round(100 * most)) == (low, high)


@given(st.lists(st.tuples(st.sampled_from([*STATUSES]), st.booleans(), st.integers(0, 5)), min_size=1, max_size=30))
def test_bounds_contain_every_completion(rows: list[tuple[Status, bool, int]]) -> None:
    """Whatever those would have said who didn't answer, the share lies between the bounds, however it is counted."""
    seen = [
        Commitment(f"P{who}", 1, HERE, "x", statuses={3: status} if answers else {}) for status, answers, who in rows
    ]
    whole = [Commitment(f"P{who}", 1, HERE, "x", statuses={3: status}) for status, _, who in rows]
    found, truth = count_outcomes(seen, 3), count_outcomes(whole, 3)
    for name in ("done", "at_least_partly", "done_relevant"):
        true, share = getattr(truth, name).answered.value, getattr(found, name)
        if true is not None and share.low is not None:
            assert share.low - 1e-9 <= true <= share.high + 1e-9


def test_row_a_person_with_answers_in_a_file_of_their_own(tmp_path: Path) -> None:
    one = read(
        tmp_path,
        commitments="Code,I will 1,By when 1,I will 2\nAB12,Call the shelter,12.11.2005,Tell my team\nCD34,,,\n",
        commitments_3_months="Code;Status 1;Status 2\nAB12;yes;частично\n",
    )
    assert [(said.number, said.status(3)) for said in one.commitments] == [(1, "done"), (2, "partly")]
    assert one.without() == ("CD34",)
    assert one.training == "al-1"
    assert not one.findings


def test_row_a_statement_with_columns_of_months(tmp_path: Path) -> None:
    one = read(
        tmp_path,
        commitments="Code,Commitment,Status at 3 months,6 months\nAB12,Call,no,\nAB12,Tell,sans objet,yes\n",
    )
    assert [(said.number, said.status(3), said.status(6)) for said in one.commitments] == [
        (1, "no", None),
        (2, "no longer relevant", "done"),
    ]
    assert one.months == (3, 6)


def test_an_unknown_word_is_asked_and_no_answer(tmp_path: Path) -> None:
    one = read(tmp_path, commitments="Code,Commitment,Status at 3 months\nAB12,Call,halfway\n")
    assert codes(one) == ["commitments.status"]
    assert one.commitments[0].status(3) is None
    assert one.months == (3,)


def test_an_empty_column_of_a_month_was_not_asked(tmp_path: Path) -> None:
    assert read(tmp_path, commitments="Code,Commitment,12 months\nAB12,Call,\n").months == ()


def test_duplicates_too_many_and_names_for_codes_are_said(tmp_path: Path) -> None:
    one = read(
        tmp_path,
        commitments="Code,Commitment\nAB12,a\nAB12,a\nAB12,b\nAB12,c\nAB12,d\nAnna Berg,e\n",
    )
    assert codes(one) == ["commitments.twice", "commitments.more-than-three", "commitments.code"]
    assert [said.text for said in one.commitments] == ["a", "b", "c"]
    assert "Anna" not in "".join(map(str, one.findings))


def test_two_answers_of_one_month_count_as_neither(tmp_path: Path) -> None:
    one = read(
        tmp_path,
        commitments="Code,Commitment 1\nAB12,a\n",
        commitments_3_months="Code,Status 1\nAB12,yes\nAB12,no\n",
    )
    assert codes(one) == ["commitments.two-statuses"]
    assert one.commitments[0].status(3) is None

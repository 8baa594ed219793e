"""Codes that a spreadsheet, a keyboard or an eye has changed are paired and never taken for equal (decision 0150)."""

import pytest

from ecpat_training.survey.reading.near_codes import ALPHABET, DATE, LETTERS, MARKS, NUMBER, find_near_codes
from ecpat_training.words.comparable_codes import compact, strip_leading_zeros


@pytest.mark.parametrize(
    ("code", "other_code", "why"),
    [
        ("HC04", "НС04", ALPHABET),  # all Cyrillic, as they look
        ("VA51", "ВА51", ALPHABET),  # as they sound
        ("LJ12", "Љ12", ALPHABET),
        ("ΑΒ77", "AB77", ALPHABET),  # Greek
        ("AO7I", "a071", LETTERS),
        ("l0OK", "1OOK", LETTERS),
        ("12/03/85", "120385", MARKS),
        ("1E05", "100000", NUMBER),
        ("1E05", "1.00E+05", NUMBER),
        ("101.0", "101", NUMBER),
        ("MAR05", "2026-03-05", DATE),
        ("MAR99", "1999-03-01", DATE),
        ("3-5", "2026-05-03", DATE),
        ("7-12", "12-Jul", DATE),
        ("5.3", "05. März", DATE),
    ],
)
def test_what_is_made_of_a_code_is_paired_with_it_and_not_equal(code: str, other_code: str, why: str) -> None:
    keys = {strip_leading_zeros(compact(text)) for text in (code, other_code)}
    assert len(keys) == 2
    for codes in ([code, "QQ99Z"], [other_code, "ZZ11Q"]), ([other_code, "ZZ11Q"], [code, "QQ99Z"]):
        assert [(pair.first_index, pair.second_index, pair.difference) for pair in find_near_codes(*codes)] == [
            (0, 0, why)
        ]


def test_in_which_order_a_spreadsheet_reads_dates_is_the_same_for_all() -> None:
    """`3-5` and `5-3` are two people, and a spreadsheet of the United States shows them as 5 March and 3 May."""
    pairs = find_near_codes(["3-5", "5-3", "2-9"], ["2026-05-03", "2026-03-05", "2026-02-09"])
    assert [(pair.first_index, pair.second_index) for pair in pairs] == [(0, 1), (1, 0), (2, 2)]


@pytest.mark.parametrize(
    ("codes", "other_codes"),
    [
        (["AO71", "A071"], ["AOOI", "A07I"]),  # either of two people
        (["3-5"], ["5-3"]),  # no spreadsheet has shown a date
        (["MAR05"], ["3-5"]),
        (["O1"], ["01"]),  # too short to say anything
        (["AB12"], ["CD34"]),
        ([], ["AB12"]),
    ],
)
def test_codes_that_may_be_several_peoples_or_are_only_short_are_no_pair(
    codes: list[str], other_codes: list[str]
) -> None:
    assert find_near_codes(codes, other_codes) == []

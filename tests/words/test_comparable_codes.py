"""Codes are made comparable without guessing what somebody meant."""

import pytest

from ecpat_training.words.comparable_codes import compact, strip_leading_zeros


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("AN-07", "an07"),
        (" an 07 ", "an07"),
        ("ＡＮ０７", "an07"),
        ("Zoë12", "zoe12"),
        ("STRAẞE1", "strasse1"),
        ("1 - 12", "1-12"),  # what stands between two figures parts them: 11-2 is another code
        ("12.3 AN", "12-3an"),
        ("Ан07", "ан07"),  # Cyrillic stays Cyrillic
        ("", ""),
        (" - ", ""),
        ("N/A", ""),
        ("none", ""),
    ],
)
def test_how_a_code_is_written_does_not_matter(written: str, meant: str) -> None:
    assert compact(written) == meant


@pytest.mark.parametrize(
    ("code", "plain"), [("0412", "412"), ("an07", "an7"), ("m01b010", "m1b10"), ("a00", "a0"), ("10", "10"), ("0", "0")]
)
def test_leading_zeros_of_each_number_go(code: str, plain: str) -> None:
    assert strip_leading_zeros(code) == plain

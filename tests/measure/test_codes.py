"""Codes are made comparable without guessing what somebody meant."""

import pytest

from ecpat_training.measure.codes import compact, looks_like_a_name, without_leading_zeros


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("AN-07", "an07"),
        (" an 07 ", "an07"),
        ("ＡＮ０７", "an07"),
        ("Zoë12", "zoe12"),
        ("STRAẞE1", "strasse1"),
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
    assert without_leading_zeros(code) == plain


@pytest.mark.parametrize(
    "name", ["Ana Markovic", "Ana Markovic1", "MARKOVIĆ, Ana", "ana.markovic 07", "Li-Anne O’Brien", "Иван Петров"]
)
def test_a_first_and_a_last_name_are_no_code(name: str) -> None:
    assert looks_like_a_name(name)


@pytest.mark.parametrize("code", ["AN-07", "ANA07MAR", "MAR-SOF-12", "AN MA 07", "Maria07", "no code", ""])
def test_a_code_is_no_name(code: str) -> None:
    assert not looks_like_a_name(code)


@pytest.mark.parametrize(
    "address", ["ana@example.org", " Ana.M@mail.example.org ", "ana@example.org 2", "+359 88 812 3456"]
)
def test_an_address_names_somebody_as_well(address: str) -> None:
    assert looks_like_a_name(address)


@pytest.mark.parametrize("code", ["A@7", "+AN07", "AN@07", "07/03/AN", "2005.06.16"])
def test_what_holds_a_sign_of_an_address_may_be_a_code(code: str) -> None:
    assert not looks_like_a_name(code)

"""What people are called by: the list's own codes where these are clearly codes, else their rows."""

import pytest

from ecpat_training.roster.reading.own_codes import is_code
from ecpat_training.roster.reading.roster import roster_from
from tests.roster.lists import sheet


def called(text: str) -> list[str]:
    """The codes of a list's people, and what is noted of them."""
    reading = roster_from(sheet(text))
    notes = [one.message for one in reading.findings if one.code == "roster.codes"]
    return [*(person.code for person in reading.roster.participants), *notes]


@pytest.mark.parametrize("text", ["K7M3", "AL-017", "P17", "017", "2005/014", "b.204", "TIR-05-17", "К7М3"])
def test_a_short_text_with_a_digit_is_a_code(text: str) -> None:
    assert is_code(text)


NO_CODES = {
    "a running number": "17",
    "a Polish identity card": "ABC123456",
    "a Romanian identity card": "RX123456",
    "a British passport": "925665416",
    "a German passport": "C01X00T47",
    "a Danish personal number": "010170-1234",
    "a Bulgarian personal number": "7501010010",
    "a telephone": "0691234",
    "a date of birth": "17-03-1985",
    "a date of birth, backwards": "1985.3.17",
    "a name": "Petrova",
    "two words": "K7 M3",
    "a Ukrainian passport": "СН123456",
}


@pytest.mark.parametrize("text", NO_CODES.values(), ids=NO_CODES)
def test_what_may_be_the_number_of_a_document_is_none(text: str) -> None:
    assert not is_code(text)


def test_people_are_called_by_the_codes_of_their_list() -> None:
    assert called("Code | Name | Gender\nK7M3 | Ana Petrova | f\nB4T9 | Kari Nordmann | f") == ["K7M3", "B4T9"]


def test_passport_numbers_are_never_used() -> None:
    assert called("ID | Name | Gender\nAB123456 | Ana Petrova | f\nAB123457 | Kari Nordmann | f") == ["R2", "R3"]


def test_a_code_that_is_a_name_is_never_used() -> None:
    assert called("ID | Name | Gender\nPetro7 | Ana Petro | f\nKari8 | Kari Nordmann | f") == ["R2", "R3"]


def test_where_one_has_no_code_all_are_called_by_their_rows() -> None:
    note = "people are called by their rows, not by the list's codes: 1 person has none."
    assert called("Code | Name | Gender\nK7M3 | Ana Petrova | f\n | Kari Nordmann | f") == ["R2", "R3", note]


def test_where_two_share_a_code_all_are_called_by_their_rows() -> None:
    note = "people are called by their rows, not by the list's codes: 2 people share one."
    text = "Code | Name | Gender\nK7M3 | Ana Petrova | f\nk7m3 | Kari Nordmann | f\nB4T9 | Jean Marais | m"
    assert called(text) == ["R2", "R3", "R4", note]

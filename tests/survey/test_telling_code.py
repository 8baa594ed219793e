"""A code that may tell who somebody is must not be shown; one that can't is, since it is how people find a row."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecpat_training.survey.model.codes import DRAWN_ALPHABET, add_check_character, is_name_like, is_possible_name

NAMES = ["Ana Markovic", "Ana Markovic1", "MARKOVIĆ, Ana", "ana.markovic 07", "Li-Anne O’Brien", "Иван Петров",
         "Anna Berg (Police)", "07 Anna Berg", "M. Weber", "AnnaBerg", "Berg_Anna"]  # fmt: skip
ADDRESSES = ["ana@example.org", " Ana.M@mail.example.org ", "ana@example.org 2", "Novi Sad-carla@example.org",
             "carla meier <carla@x>", "carla@x", "carla (at) example.org"]  # fmt: skip
TELEPHONES = ["+359 88 812 3456", "0355 123 456", "0355 12345", "AN 0691234567", "(0355) 12-34-56",
              "AL47 2121 1009 0000 0002 3569 8741"]  # fmt: skip
NUMBERS = ["8001015009087", "I50101123A", "NL91ABNA0417164300", "Carla", "carla", "Ива", "გიორგი"]
CODES = ["AN-07", "ANA07MAR", "MAR-SOF-12", "AN MA 07", "Maria07", "A@7", "+AN07", "AN@07", "07/03/AN", "2005.06.16",
         "P001", "0412", "row 2 2", "AN120675", "7d3f9c2e-1234-4bcd-9abc-000011112222", "AAA", "no code", "n/a", "",
         "CF7W4"]  # fmt: skip


@pytest.mark.parametrize("code", [*NAMES, *ADDRESSES, *TELEPHONES])
def test_names_addresses_and_telephones_are_found_part_by_part(code: str) -> None:
    assert is_name_like(code)
    assert is_possible_name(code)


@pytest.mark.parametrize("code", NUMBERS)
def test_what_may_be_a_first_name_or_the_number_of_a_person_is_not_shown(code: str) -> None:
    assert is_possible_name(code)


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_no_name(code: str) -> None:
    assert not is_name_like(code)
    assert not is_possible_name(code)


@settings(deadline=None)
@given(st.text(DRAWN_ALPHABET, min_size=4, max_size=4), st.sampled_from(["", "-", " "]))
def test_a_drawn_code_is_shown(word: str, between: str) -> None:
    code = add_check_character(word)
    code = f"{code[:3]}{between}{code[3:]}"
    assert not is_name_like(code)


@settings(deadline=None)
@given(st.sampled_from([*NAMES, *ADDRESSES]), st.sampled_from([" ", "-", "/", " - "]), st.text("AN07 ", max_size=6))
def test_nothing_that_stands_beside_a_name_hides_it_from_us(name: str, mark: str, beside: str) -> None:
    assert is_name_like(f"{beside}{mark}{name}{mark}{beside}")


@pytest.mark.parametrize("letters", ["é", "1", "a_", "(0", "a.b", "@", "( at", "0 1 ", "aé "])
def test_the_longest_cell_is_looked_at_in_steps_by_its_length(letters: str) -> None:
    """An essay pasted into the column of codes: with a step for each pair or three of its letters this never ends."""
    is_possible_name(letters * (32_767 // len(letters)) + "-")

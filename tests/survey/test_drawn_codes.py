"""Drawn codes: told apart from what a slip of the pen makes of them."""

from itertools import combinations, product

import pytest

from ecpat_training.survey.forms.slips import SMALLEST_DISTANCE, draw_codes
from ecpat_training.survey.model.codes import DRAWN_ALPHABET, DRAWN_LENGTH, is_drawn_code


def test_a_draw_can_be_repeated_and_another_training_gets_other_codes() -> None:
    codes = draw_codes(24, 1, "nine/al-1")
    assert codes == draw_codes(24, 1, "nine/al-1")
    assert draw_codes(12, 1, "nine/al-1") == codes[:12]
    assert not set(codes) & set(draw_codes(24, 1, "nine/al-2"))
    assert codes[:3] == ["4JRVR", "WNFPD", "CX747"]


def test_codes_of_a_draw_differ_in_three_places_and_all_fit() -> None:
    codes = draw_codes(300, 7, "any")
    assert len(set(codes)) == 300
    assert all(map(is_drawn_code, codes))
    assert all(sum(a != b for a, b in zip(*pair, strict=True)) >= SMALLEST_DISTANCE for pair in combinations(codes, 2))


def test_one_wrong_character_or_two_that_changed_places_never_fit() -> None:
    for code in draw_codes(40, 3, "any"):
        for at, character in product(range(DRAWN_LENGTH), DRAWN_ALPHABET):
            assert is_drawn_code(code[:at] + character + code[at + 1 :]) == (character == code[at])
        for at in range(DRAWN_LENGTH - 1):
            swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
            assert is_drawn_code(swapped) == (swapped == code)


@pytest.mark.parametrize("character", "0O1I2Z5SB8G6UQAEY")
def test_what_is_taken_for_another_by_hand_is_in_no_code(character: str) -> None:
    assert character not in DRAWN_ALPHABET


def test_a_code_is_known_in_small_letters_and_with_blanks() -> None:
    (code,) = draw_codes(1, 1, "any")
    assert is_drawn_code(f"{code[:2]}-{code[2:]}".lower())
    assert not is_drawn_code(code[:4])
    assert not is_drawn_code("")

"""A code of a person is one in every alphabet, and a name is none."""

import unicodedata

import pytest

from ecpat_training.values.person_code import has_form_of_code, is_person_code


@pytest.mark.parametrize("code", ["AN12", "ȚUDOR12", "Đ07", "ŠEMA", "ЖК14", "ע12", "გ07", "P-014", "2005/07", "K7M3"])
def test_codes_of_every_alphabet_are_codes_composed_or_not(code: str) -> None:
    assert is_person_code(code)
    assert is_person_code(unicodedata.normalize("NFD", code))


@pytest.mark.parametrize("text", ["", "Ana", "Željka", "Ana Popa", "-12", "_7", "A" * 61, "ana@example.org", "გიორგი"])
def test_what_may_be_a_name_or_no_code_is_none(text: str) -> None:
    assert not is_person_code(text)


def test_letters_alone_have_the_form_and_are_no_code_for_sure() -> None:
    assert has_form_of_code("Željka")
    assert not has_form_of_code("Ana Popa")

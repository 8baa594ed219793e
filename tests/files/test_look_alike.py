"""Ids that only look the same are told apart by code point."""

from ecpat_training.files.yaml.look_alike import find_look_alike, foreign_letters


def test_a_cyrillic_id_that_looks_like_a_latin_one_is_recognised_with_its_letter() -> None:
    assert find_look_alike("Т1", ["T1", "T2"]) == ("T1", ["U+0422 (Cyrillic capital letter te, which looks like `T`)"])
    assert find_look_alike("T1", ["Т1"]) == ("Т1", ["U+0422 (Cyrillic capital letter te, which looks like `T`)"])


def test_the_same_id_and_another_id_are_not_look_alikes() -> None:
    assert find_look_alike("T1", ["T1", "T2"]) is None
    assert find_look_alike("Ж1", ["T1"]) is None


def test_letters_that_look_like_nothing_latin_are_not_named() -> None:
    assert foreign_letters("Жени и деца от ЖП") != []
    assert foreign_letters("жфцщ") == []

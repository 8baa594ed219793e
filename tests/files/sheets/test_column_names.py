"""A column goes by all words over it, by the lowest of them, and by its letter."""

import pytest

from ecpat_training.files.sheets.column_names import columns_of_name, place_of_letters

PATHS = {
    0: ("Code",),
    1: ("PRE-TEST", "Total"),
    2: ("PRE-TEST", "Q1"),
    3: ("POST-TEST", "Total"),
    4: ("Nom / Prénom",),
    5: ("D",),
}


@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("code", (0,)),
        ("PRE-TEST / Total", (1,)),
        ("pre test/total", (1,)),
        ("Post-test / TOTAL", (3,)),
        ("Total", (1, 3)),
        ("Q1", (2,)),
        ("Nom / Prénom", (4,)),
        ("D", (5,)),
        ("column D", (3,)),
        ("column 4", (3,)),
        ("B", (1,)),
        ("b", ()),
        ("Q 1", ()),
        ("Points", ()),
        ("MID-TEST / Total", ()),
    ],
)
def test_a_name_tells_columns(name: str, places: tuple[int, ...]) -> None:
    assert columns_of_name(name, PATHS) == places


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("A", 0),
        ("Z", 25),
        ("AA", 26),
        ("Column c", 2),
        ("column 1", 0),
        ("column 0", None),
        ("a", None),
        ("Name", None),
    ],
)
def test_a_letter_is_a_place(name: str, place: int | None) -> None:
    assert place_of_letters(name) == place

"""Places are named as people find them in their files."""

import pytest

from ecpat_training.core.location import Location, cell_name


@pytest.mark.parametrize(
    ("location", "said"),
    [
        (Location("programme.yaml", 14, 9), "programme.yaml:14:9"),
        (Location("roster.csv", 3), "roster.csv:3"),
        (Location("roster.csv"), "roster.csv"),
        (Location("roster.xlsx", sheet="Sheet1", cell="C14"), "roster.xlsx!Sheet1!C14"),
        (Location("roster.xlsx", cell="C14"), "roster.xlsx!C14"),
    ],
)
def test_a_place_reads_as_a_person_looks_it_up(location: Location, said: str) -> None:
    assert str(location) == said


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [
        (0, 0, "A1"),
        (13, 2, "C14"),
        (0, 25, "Z1"),
        (0, 26, "AA1"),
        (4, 701, "ZZ5"),
        (4, 702, "AAA5"),
        (1048575, 16383, "XFD1048576"),
    ],
)
def test_cells_have_the_spreadsheets_names(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name

"""Tables by two columns: what is hidden stays hidden, whatever the table."""

import random

import pytest

from ecpat_training.effect.disclosure.cross_table import protected
from tests.effect.disclosure.attacks import table_recovered


def test_a_small_cell_takes_the_cheapest_rectangle_with_it() -> None:
    assert protected([[58, 61], [5, 7], [36, 33]]) == ((58, 61), (None, None), (None, None))


@pytest.mark.attack("a published report")
def test_no_hidden_cell_of_any_table_is_recovered() -> None:
    draw = random.Random(4)
    shown = 0
    for _ in range(25):
        counts = [[draw.choice((0, 3, 8, 12, 15, 30, 40)) for _ in range(draw.choice((2, 3)))] for _ in range(3)]
        counts = [row[: min(map(len, counts))] for row in counts]
        cells = protected(counts, 10)
        if cells is None:
            continue
        shown += 1
        assert all(cell is None or cell >= 10 for row in cells for cell in row)
        cross = {
            "cells": [["·" if cell is None else cell for cell in row] for row in cells],
            "row_totals": [sum(row) for row in counts],
            "column_totals": [sum(column) for column in zip(*counts, strict=True)],
        }
        assert table_recovered(cross, 10) == []
    assert shown > 5


def test_no_table_of_fewer_than_60_people_or_with_a_small_total() -> None:
    assert protected([[15, 15], [15, 14]]) is None
    assert protected([[15, 15], [15, 15]]) == ((15, 15), (15, 15))
    assert protected([[60, 60], [4, 5]]) is None
    assert protected([[9, 30, 20], [0, 40, 20], [0, 20, 30]]) is None
    assert protected([[10, 30, 20], [0, 40, 20], [0, 20, 30]]) == ((None, 30, None), (None, 40, None), (None, 20, None))

"""What holds for every list, whatever is in it."""

import random

from hypothesis import given
from hypothesis import strategies as st

from ecpat_training.files.table import CellTable, CellValue
from ecpat_training.roster.reading.countries import country
from ecpat_training.roster.reading.roster import RosterReading, roster_from
from ecpat_training.roster.rule_parts.composition import tally

country("nowhere at all")  # loads Babel's names once, so that no drawn list has to wait for them
HEADER: list[CellValue] = ["No", "Name", "Organisation", "Sector", "Role", "Sex", "Country", "E-mail"]


def maybe(*texts: CellValue) -> st.SearchStrategy[CellValue]:
    return st.sampled_from([None, *texts])


ROWS = st.lists(
    st.tuples(
        maybe(1, "2", "Total: 3"),
        maybe("Elena", "elena ", "Kari", "Ivanova, Elena", "Elena Ivanova", "Total", "None"),
        maybe("Police", "police", "Helpline", "Total"),
        maybe("GO", "N.G.O.", "Stan", "-"),
        maybe("police", "care", "care ", "head", "judge"),
        maybe("F", "m", "x"),
        maybe("BG", "Norway", "NA"),
        maybe("a@example.org", "A@example.org", "b@example.org", "bad"),
    ).map(list),
    max_size=12,
)


def read(rows: list[list[CellValue]]) -> RosterReading:
    return roster_from(CellTable("roster.xlsx", [HEADER, *rows], sheet="Sheet1"))


def room(reading: RosterReading) -> list[object]:
    roster = reading.roster
    return [len(roster.participants), *(tally(roster, of) for of in ("stakeholder", "role", "gender", "country"))]


@given(ROWS)
def test_rows_are_used_or_listed(rows: list[list[CellValue]]) -> None:
    reading = read(rows)
    roster = reading.roster
    filled = sum(any(cell not in (None, "") for cell in row) for row in rows)
    assert roster.rows == filled == len(roster.participants) + len(reading.not_used)
    places = [person.where for person in roster.participants] + [entry.location for entry in reading.not_used]
    assert len(set(places)) == len(places)
    assert all(entry.reason for entry in reading.not_used)


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows: list[list[CellValue]], chance: random.Random) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert room(read(rows)) == room(read(shuffled))


@given(ROWS)
def test_counts_add_up_to_everybody(rows: list[list[CellValue]]) -> None:
    roster = read(rows).roster
    for of in ("stakeholder", "role", "gender", "country", "region", "profession", "organisation"):
        there = tally(roster, of)
        assert sum(there.counts.values()) + there.not_known == len(roster.participants)


@given(
    st.lists(st.lists(st.one_of(st.none(), st.text(max_size=12), st.integers(), st.booleans()), max_size=9), max_size=9)
)
def test_any_cells_below_the_header_are_read_without_a_fault(rows: list[list[CellValue]]) -> None:
    reading = read(rows)
    assert reading.roster.rows == len(reading.roster.participants) + len(reading.not_used)


@given(ROWS)
def test_reading_twice_gives_the_same(rows: list[list[CellValue]]) -> None:
    assert read(rows) == read(rows)

"""Which row of a sheet is the header, and what stands over each column, in one row or in two."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ecpat_training.files.sheets.header import group_starts, header_paths, meaning_by_text, meaning_by_words
from ecpat_training.files.sheets.reader import NEAR_ROWS, SEARCHED_ROWS, SheetReader
from ecpat_training.files.table import CellTable
from ecpat_training.words.matching import index
from tests.files.sheets.tables import WORDS, Columns, reader, table

FIRST = SheetReader(meaning_by_words(index(WORDS)), (("code",), ("owner", "due")), takes_first_header=True)


@pytest.mark.parametrize("header", ["Code | Owner | Due", "Šifra | Vlasnik | Rok", "Код | Ответственный | Срок"])
@pytest.mark.parametrize("above", [0, 1, 20, NEAR_ROWS - 1, NEAR_ROWS, 45, SEARCHED_ROWS - 1])
def test_the_header_is_found_as_far_below_as_sixty_rows(header: str, above: int) -> None:
    sheet = reader().read(table("\n" * above + header + "\nK7M3 | La Strada | 2026-05-01"))
    assert (sheet.is_complete, sheet.header_row, dict(sheet.places)) == (True, above, {"code": 0, "owner": 1, "due": 2})
    assert [row.text("owner") for row in sheet.data] == ["La Strada"]


def test_a_header_further_below_than_sixty_rows_is_none() -> None:
    sheet = reader().read(table("\n" * SEARCHED_ROWS + "Code | Owner"))
    assert (sheet.is_complete, sheet.columns, sheet.missing_fields) == (False, (), (("code",), ("owner", "due")))


def test_the_row_that_names_most_counts_and_of_as_many_the_first() -> None:
    text = "Code | Owner\n\nCode | Owner | Due\nx | y | z\nCode | Owner | Due"
    assert reader().read(table(text)).header_row == 2
    assert FIRST.read(table(text)).header_row == 0


def test_one_that_has_what_is_needed_counts_before_one_that_names_more() -> None:
    assert reader().read(table("Owner | Due | Topic | Status\n\nCode | Owner")).header_row == 2


def test_below_the_first_thirty_rows_a_fuller_header_is_that_of_another_table() -> None:
    text = "Code | Owner\nK1 | a" + "\n" * NEAR_ROWS + "Code | Owner | Due\nK2 | b | c"
    sheet = reader().read(table(text))
    assert sheet.header_row == 0
    assert [finding.code for finding in sheet.remarks()] == ["table.second-header"]


def test_where_nothing_is_enough_it_says_what_is_missing_of_the_fullest_row() -> None:
    sheet = reader().read(table("Owner\nOwner | Due\nx | y"))
    assert (sheet.is_complete, sheet.header_row, sheet.missing_fields) == (False, 1, (("code",),))


def test_where_all_rows_are_near_a_fuller_header_further_below_counts() -> None:
    text = "Code | Owner\nK1 | a" + "\n" * NEAR_ROWS + "Code | Owner | Due\nK2 | b | c"
    everywhere = replace(reader(), near_rows=SEARCHED_ROWS)
    assert everywhere.read(table(text)).header_row == NEAR_ROWS + 1


def test_what_a_row_names_besides_counts_for_it_alone() -> None:
    """A word that is a column beside a code, and nothing elsewhere."""

    def also(texts: Sequence[str]) -> int:
        return int("Code" in texts and "Monday" in texts)

    days = SheetReader(meaning_by_words(index(WORDS)), (), min_fields=2, count_further=also)
    assert not days.read(table("Owner | Monday")).is_complete
    sheet = days.read(table("Owner | Monday\nCode | Monday\nOwner | Topic"))
    assert (sheet.is_complete, sheet.header_row, dict(sheet.places)) == (True, 1, {"code": 0})


def test_a_reader_of_one_row_joins_none() -> None:
    words = {"code": "code", "person name": "name", "institution name": "institution"}
    two = SheetReader(meaning_by_text(lambda text: words.get(text.lower())), (("code",),))
    text = "Person | | Institution\nName | Code | Name\nAna | K7M3 | La Strada"
    assert {*two.read(table(text)).places} == {"code", "name", "institution"}
    sheet = replace(two, most_rows=1).read(table(text))
    assert (sheet.first_row, sheet.header_row, {*sheet.places}) == (1, 1, {"code"})


def test_a_person_says_which_row_it_is() -> None:
    sheet = reader().read(table("Code | Owner | Due\nCode | Due\nx | y"), 1)
    assert (sheet.header_row, dict(sheet.places)) == (1, {"code": 0, "due": 1})
    assert not reader().read(table("Code | Owner"), 7).is_complete


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Code | INSTITUTION | | Owner", "| Name | Country |"),
        ("Code | INSTITUTION | INSTITUTION | Owner", "| Name | Country |"),
    ],
)
def test_an_upper_word_stands_over_the_columns_to_its_right(upper: str, lower: str) -> None:
    paths = header_paths(table(f"{upper}\n{lower}"), 0, 1)
    assert paths == {0: ("Code",), 1: ("INSTITUTION", "Name"), 2: ("INSTITUTION", "Country"), 3: ("Owner",)}


def test_a_merged_upper_word_stands_over_its_own_columns_alone() -> None:
    text = "Code | INSTITUTION | | \n| Name | Country | Owner"
    assert header_paths(table(text, merged={(0, 1): (1, 2)}), 0, 1)[3] == ("Owner",)
    assert header_paths(table(text), 0, 1)[3] == ("INSTITUTION", "Owner")


def test_the_cell_that_stands_over_a_column_is_known_by_where_it_begins() -> None:
    cells = table(" | Day 1 | | Day 2 | | ", merged={(0, 1): (1, 2), (0, 3): (1, 2)})
    assert group_starts(cells, 0, range(6)) == {1: 1, 2: 1, 3: 3, 4: 3}
    assert group_starts(table(" | Day 1 | | Day 2"), 0, (0, 2, 9)) == {2: 1, 9: 3}
    assert group_starts(table(""), 0, (0, 1)) == {}


def test_words_merged_downwards_count_once() -> None:
    assert header_paths(table("Code | Owner\nCode | Due"), 0, 1) == {0: ("Code",), 1: ("Owner", "Due")}


@pytest.mark.parametrize(
    ("upper", "lower", "data"),
    [
        ("Person | | Institution |", "Code | Name | Name | Country", "K7M3 | Ana | La Strada | AL"),
        ("Osoba | | Institucija |", "Šifra | Ime | Ime | Država", "K7M3 | Ana | La Strada | AL"),
        ("Лицо | | Учреждение |", "Код | Имя | Имя | Страна", "K7M3 | Ana | La Strada | AL"),
    ],
)
def test_two_rows_are_one_header_where_they_name_more_together(upper: str, lower: str, data: str) -> None:
    known: Columns = {
        "code": "code; šifra; код", "name": "name; ime; имя", "country": "country; država; страна",
        "institution": "institution name; institucija ime; учреждение имя",
    }  # fmt: skip
    words = {word.strip(): field for field, line in known.items() for word in line.split(";")}
    sheet = SheetReader(meaning_by_text(lambda text: words.get(text.lower())), (("code",),)).read(
        table(f"{upper}\n{lower}\n{data}")
    )
    assert (sheet.first_row, sheet.header_row) == (0, 1)
    assert dict(sheet.places) == {"code": 0, "name": 1, "institution": 2, "country": 3}
    assert [row.text("institution") for row in sheet.data] == ["La Strada"]


@pytest.mark.parametrize(
    "below",
    ["K7M3 | La Strada | 2026-05-01", "K7M3 | Owner | ", "x | | Owner", "Code | Owner | Due", "1 | 2 | 3 | Due"],
)
def test_a_row_of_data_is_no_part_of_the_header(below: str) -> None:
    assert reader().read(table(f"Code | Owner | Due | Other\n{below}")).header_row == 0


def test_a_title_above_is_no_part_of_the_header() -> None:
    sheet = reader().read(table("Commitments of the training 3\nCode | Owner"))
    assert (sheet.first_row, [column.path for column in sheet.columns]) == (1, [("Code",), ("Owner",)])


CELLS = some.sampled_from(["Code", "owner", "DUE", "Topic", "x", "K7M3", "", "2026-05-01", "Total", "Vlasnik"])
SHEETS = some.lists(some.lists(CELLS, max_size=5), max_size=8)


@given(SHEETS, some.integers(0, NEAR_ROWS - 8))
def test_empty_rows_above_change_nothing_but_the_places(rows: list[list[str]], above: int) -> None:
    plain, moved = (reader().read(CellTable("list.csv", [*([[]] * empty), *rows])) for empty in (0, above))
    assert plain.columns == moved.columns
    if plain.columns:
        assert plain.header_row + above == moved.header_row
        assert [row.texts for row in plain.data] == [row.texts for row in moved.data]


@given(SHEETS)
def test_rows_that_hold_anything_are_data_or_have_a_reason(rows: list[list[str]]) -> None:
    sheet = reader().read(CellTable("list.csv", rows))
    below = [row for row in rows[sheet.header_row + 1 :] if any(row)]
    assert len([*sheet.data]) + len(sheet.unused_rows()) == len(sheet.filled_rows) == len(below)
    assert all(one.reason for one in sheet.unused_rows())


@given(SHEETS)
def test_a_column_is_one_that_is_known_or_unknown_or_there_already(rows: list[list[str]]) -> None:
    sheet = reader().read(CellTable("list.csv", rows))
    assert len(sheet.places) + len(sheet.repeated_columns) + len(sheet.unknown_columns) == len(sheet.columns)
    assert sheet.is_complete == ("code" in sheet.places and not sheet.places.keys().isdisjoint(("owner", "due")))


@given(SHEETS, some.permutations(range(5)))
def test_the_order_of_columns_changes_nothing_that_is_read(rows: list[list[str]], order: list[int]) -> None:
    """Where no column is there twice, and no word stands over several."""
    wide = [[*row, *[""] * (5 - len(row))] for row in rows]
    sheet = reader().read(CellTable("list.csv", wide))
    if (
        sheet.first_row != sheet.header_row
        or sheet.repeated_columns
        or len({*map(str, sheet.columns)}) < len(sheet.columns)
    ):
        return
    moved = reader().read(CellTable("list.csv", [[row[at] for at in order] for row in wide]))
    if moved.first_row == moved.header_row == sheet.header_row:
        assert moved.places.keys() == sheet.places.keys()

"""`.ods` and `.xls`: the same cells and the same remarks as the workbook that they were saved from; and their bombs.

The three files in `old_workbooks/` are one invented workbook, saved by LibreOffice in each of the formats.
"""

import random
import struct
from contextlib import suppress
from pathlib import Path

import pytest

from ecpat_training.core.errors import EcpatError, InputError
from ecpat_training.files.table import CellTable
from ecpat_training.files.table_file import read_table
from ecpat_training.files.workbook.opendocument import MIMETYPE
from ecpat_training.files.workbook.separate_process import ApartError, values_apart
from tests.draws import draws
from tests.files.test_bombs import CALLS, MEGABYTES, read_in_a_child
from tests.files.workbooks import packed, parse_old_excel, parse_opendocument

FOLDER = Path(__file__).parent / "old_workbooks"
MODERN = FOLDER / "answers.xlsx"
OFFICE = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"'


def ods(rows: str, **more: str) -> bytes:
    """The smallest spreadsheet with one sheet of these rows; `more` are attributes of its table."""
    attributes = "".join(f' table:{name}="{value}"' for name, value in {"name": "Answers", **more}.items())
    content = (
        f"<office:document-content {OFFICE}><office:body><office:spreadsheet><table:table{attributes}>{rows}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return packed({"mimetype": MIMETYPE.decode(), "content.xml": content})


def cell(value: object, **attributes: str) -> str:
    """A cell that holds a number, or text."""
    said = "".join(f' table:{name.replace("_", "-")}="{text}"' for name, text in attributes.items())
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"{said}/>'
    return f'<table:table-cell office:value-type="string"{said}><text:p>{value}</text:p></table:table-cell>'


def row(*cells: str, times: int = 1) -> str:
    """A row of cells, so many times."""
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def told(table: CellTable) -> list[tuple[str, str]]:
    """The findings, without the list of formulas: old Excel calls a failed one an error and not a formula."""
    return [
        (one.code, one.message.replace(table.file, "FILE")) for one in table.findings if one.code != "workbook.formula"
    ]


@pytest.mark.parametrize("name", ["answers.ods", "answers.xls"])
def test_it_says_the_same_as_the_modern_workbook(name: str) -> None:
    old, modern = read_table(FOLDER / name), read_table(MODERN)
    assert old.rows == modern.rows
    assert [list(map(type, row)) for row in old.rows] == [list(map(type, row)) for row in modern.rows]
    assert (old.sheet, old.sheets, old.banners) == (modern.sheet, modern.sheets, modern.banners)
    assert told(old) == told(modern)


@pytest.mark.parametrize("name", ["answers.ods", "answers.xls"])
def test_another_sheet_is_chosen_by_name_and_hidden_ones_too(name: str) -> None:
    assert read_table(FOLDER / name, sheet="second").rows == [["x", "y"], [3, 4]]
    assert read_table(FOLDER / name, sheet="Old").rows == [["a", "b"], [1, 2]]
    with pytest.raises(EcpatError, match="'Answers', 'Old' and 'Second'"):
        read_table(FOLDER / name, sheet="Third")


def test_repeated_cells_and_rows_are_unfolded_where_something_stands_behind() -> None:
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    tail = '<table:table-cell table:number-columns-repeated="16000"/>'
    empty = row(tail, times=1_048_000)
    table = parse_opendocument(
        ods(
            row(cell("a"), gap, cell("b"), tail)
            + row(times=2)
            + row(cell(4, number_columns_repeated="2"), times=2)
            + empty
        ),
        "a.ods",
    )
    assert table.rows == [["a", None, None, "b"], [], [], [4, 4], [4, 4]]


BOMBS = {
    "a cell a thousand times wide": ods(row(cell(1, number_columns_repeated="16384"))),
    "a row a million times": ods(row(cell(1, number_columns_repeated="1000"), times=1_048_576)),
    "a cell at the far corner": ods(
        row(cell(1)) + row(times=1_048_574) + row(cell(1), cell(2), cell(3), cell(4), cell(5))
    ),
    "many rows of many": ods("".join(row(cell(1), times=1_000_000) for _ in range(50))),
    "a text with a million spaces": ods(row(cell('<text:s text:c="999999999"/>' * 100))),
    "twenty sheets and more": ods("</table:table><table:table>".join([row(cell(1))] * 40)),
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused(bomb: str) -> None:
    with pytest.raises(EcpatError):
        parse_opendocument(BOMBS[bomb], "bomb.ods")


@pytest.mark.parametrize("bomb", ["a row a million times", "many rows of many"])
def test_it_takes_little_work_and_memory(bomb: str, tmp_path: Path) -> None:
    path = tmp_path / "bomb.ods"
    path.write_bytes(BOMBS[bomb])
    said, calls, megabytes = read_in_a_child(path)
    assert said.startswith("RefusedError")
    assert calls < CALLS
    assert megabytes < MEGABYTES


def test_words_of_notes_and_drawings_are_no_answers() -> None:
    note = "<office:annotation><text:p>hidden words</text:p></office:annotation>"
    table = parse_opendocument(
        ods(row(f"<table:table-cell office:value-type='string'>{note}<text:p>A1</text:p></table:table-cell>")), "a.ods"
    )
    assert table.rows == [["A1"]]
    assert [one.code for one in table.findings] == ["workbook.notes"]


def test_a_cell_says_all_that_is_written_in_it_and_nothing_else() -> None:
    box = "<draw:frame xmlns:draw='d'><draw:text-box><text:p>text of a box</text:p></draw:text-box></draw:frame>"
    boxed = f"<table:table-cell office:value-type='string'>{box}<text:p>value</text:p></table:table-cell>"
    under = cell("under").replace("table-cell", "covered-table-cell")
    span = "<table:table-cell office:value-type='time' office:time-value='PT30H30M00S'><text:p>30:30:00</text:p>"
    rows = (
        row(cell("social<text:tab/>worker"), cell("one<text:line-break/>two"))
        + row(boxed, cell(1))
        + row(cell("title", number_columns_spanned="2"), under)
        + row(span + "</table:table-cell>", cell(2))
    )
    table = parse_opendocument(ods(rows), "a.ods")
    assert table.rows == [["social\tworker", "one\ntwo"], ["value", 1], ["title"], ["30:30:00", 2]]


def test_a_password_is_named() -> None:
    manifest = '<m><file-entry full-path="content.xml"><encryption-data/></file-entry></m>'
    data = packed({"mimetype": MIMETYPE.decode(), "content.xml": "<x/>", "META-INF/manifest.xml": manifest})
    with pytest.raises(InputError, match="password-protected"):
        parse_opendocument(data, "a.ods")


def patched(find: bytes, put: bytes) -> bytes:
    """The old workbook with some bytes of its records put in another's place."""
    data = (FOLDER / "answers.xls").read_bytes()
    assert find in data
    return data.replace(find, put, 1)


def test_a_count_of_texts_that_cannot_be_is_refused() -> None:
    data = (FOLDER / "answers.xls").read_bytes()
    at = next(i for i in range(0, len(data), 2) if data[i : i + 2] == b"\xfc\x00" and data[i + 4 : i + 6] != b"\0\0")
    broken = data[: at + 8] + b"\xff\xff\xff\x7f" + data[at + 12 :]
    with pytest.raises(InputError, match="more texts than it can"):
        parse_old_excel(broken, "a.xls")


def test_a_cell_beyond_the_sheet_is_refused() -> None:
    find = struct.pack("<4H", 0x203, 14, 1, 3)  # the date in D2: a number of 14 bytes in row 1 and column 3
    with pytest.raises(InputError, match="a cell stands beyond the sheet"):
        parse_old_excel(patched(find, struct.pack("<4H", 0x203, 14, 1, 0x4000)), "a.xls")


def test_what_ends_the_reading_process_ends_in_words() -> None:
    with pytest.raises(ApartError):
        values_apart(b"no workbook", "Answers")


@pytest.mark.parametrize("name", ["answers.ods", "answers.xls"])
def test_random_damage_ends_in_words(name: str, tmp_path: Path) -> None:
    data, chance = (FOLDER / name).read_bytes(), random.Random(3)
    read = parse_old_excel if name.endswith(".xls") else parse_opendocument
    for _ in range(draws(20, 5) if name.endswith(".xls") else draws(150, 30)):
        broken = bytearray(data[: chance.choice([len(data), len(data), chance.randrange(len(data))])])
        for _ in range(chance.randint(1, 4)):
            broken[chance.randrange(len(broken))] = chance.choice([0, 1, 127, 255, chance.randrange(256)])
        with suppress(EcpatError):
            read(bytes(broken), "broken")
